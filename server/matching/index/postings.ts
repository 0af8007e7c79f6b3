import { inSlices, type Work } from './sorting.ts';

/**
 * For each list (a tag or a word) the items it occurs in, in order, each packed as item · 256 + weight. A weight
 * stands for a share in (0, 1] in 255ths, rounded up, so that sums of weights are never too low. Only lists that are
 * not empty are there: `names` are their numbers in the dictionary, in order.
 */
export type Postings = { names: Uint32Array; start: Uint32Array; entries: Uint32Array; largest: Uint8Array };

/** Weights are 255ths. */
export const WHOLE = 255;
/** Items are numbered in 24 bits. */
export const MOST_ITEMS = 2 ** 24;

const SLACK = 1e-9;

/** The smallest weight that stands for at least this share. */
export const roundedUp = (share: number): number =>
  Math.min(WHOLE, Math.max(1, Math.ceil(share * WHOLE + SLACK)));

/** Says what occurs in the items from `from` to `to`; called twice with the same items, in ascending order. */
export type Occurrences = (
  from: number,
  to: number,
  visit: (list: number, item: number, weight: number) => void,
) => void;

export function* postingsOf(lists: number, size: number, each: Occurrences): Work<Postings> {
  const next = new Uint32Array(lists);
  const most = new Uint8Array(lists);
  yield* inSlices(size, (from, to) =>
    each(from, to, (list, _, weight) => {
      next[list] = (next[list] ?? 0) + 1;
      if (weight > (most[list] ?? 0)) most[list] = weight;
    }),
  );
  let some = 0;
  for (const length of next) if (length > 0) some += 1;
  const names = new Uint32Array(some);
  const start = new Uint32Array(some + 1);
  const largest = new Uint8Array(some);
  let total = 0;
  some = 0;
  for (let list = 0; list < lists; list += 1) {
    const length = next[list] ?? 0;
    if (length === 0) continue;
    names[some] = list;
    start[some] = total;
    largest[some] = most[list] ?? 0;
    next[list] = total;
    total += length;
    some += 1;
  }
  start[some] = total;
  const entries = new Uint32Array(total);
  yield* inSlices(size, (from, to) =>
    each(from, to, (list, item, weight) => {
      const at = next[list] ?? 0;
      entries[at] = item * 256 + weight;
      next[list] = at + 1;
    }),
  );
  return { names, start, entries, largest };
}

/** Where a list stands, by its number in the dictionary; −1 when it is empty. */
export const listOf = ({ names }: Postings, number: number): number => {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((names[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return names[low] === number ? low : -1;
};

/**
 * The first posting from `from` on, before `to`, of an item not below `item`. The search widens from `from`, since
 * what is sought is mostly near.
 */
export const firstAt = (entries: Uint32Array, from: number, to: number, item: number): number => {
  const sought = item * 256;
  let low = from;
  let step = 8;
  while (low + step < to && (entries[low + step] ?? 0) < sought) {
    low += step;
    step *= 4;
  }
  let high = Math.min(to, low + step + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle] ?? 0) < sought) low = middle + 1;
    else high = middle;
  }
  return low;
};
