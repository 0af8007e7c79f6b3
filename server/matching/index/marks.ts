import type { Postings } from './postings.ts';
import { inSlices, type Work } from './sorting.ts';

/**
 * For the 32 longest lists of tags and the 32 longest of words, a bit per item that says whether it is in there: what
 * a list that is not read could add to an item is then known without reading it.
 */
export type Marks = {
  /** By list: its bit, or 0 where it has none. */
  tagBits: Uint32Array;
  wordBits: Uint32Array;
  /** By item: the bits of the tags it has, then those of the words. */
  of: Uint32Array;
};

const BITS = 32;

function* longestOf({ start }: Postings): Work<number[]> {
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
  return longest;
}

function* marked(postings: Postings, of: Uint32Array, offset: number): Work<Uint32Array> {
  const { start, entries } = postings;
  const longest = yield* longestOf(postings);
  const bits = new Uint32Array(start.length - 1);
  for (const [at, list] of longest.entries()) {
    const bit = (1 << at) >>> 0;
    bits[list] = bit;
    const first = start[list] ?? 0;
    yield* inSlices((start[list + 1] ?? 0) - first, (from, to) => {
      for (let posting = first + from; posting < first + to; posting += 1) {
        const mark = 2 * ((entries[posting] ?? 0) >>> 8) + offset;
        of[mark] = (of[mark] ?? 0) | bit;
      }
    });
  }
  return bits;
}

export function* marksOf(tags: Postings, words: Postings, size: number): Work<Marks> {
  const of = new Uint32Array(2 * size);
  const tagBits = yield* marked(tags, of, 0);
  const wordBits = yield* marked(words, of, 1);
  return { tagBits, wordBits, of };
}
