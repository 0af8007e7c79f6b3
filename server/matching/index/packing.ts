import type { Bag } from '../tokens.ts';
import type { Asking } from '../wording.ts';
import type { Dictionary } from './dictionary.ts';
import { apartFrom, type Facts } from './facts.ts';
import { growingBytes, growingDoubles, growingNumbers } from './growing.ts';
import { type IdTable, idColumn } from './id-table.ts';

/** What is kept of items, by number. Item i has the words from wordStart[i] to wordStart[i + 1]. */
export type Columns = {
  vectorOf: Uint32Array;
  spotOf: Uint32Array;
  /** Numbers in the dictionary's names; 0 for nobody. */
  personOf: Uint32Array;
  apartOf: Uint32Array;
  /** In counted words; 0 for a need, whose length the score does not ask for. */
  lengths: Uint32Array;
  /** ms since 1970; Infinity for no term. */
  untils: Float64Array;
  wordStart: Uint32Array;
  /** In the order in which a score adds them up: a need's key terms strongest first, an idea's as first used. */
  words: Uint8Array;
};

export type Packed = { ids: IdTable; columns: Columns };

/** Counts come in sixteenths, since words that a need did not say itself may count less than one. */
const PARTS = 16;

/** Packs items one at a time, so that a market is packed as it streams by. */
export const packing = (dictionary: Dictionary) => {
  const ids = idColumn();
  const untils = growingDoubles();
  const [vectors, spots, lengths] = [growingNumbers(), growingNumbers(), growingNumbers()];
  const [people, apart] = [growingNumbers(), growingNumbers()];
  const [wordStart, words] = [growingNumbers(), growingBytes()];
  const { termIdf } = dictionary;

  const begin = (item: Facts, length: number) => {
    ids.push(item.id);
    vectors.push(dictionary.vector(item));
    spots.push(dictionary.spot(item));
    people.push(dictionary.people.of(item.postedBy));
    apart.push(dictionary.organisations.of(apartFrom(item)));
    lengths.push(length);
    untils.push(item.until ?? Number.POSITIVE_INFINITY);
    wordStart.push(words.length());
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
    size: (): number => vectors.length(),
    done: (): Packed => {
      wordStart.push(words.length());
      return {
        ids: ids.table(),
        columns: {
          vectorOf: vectors.view(),
          spotOf: spots.view(),
          personOf: people.view(),
          apartOf: apart.view(),
          lengths: lengths.view(),
          untils: untils.view(),
          wordStart: wordStart.view(),
          words: words.view(),
        },
      };
    },
  };
};
