import type { IdeaItem, NeedItem } from '#server/matching/item.ts';
import { place } from '#server/matching/place.ts';
import { type Ground, type IdeaProfile, ideaProfile, needProfile } from '#server/matching/profile.ts';
import { SHARE } from '#server/matching/weights.ts';
import type { Offered, Wanted } from './library.ts';
import { numbering } from './numbering.ts';

/** Ends every token, so that none begins another where a library completes what is asked. */
const END = '.';

/** Turns items into the tokens of a text search: the same features that our score looks at, ancestors included. */
export const featuresOn = (ground: Ground) => {
  const [tags, words, spots] = [numbering(), numbering(), numbering()];
  const examples: IdeaProfile[] = [];
  const tagToken = (tag: string): string => `t${tags.of(tag)}${END}`;
  const wordToken = (word: string): string => `w${words.of(word)}${END}`;
  return {
    offered: (item: IdeaItem, at: number): Offered => {
      const idea = ideaProfile(item, ground);
      const spot = spots.of(`${idea.reach} ${idea.places.join(' ')}`);
      if (spot === examples.length) examples.push(idea);
      const heaviest = [...idea.topic.features].sort(([, one], [, other]) => other.value - one.value);
      return {
        at,
        tags: heaviest.map(([tag]) => tagToken(tag)),
        words: [...idea.bag.terms].flatMap(([term, { count }]) =>
          Array.from({ length: Math.max(1, Math.round(count)) }, () => wordToken(term)),
        ),
        spot,
      };
    },
    /** Weights are scaled so that a perfect match of tags or of words adds about what it adds to our score. */
    wanted: (item: NeedItem): Wanted => {
      const need = needProfile(item, ground);
      const tokens = new Map<string, number>();
      const { norm, features } = need.topic;
      for (const [tag, { value }] of features) tokens.set(tagToken(tag), (SHARE.topic * value) / norm ** 2);
      const half = 2 * ground.words.c * need.asking.ceiling;
      for (const { term, weight } of need.asking.terms)
        tokens.set(wordToken(term), (SHARE.wording * weight) / (ground.words.idf(term) * half));
      const factors =
        need.places.length === 0
          ? undefined
          : Float64Array.from(examples, (idea) => place(need, idea, ground.gazetteer)?.factor ?? 0);
      return { tokens, factors };
    },
  };
};
