/**
 * For each list (a tag or a word) the items it occurs in, in order, each packed as item · 256 + weight. A weight
 * stands for a share in (0, 1] in 255ths, rounded up, so that sums of weights are never too low.
 */
export type Postings = { start: Uint32Array; entries: Uint32Array; largest: Uint8Array };

/** Weights are 255ths. */
export const WHOLE = 255;
/** Items are numbered in 24 bits. */
export const MOST_ITEMS = 2 ** 24;

const SLACK = 1e-9;

/** The smallest weight that stands for at least this share. */
export const roundedUp = (share: number): number =>
  Math.min(WHOLE, Math.max(1, Math.ceil(share * WHOLE + SLACK)));

type Visit = (list: number, item: number, weight: number) => void;

/** `each` is run twice, the same both times, with items in ascending order. */
export const postingsOf = (lists: number, each: (visit: Visit) => void): Postings => {
  const start = new Uint32Array(lists + 1);
  each((list) => {
    start[list + 1] = (start[list + 1] ?? 0) + 1;
  });
  for (let list = 0; list < lists; list += 1) start[list + 1] = (start[list + 1] ?? 0) + (start[list] ?? 0);
  const next = start.slice();
  const entries = new Uint32Array(start[lists] ?? 0);
  const largest = new Uint8Array(lists);
  each((list, item, weight) => {
    const at = next[list] ?? 0;
    entries[at] = item * 256 + weight;
    next[list] = at + 1;
    if (weight > (largest[list] ?? 0)) largest[list] = weight;
  });
  return { start, entries, largest };
};

/** The first posting from `from` on, before `to`, of an item not below `item`. */
export const firstAt = (entries: Uint32Array, from: number, to: number, item: number): number => {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle] ?? 0) >>> 8 < item) low = middle + 1;
    else high = middle;
  }
  return low;
};
