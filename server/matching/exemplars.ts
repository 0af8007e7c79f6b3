import type { Bag } from './tokens.ts';
import { NEAR } from './weights.ts';
import { bm25, type WordRarity } from './wording.ts';

/**
 * Some ideas as they were when an epoch was counted, for finding words near to a need's own: plain data, stored with
 * the epoch. Who posted them and what they are is not kept, and their words in no order.
 */
export type Exemplars = {
  terms: string[];
  /** How each term was first written. */
  surfaces: string[];
  /** For each idea the numbers of its most telling terms, each followed by its count. */
  ideas: number[][];
  /** Their lengths, in counted words. */
  lengths: number[];
};

type Kept = { chance: number; id: string; bag: Bag };

/** An id as a number below 2^32 that says nothing about the item (FNV-1a, its bits mixed once more). */
const chanceOf = (id: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
};

const byChance = (one: Kept, other: Kept): number =>
  one.chance - other.chance || (one.id < other.id ? -1 : 1);

/**
 * Keeps `most` of the ideas that stream by, drawn by their ids: the same ideas whatever their order, and on every
 * process (bottom-k sampling, E. Cohen and H. Kaplan, 2007).
 */
export const sampling = (most: number) => {
  let kept: Kept[] = [];
  let limit = Number.POSITIVE_INFINITY;
  const cut = () => {
    kept = kept.sort(byChance).slice(0, most);
    if (kept.length === most) limit = kept.at(-1)?.chance ?? limit;
  };
  return {
    offer: (id: string, bag: Bag): void => {
      const chance = chanceOf(id);
      if (chance > limit) return;
      kept.push({ chance, id, bag });
      if (kept.length >= 2 * most) cut();
    },
    /** The sample; of each idea only terms that `recurs`, since a word of one single idea is near to nothing. */
    freeze: (recurs: (term: string) => boolean, statistics: WordRarity): Exemplars => {
      cut();
      const numbers = new Map<string, number>();
      const frozen: Exemplars = { terms: [], surfaces: [], ideas: [], lengths: [] };
      for (const { bag } of kept) {
        const telling = [...bag.terms]
          .filter(([term]) => recurs(term))
          .map(([term, { count, surface }]) => {
            const weight = bm25(statistics.idf(term), count, bag.length, statistics.meanLength);
            return { term, count, surface, weight };
          })
          .sort((one, other) => other.weight - one.weight || (one.term < other.term ? -1 : 1))
          .slice(0, NEAR.termsKept);
        const idea: number[] = [];
        for (const { term, count, surface } of telling) {
          const number = numbers.get(term) ?? numbers.size;
          if (number === numbers.size) {
            numbers.set(term, number);
            frozen.terms.push(term);
            frozen.surfaces.push(surface);
          }
          idea.push(number, count);
        }
        frozen.ideas.push(idea);
        frozen.lengths.push(bag.length);
      }
      return frozen;
    },
  };
};
