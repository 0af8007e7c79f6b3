import { type Bag, type Occurrence, TOKENS_VERSION } from './tokens.ts';
import { WORDING } from './weights.ts';

/** Who makes packed words: what they are good for as long as nothing that makes a bag of a text has changed. */
export const PACKED_BY = `words ${TOKENS_VERSION}, titles ${WORDING.titleCounts}`;

/**
 * The words of an idea as they are kept: its length in counted words, then of each term, as first used, twice its
 * number plus one where it occurs more than once (and then how often). Numbers have seven bits to a byte, the lowest
 * first. A term without a number is 0 or 1, its length in bytes, and itself.
 */
export type PackedWords = {
  readonly bytes: Uint8Array;
  /** Terms by number. */
  readonly terms: readonly string[];
};

const written = new TextEncoder();
const told = new TextDecoder();

export const packWords = ({ length, terms }: Bag, numberOf: (term: string) => number): Uint8Array => {
  const bytes: number[] = [];
  const push = (value: number) => {
    let rest = value;
    for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
    bytes.push(rest);
  };
  push(length);
  for (const [term, { count }] of terms) {
    const number = numberOf(term);
    push(2 * number + (count > 1 ? 1 : 0));
    if (count > 1) push(count);
    if (number > 0) continue;
    const own = written.encode(term);
    push(own.length);
    for (const byte of own) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
};

/** Calls `visit` with each term, as a number or as itself, and answers the length of the text in counted words. */
export const eachPacked = (
  bytes: Uint8Array,
  visit: (number: number, term: string, count: number) => void,
): number => {
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  const length = next();
  while (at < bytes.length) {
    const word = next();
    const count = (word & 1) === 1 ? next() : 1;
    const number = word >>> 1;
    let term = '';
    if (number === 0) {
      const size = next();
      term = told.decode(bytes.subarray(at, at + size));
      at += size;
    }
    visit(number, term, count);
  }
  return length;
};

/** The bag they were made of, but for how its words were written. Throws for a number that no term has. */
export const bagOfPacked = ({ bytes, terms }: PackedWords): Bag => {
  const found = new Map<string, Occurrence>();
  const length = eachPacked(bytes, (number, own, count) => {
    const term = number === 0 ? own : terms[number];
    if (term === undefined) throw new RangeError(`no term has number ${number}`);
    found.set(term, { count, surface: term });
  });
  return { length, terms: found };
};
