import type { Postings } from './postings.ts';

/**
 * For the 32 longest lists, a bit per item that says whether it is in there: what a list that is not read could add
 * to an item is then known without reading it.
 */
export type Marks = {
  /** By list: its bit, or 0 where it has none. */
  bitOf: Uint32Array;
  /** By item: the bits of the lists it is in. */
  of: Uint32Array;
};

const BITS = 32;

export const marksOf = ({ start, entries }: Postings, size: number): Marks => {
  const lists = Array.from({ length: start.length - 1 }, (_, list) => list);
  const lengthOf = (list: number) => (start[list + 1] ?? 0) - (start[list] ?? 0);
  const longest = lists.sort((one, other) => lengthOf(other) - lengthOf(one)).slice(0, BITS);
  const bitOf = new Uint32Array(lists.length);
  const of = new Uint32Array(size);
  for (const [at, list] of longest.entries()) {
    const bit = (1 << at) >>> 0;
    bitOf[list] = bit;
    for (let posting = start[list] ?? 0; posting < (start[list + 1] ?? 0); posting += 1) {
      const item = (entries[posting] ?? 0) >>> 8;
      of[item] = (of[item] ?? 0) | bit;
    }
  }
  return { bitOf, of };
};
