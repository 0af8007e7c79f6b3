import { growingNumbers } from '#server/matching/index/growing.ts';
import type { IdeaItem } from '#server/matching/item.ts';
import { place } from '#server/matching/place.ts';
import { type Ground, type IdeaProfile, ideaProfile, type NeedProfile } from '#server/matching/profile.ts';
import { type Hit, topK } from '#server/matching/top-k.ts';
import { SHARE, WORDING } from '#server/matching/weights.ts';

/**
 * The plainest fast thing: every idea scored for every need over flat typed arrays in single precision, nothing
 * skipped. What an index must beat.
 */
export const typedScan = (ground: Ground) => {
  const ids: string[] = [];
  const tagNumbers = new Map<string, number>();
  const wordNumbers = new Map<string, number>();
  const numberOf = (numbers: Map<string, number>, name: string) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  };
  const spotNumbers = new Map<string, number>();
  const spots: IdeaProfile[] = [];
  const [spotOf, tagStart, tags, wordStart, words] = [0, 0, 0, 0, 0].map(() => growingNumbers());
  if (!spotOf || !tagStart || !tags || !wordStart || !words) throw new Error('no arrays');
  const tagShares: number[] = [];
  const wordShares: number[] = [];

  return {
    add: (item: IdeaItem): void => {
      const idea = ideaProfile(item, ground);
      ids.push(idea.id);
      const spot = numberOf(spotNumbers, `${idea.reach} ${idea.places.join(' ')}`);
      if (spot === spots.length) spots.push(idea);
      spotOf.push(spot);
      tagStart.push(tags.length());
      for (const [tag, { value }] of idea.topic.features) {
        tags.push(numberOf(tagNumbers, tag));
        tagShares.push(value / idea.topic.norm);
      }
      wordStart.push(words.length());
      const spread = WORDING.k1 * (1 - WORDING.b + (WORDING.b * idea.bag.length) / ground.words.meanLength);
      for (const [term, { count }] of idea.bag.terms) {
        words.push(numberOf(wordNumbers, term));
        wordShares.push(count / (count + spread));
      }
    },
    ready: () => {
      tagStart.push(tags.length());
      wordStart.push(words.length());
      const [spotAt, tagFrom, tagAt] = [spotOf.view(), tagStart.view(), tags.view()];
      const [wordFrom, wordAt] = [wordStart.view(), words.view()];
      const tagShare = Float32Array.from(tagShares);
      const wordShare = Float32Array.from(wordShares);
      const askedTag = new Float32Array(tagNumbers.size);
      const askedWord = new Float32Array(wordNumbers.size);
      const factors = new Float32Array(spots.length);
      return (need: NeedProfile, k: number): Hit[] => {
        askedTag.fill(0);
        askedWord.fill(0);
        for (const [tag, { value }] of need.topic.features) {
          const number = tagNumbers.get(tag);
          if (number !== undefined) askedTag[number] = value / need.topic.norm;
        }
        for (const { term, weight } of need.asking.terms) {
          const number = wordNumbers.get(term);
          if (number !== undefined) askedWord[number] = (weight * (WORDING.k1 + 1)) / need.asking.ceiling;
        }
        for (const [at, spot] of spots.entries())
          factors[at] = place(need, spot, ground.gazetteer)?.factor ?? 0;
        const kept = topK(k);
        let least = 0;
        let held = 0;
        for (let item = 0; item < ids.length; item += 1) {
          const factor = factors[spotAt[item] ?? 0] ?? 0;
          if (factor === 0) continue;
          let topic = 0;
          for (let at = tagFrom[item] ?? 0; at < (tagFrom[item + 1] ?? 0); at += 1)
            topic += (askedTag[tagAt[at] ?? 0] ?? 0) * (tagShare[at] ?? 0);
          let share = 0;
          for (let at = wordFrom[item] ?? 0; at < (wordFrom[item + 1] ?? 0); at += 1)
            share += (askedWord[wordAt[at] ?? 0] ?? 0) * (wordShare[at] ?? 0);
          const wording = share === 0 ? 0 : share / (share + ground.words.c);
          const score = 100 * factor * (SHARE.topic * topic + SHARE.wording * wording);
          if (score <= least) continue;
          kept.offer({ id: ids[item] ?? '', score });
          held += 1;
          if (held >= k) least = kept.ranked().at(-1)?.score ?? 0;
        }
        return kept.ranked();
      };
    },
  };
};
