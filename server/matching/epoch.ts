import { type Exemplars, sampling } from './exemplars.ts';
import type { Item } from './item.ts';
import { nearWords } from './near-words.ts';
import type { Taxonomy } from './taxonomy.ts';
import { bagOf } from './tokens.ts';
import { featuresOf } from './topic.ts';
import { EPOCH_DRIFT, NEAR, SCORER_VERSION, WORDING } from './weights.ts';
import type { WordRarity, WordStatistics } from './wording.ts';

/**
 * The statistics of the whole market, frozen: while an epoch lasts, a score is a function of its pair alone, and
 * posting one item moves no other pair. Plain data, stored as it is.
 */
export type Epoch = {
  scorerVersion: string;
  needs: number;
  ideas: number;
  /** In how many items (needs and ideas) a tag occurs, ancestors counted. */
  tags: Record<string, number>;
  /** In how many items (needs and ideas) a term occurs; terms of one single item are left out to stay small. */
  terms: Record<string, number>;
  /** Mean length of an idea, in counted words; at least 1. */
  meanLength: number;
  c: number;
  /** A sample of the ideas, in which needs find words near to their own; absent before scorer version 2. */
  exemplars?: Exemplars;
};

const tally = (counts: Map<string, number>, keys: Iterable<string>) => {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** Counts items one at a time, so that a market is counted as it streams by. Closed items are passed over. */
export const census = (taxonomy: Taxonomy) => {
  const tags = new Map<string, number>();
  const terms = new Map<string, number>();
  const count = { need: 0, idea: 0 };
  let length = 0;
  const sample = sampling(NEAR.ideas);
  return {
    add: (item: Item): void => {
      if (!item.open) return;
      count[item.side] += 1;
      const bag = bagOf(item.text);
      if (item.side === 'idea') {
        length += bag.length;
        sample.offer(item.id, bag);
      }
      tally(tags, featuresOf(item.tags, taxonomy).keys());
      tally(terms, bag.terms.keys());
    },
    freeze: (): Epoch => {
      const counted = {
        scorerVersion: SCORER_VERSION,
        needs: count.need,
        ideas: count.idea,
        tags: Object.fromEntries(tags),
        terms: Object.fromEntries([...terms].filter(([, items]) => items > 1)),
        meanLength: count.idea === 0 ? 1 : Math.max(1, length / count.idea),
        c: WORDING.c,
      };
      const recurs = (term: string) => Object.hasOwn(counted.terms, term);
      return { ...counted, exemplars: sample.freeze(recurs, rarityOf(counted)) };
    },
  };
};

/** The epoch of items that are all at hand. */
export const freeze = (items: Iterable<Item>, taxonomy: Taxonomy): Epoch => {
  const counted = census(taxonomy);
  for (const item of items) counted.add(item);
  return counted.freeze();
};

const countIn = (counts: Record<string, number>, key: string): number =>
  Object.hasOwn(counts, key) ? (counts[key] ?? 0) : 0;

/** How telling a tag is: ln(1 + N / (1 + n)), always positive, so that a tag never seen is the most telling. */
export const tagIdf = (epoch: Epoch, tag: string): number =>
  Math.log(1 + (epoch.needs + epoch.ideas) / (1 + countIn(epoch.tags, tag)) + Number.EPSILON);

/** BM25's idf in the form that stays positive: ln(1 + (N − n + ½) / (n + ½)). */
export const termIdf = (epoch: Epoch, term: string): number => {
  const total = epoch.needs + epoch.ideas;
  const found = Math.min(total, Math.max(1, countIn(epoch.terms, term)));
  return Math.log(1 + (total - found + 0.5) / (found + 0.5));
};

const rarityOf = (epoch: Epoch): WordRarity => ({
  idf: (term) => termIdf(epoch, term),
  meanLength: epoch.meanLength,
});

/** The epoch as the wording judge needs it. */
export const wordStatistics = (epoch: Epoch): WordStatistics => {
  const rarity = rarityOf(epoch);
  const { c, exemplars } = epoch;
  return { ...rarity, c, ...(exemplars ? { near: nearWords(exemplars, rarity) } : {}) };
};

/** Whether the market has moved so far (a quarter of either side, or another scorer) that it must be counted anew. */
export const outgrown = (epoch: Epoch, now: { needs: number; ideas: number }): boolean => {
  const moved = (then: number, today: number) => Math.abs(today - then) > EPOCH_DRIFT * Math.max(1, then);
  return (
    epoch.scorerVersion !== SCORER_VERSION || moved(epoch.needs, now.needs) || moved(epoch.ideas, now.ideas)
  );
};
