import { eachPacked, type PackedWords } from '../packed-words.ts';
import type { Bag } from '../tokens.ts';
import type { Asking } from '../wording.ts';
import type { Dictionary } from './dictionary.ts';
import { apartFrom, type Facts } from './facts.ts';
import { growingBytes, growingDoubles, growingNumbers } from './growing.ts';
import { type IdTable, idColumn } from './id-table.ts';

/**
 * The numbers of an item stand side by side, since most of what a search waits for is memory: its vector, its spot,
 * who posted it and whom it must not meet (numbers in the dictionary's names, 0 for nobody), its length in counted
 * words (0 for a need, whose length the score does not ask for), where its words begin, its rank by id, its flags.
 */
export const ROW = 8;
export const [VECTOR, SPOT, PERSON, APART, LENGTH, WORDS, RANK, FLAGS] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
/** Flags: the item is gone; it has a term. */
export const [GONE, ENDS] = [1, 2] as const;

/** What is kept of items, by number. There is a row more than there are items, for where the last one's words end. */
export type Columns = {
  rows: Uint32Array;
  /** ms since 1970; Infinity for no term. */
  untils: Float64Array;
  /** In the order in which a score adds them up: a need's key terms strongest first, an idea's as first used. */
  words: Uint8Array;
};

export type Packed = { ids: IdTable; columns: Columns };

/** Counts come in sixteenths, since words that a need did not say itself may count less than one. */
const PARTS = 16;
const UNKNOWN = -1;

/** Packs items one at a time, so that a market is packed as it streams by. */
export const packing = (dictionary: Dictionary) => {
  const ids = idColumn();
  const rows = growingNumbers();
  const untils = growingDoubles();
  const words = growingBytes();
  const { termIdf } = dictionary;
  // The numbers of packed terms here, found as they come.
  let numbered: readonly string[] = [];
  let numbers = new Int32Array(0);

  const begin = (item: Facts, length: number) => {
    ids.push(item.id);
    rows.push(dictionary.vector(item));
    rows.push(dictionary.spot(item));
    rows.push(dictionary.people.of(item.postedBy));
    rows.push(dictionary.organisations.of(apartFrom(item)));
    rows.push(length);
    rows.push(words.length());
    rows.push(0);
    rows.push(item.until === null ? 0 : ENDS);
    untils.push(item.until ?? Number.POSITIVE_INFINITY);
  };
  // Most words occur once: then one bit says so. Another tells whole counts from sixteenths.
  const word = (number: number, count: number) => {
    words.pushNumber(2 * number + (count === 1 ? 0 : 1));
    if (count === 1) return;
    words.pushNumber(Number.isInteger(count) ? 2 * count : 2 * Math.round(PARTS * count) + 1);
  };

  return {
    need: (item: Facts, asking: Asking): void => {
      begin(item, 0);
      for (const { term, weight } of asking.terms) {
        const number = dictionary.terms.of(term);
        // The count comes back exactly: the weight was made as idf · count.
        word(number, Math.round((PARTS * weight) / (termIdf.kept()[number] ?? 1)) / PARTS);
      }
    },
    idea: (item: Facts, bag: Bag): void => {
      begin(item, bag.length);
      for (const [term, { count }] of bag.terms) word(dictionary.terms.of(term), count);
    },
    packedIdea: (item: Facts, { bytes, terms }: PackedWords): void => {
      if (terms !== numbered) {
        numbered = terms;
        numbers = new Int32Array(terms.length).fill(UNKNOWN);
      }
      begin(item, 0);
      const length = eachPacked(bytes, (number, own, count) => {
        if (number === 0) {
          word(dictionary.terms.of(own), count);
          return;
        }
        let mine = numbers[number] ?? UNKNOWN;
        if (mine === UNKNOWN) {
          const term = terms[number];
          if (term === undefined) throw new RangeError(`no term has number ${number}`);
          mine = dictionary.terms.of(term);
          numbers[number] = mine;
        }
        word(mine, count);
      });
      rows.kept()[rows.length() - ROW + LENGTH] = length;
    },
    size: (): number => untils.length(),
    done: (): Packed => {
      for (let number = 0; number < ROW; number += 1) rows.push(number === WORDS ? words.length() : 0);
      return { ids: ids.table(), columns: { rows: rows.view(), untils: untils.view(), words: words.view() } };
    },
  };
};
