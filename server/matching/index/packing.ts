import type { Dictionary } from './dictionary.ts';
import type { Entry } from './entry.ts';
import { growingBytes, growingNumbers } from './growing.ts';

/** Items in the order in which they were packed. Item i has features and words from start[i] to start[i + 1]. */
export type Packed = {
  ids: string[];
  people: (string | null)[];
  apart: (string | null)[];
  spots: Uint32Array;
  lengths: Uint32Array;
  /** ms since 1970; Infinity for no term. */
  untils: Float64Array;
  norms: Float64Array;
  featureStart: Uint32Array;
  features: Uint32Array;
  wordStart: Uint32Array;
  words: Uint8Array;
};

/** An item that was packed before, as its shelf holds it. */
export type PackedItem = {
  id: string;
  person: string | null;
  apart: string | null;
  spot: number;
  length: number;
  until: number;
  norm: number;
  features: Uint32Array;
  words: Uint8Array;
};

/** Packs items one at a time, so that a market is packed as it streams by. */
export const packing = (dictionary: Dictionary) => {
  const ids: string[] = [];
  const people: (string | null)[] = [];
  const apart: (string | null)[] = [];
  const norms: number[] = [];
  const untils: number[] = [];
  const [spots, lengths] = [growingNumbers(), growingNumbers()];
  const [featureStart, features] = [growingNumbers(), growingNumbers()];
  const [wordStart, words] = [growingNumbers(), growingBytes()];

  const begin = (id: string, person: string | null, apartFrom: string | null, spot: number) => {
    ids.push(id);
    people.push(person);
    apart.push(apartFrom);
    spots.push(spot);
    featureStart.push(features.length());
    wordStart.push(words.length());
  };

  return {
    add: (entry: Entry): void => {
      begin(entry.id, entry.postedBy, entry.apartFrom, dictionary.spot(entry.spot));
      lengths.push(entry.length);
      norms.push(entry.topic.norm);
      untils.push(entry.until ?? Number.POSITIVE_INFINITY);
      for (const [tag, { value }] of entry.topic.features) features.push(dictionary.feature(tag, value));
      // Most words occur once: then one bit says so. Other counts are kept in sixteenths, for the words near to a need.
      for (const { term, count } of entry.words) {
        const number = dictionary.terms.of(term);
        words.pushNumber(2 * number + (count === 1 ? 0 : 1));
        if (count !== 1) words.pushNumber(16 * count);
      }
    },
    copy: (item: PackedItem): void => {
      begin(item.id, item.person, item.apart, item.spot);
      lengths.push(item.length);
      norms.push(item.norm);
      untils.push(item.until);
      for (const feature of item.features) features.push(feature);
      words.pushBytes(item.words);
    },
    done: (): Packed => {
      featureStart.push(features.length());
      wordStart.push(words.length());
      return {
        ids,
        people,
        apart,
        spots: spots.view(),
        lengths: lengths.view(),
        norms: Float64Array.from(norms),
        untils: Float64Array.from(untils),
        featureStart: featureStart.view(),
        features: features.view(),
        wordStart: wordStart.view(),
        words: words.view(),
      };
    },
  };
};
