import type { Postings } from './postings.ts';
import { inSlices, type Work } from './sorting.ts';

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

export function* marksOf({ start, entries }: Postings, size: number): Work<Marks> {
  const lengthOf = (list: number) => (start[list + 1] ?? 0) - (start[list] ?? 0);
  const longest: number[] = [];
  yield* inSlices(start.length - 1, (from, to) => {
    for (let list = from; list < to; list += 1) {
      if (longest.length === BITS && lengthOf(list) <= lengthOf(longest[BITS - 1] ?? 0)) continue;
      longest.push(list);
      longest.sort((one, other) => lengthOf(other) - lengthOf(one));
      longest.length = Math.min(BITS, longest.length);
    }
  });
  const bitOf = new Uint32Array(start.length - 1);
  const of = new Uint32Array(size);
  for (const [at, list] of longest.entries()) {
    const bit = (1 << at) >>> 0;
    bitOf[list] = bit;
    const first = start[list] ?? 0;
    yield* inSlices(lengthOf(list), (from, to) => {
      for (let posting = first + from; posting < first + to; posting += 1) {
        const item = (entries[posting] ?? 0) >>> 8;
        of[item] = (of[item] ?? 0) | bit;
      }
    });
  }
  return { bitOf, of };
}
