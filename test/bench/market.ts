import { census } from '#server/matching/epoch.ts';
import type { IdeaItem, Item, NeedItem, Side } from '#server/matching/item.ts';
import { gazetteerOf } from '#server/matching/place.ts';
import { type Ground, groundOf } from '#server/matching/profile.ts';
import { taxonomyOf } from '#server/matching/taxonomy.ts';
import { numbersFrom } from '../matching/crowds.ts';
import { type Model, type Skew, skewOf } from './real-skew.ts';

/** The share of an item's tags and words that are not its model's but drawn from the whole market. */
const STRANGE = 0.35;
/** The share of placed ideas that work only here, also nearby, anywhere. */
const REACH = [0.25, 0.7, 1] as const;
const WORDS_DRAWN = 24;

export const id = (side: Side, at: number): string =>
  `${side === 'need' ? '0000000a' : '0000000b'}-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;

/** A market of any size after the likeness of the real one; the same for the same seed. Items are made on demand. */
export const marketOf = (seed: number, wordy: boolean) => {
  const skew: Skew = skewOf(numbersFrom(seed));
  const tagPool = { need: skew.needs, idea: skew.ideas };
  const pools = {
    need: skew.needs.flatMap(({ tags }) => tags),
    idea: skew.ideas.flatMap(({ tags }) => tags),
  };
  const words = skew.ideas.flatMap(({ text }) => text.split(/\s+/));

  const item = (side: Side, at: number, tagged?: number): Item => {
    const next = numbersFrom(seed + 2_654_435_761 * (at + 1) + (side === 'need' ? 17 : 0));
    for (let warm = 0; warm < 3; warm += 1) next();
    const pick = <T>(from: readonly T[]): T => {
      const found = from[Math.floor(from.length * next())];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    };
    const model: Model = pick(tagPool[side]);
    const tags = new Set(model.tags.map((tag) => (next() < STRANGE ? pick(pools[side]) : tag)));
    while (tagged !== undefined && tags.size < tagged) tags.add(pick(pools.idea));
    const mine = model.text.split(/\s+/);
    const common = {
      id: id(side, at),
      open: true,
      until: null,
      postedBy: null,
      organisation: null,
      tags: [...tags].map((tag) => ({ tag, weight: 1 })),
      // Places come from another model, or every copy of a model would be in one place.
      places: pick(tagPool[side]).places,
      text: wordy
        ? Array.from({ length: WORDS_DRAWN }, () => pick(next() < STRANGE ? words : mine))
            .concat(mine.slice(0, 12))
            .join(' ')
        : '',
    };
    if (side === 'need') {
      const need: NeedItem = { ...common, side, localOnly: next() < 0.1, hasBudget: false };
      return need;
    }
    const reached = next();
    const idea: IdeaItem = {
      ...common,
      side,
      reach: reached < REACH[0] ? 'here' : reached < REACH[1] ? 'nearby' : 'anywhere',
      openPlaces: null,
      pseudonymous: false,
      meetsOwnOrganisation: false,
      evidence: null,
      hasCost: false,
    };
    return idea;
  };

  function* items(side: Side, many: number): Generator<Item> {
    for (let at = 0; at < many; at += 1) yield item(side, at);
  }

  /** The ground as counted over a sample, scaled to the size of the market. */
  const ground = (many: number): Ground => {
    const taxonomy = taxonomyOf(skew.tags);
    const counted = census(taxonomy);
    const sampled = Math.min(many, 20_000);
    for (const one of items('need', sampled)) counted.add(one);
    for (const one of items('idea', sampled)) counted.add(one);
    const epoch = counted.freeze();
    const scale = many / sampled;
    const scaled = (counts: Record<string, number>) =>
      Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, Math.round(count * scale)]));
    return groundOf(taxonomy, gazetteerOf(skew.places, skew.borders), {
      ...epoch,
      needs: many,
      ideas: many,
      tags: scaled(epoch.tags),
      terms: scaled(epoch.terms),
    });
  };

  return { source: skew.source, item, items, ground };
};

export type Market = ReturnType<typeof marketOf>;
