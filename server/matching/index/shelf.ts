import type { Side } from '../item.ts';
import type { Ground } from '../profile.ts';
import { WORDING } from '../weights.ts';
import type { Dictionary } from './dictionary.ts';
import { type IdTable, idTable } from './id-table.ts';
import { type Marks, marksOf } from './marks.ts';
import type { Packed, PackedItem } from './packing.ts';
import { MOST_ITEMS, type Postings, postingsOf, roundedUp } from './postings.ts';
import { spotRanks } from './spot-order.ts';
import { wordReader } from './word-reader.ts';

/** All items of one side, in order of spot and then of main tag, with their postings. Never changes. */
export type Shelf = {
  side: Side;
  ground: Ground;
  size: number;
  ids: IdTable;
  rankOf: Uint32Array;
  itemOf: Uint32Array;
  people: IdTable;
  /** Rank in `people` plus one; 0 for nobody. Likewise `apartOf`. */
  personOf: Uint32Array;
  apart: IdTable;
  apartOf: Uint32Array;
  /** The number of the spot of each rank; items of that rank run from `spotStart` on. */
  spotNumbers: Uint32Array;
  spotStart: Uint32Array;
  spotOf: Uint32Array;
  lengths: Uint32Array;
  /** ms since 1970; Infinity for no term. */
  untils: Float64Array;
  norms: Float64Array;
  featureStart: Uint32Array;
  features: Uint32Array;
  featureTag: Uint32Array;
  featureValue: Float64Array;
  wordStart: Uint32Array;
  words: Uint8Array;
  termIdf: Float64Array;
  tagLists: Postings;
  wordLists: Postings;
  tagMarks: Marks;
  wordMarks: Marks;
};

/** Puts numbers below `buckets` in order, keeping the order of those that are equal. */
const stableSort = (items: Uint32Array, buckets: number, bucketOf: (item: number) => number): Uint32Array => {
  const next = new Uint32Array(buckets + 1);
  for (const item of items) next[bucketOf(item) + 1] = (next[bucketOf(item) + 1] ?? 0) + 1;
  for (let bucket = 0; bucket < buckets; bucket += 1)
    next[bucket + 1] = (next[bucket + 1] ?? 0) + (next[bucket] ?? 0);
  const sorted = new Uint32Array(items.length);
  for (const item of items) {
    const at = next[bucketOf(item)] ?? 0;
    sorted[at] = item;
    next[bucketOf(item)] = at + 1;
  }
  return sorted;
};

const counting = (length: number): Uint32Array => Uint32Array.from({ length }, (_, at) => at);

const rangesInOrder = <A extends Uint8Array | Uint32Array>(
  order: Uint32Array,
  start: Uint32Array,
  from: A,
  into: A,
) => {
  const starts = new Uint32Array(order.length + 1);
  let at = 0;
  for (const [place, item] of order.entries()) {
    starts[place] = at;
    const range = from.subarray(start[item] ?? 0, start[item + 1] ?? 0);
    into.set(range, at);
    at += range.length;
  }
  starts[order.length] = at;
  return { starts, values: into };
};

const ranked = (names: readonly (string | null)[], order: Uint32Array) => {
  const table = idTable([...new Set(names.filter((name) => name !== null))].sort());
  const ranks = new Map<string, number>();
  for (let rank = 0; rank < table.length; rank += 1) ranks.set(table.at(rank), rank + 1);
  const of = Uint32Array.from(order, (item) => ranks.get(names[item] ?? '') ?? 0);
  return { table, of };
};

/** Orders what was packed and builds the postings. Throws a RangeError beyond 2^24 items. */
export const shelve = (side: Side, packed: Packed, dictionary: Dictionary, ground: Ground): Shelf => {
  const size = packed.ids.length;
  if (size > MOST_ITEMS) throw new RangeError(`an index holds at most ${MOST_ITEMS} items, not ${size}`);
  const featureTag = Uint32Array.from(dictionary.featureTag);
  const featureValue = Float64Array.from(dictionary.featureValue);
  const termIdf = Float64Array.from(dictionary.termIdf);

  const mainTag = new Uint32Array(size).fill(dictionary.tags.size());
  for (let item = 0; item < size; item += 1) {
    let most = 0;
    for (let at = packed.featureStart[item] ?? 0; at < (packed.featureStart[item + 1] ?? 0); at += 1) {
      const feature = packed.features[at] ?? 0;
      const value = featureValue[feature] ?? 0;
      if (value <= most) continue;
      most = value;
      mainTag[item] = featureTag[feature] ?? 0;
    }
  }
  const spotRank = spotRanks(dictionary.spots, ground.gazetteer);
  const rankOfSpotOf = (item: number) => spotRank[packed.spots[item] ?? 0] ?? 0;
  const byTag = stableSort(counting(size), dictionary.tags.size() + 1, (item) => mainTag[item] ?? 0);
  const order = stableSort(byTag, dictionary.spots.length, rankOfSpotOf);

  const spotOf = Uint32Array.from(order, rankOfSpotOf);
  const spotNumbers = new Uint32Array(spotRank.length);
  for (const [number, rank] of spotRank.entries()) spotNumbers[rank] = number;
  const spotStart = new Uint32Array(spotRank.length + 1);
  for (const spot of spotOf) spotStart[spot + 1] = (spotStart[spot + 1] ?? 0) + 1;
  for (let spot = 0; spot < spotRank.length; spot += 1)
    spotStart[spot + 1] = (spotStart[spot + 1] ?? 0) + (spotStart[spot] ?? 0);

  const byId = [...packed.ids].sort();
  const rankById = new Map(byId.map((id, rank) => [id, rank]));
  const rankOf = Uint32Array.from(order, (item) => rankById.get(packed.ids[item] ?? '') ?? 0);
  const itemOf = new Uint32Array(size);
  for (const [item, rank] of rankOf.entries()) itemOf[rank] = item;

  const people = ranked(packed.people, order);
  const apart = ranked(packed.apart, order);
  const { features } = packed;
  const tags = rangesInOrder(order, packed.featureStart, features, new Uint32Array(features.length));
  const words = rangesInOrder(order, packed.wordStart, packed.words, new Uint8Array(packed.words.length));
  const shelf = {
    side,
    ground,
    size,
    ids: idTable(byId),
    rankOf,
    itemOf,
    people: people.table,
    personOf: people.of,
    apart: apart.table,
    apartOf: apart.of,
    spotNumbers,
    spotStart,
    spotOf,
    lengths: Uint32Array.from(order, (item) => packed.lengths[item] ?? 0),
    untils: Float64Array.from(order, (item) => packed.untils[item] ?? 0),
    norms: Float64Array.from(order, (item) => packed.norms[item] ?? 0),
    featureStart: tags.starts,
    features: tags.values,
    featureTag,
    featureValue,
    wordStart: words.starts,
    words: words.values,
    termIdf,
  };
  const tagLists = tagListsOf(shelf, dictionary.tags.size());
  const wordLists = wordListsOf(shelf, dictionary.terms.size());
  return {
    ...shelf,
    tagLists,
    wordLists,
    tagMarks: marksOf(tagLists, size),
    wordMarks: marksOf(wordLists, size),
  };
};

type Unlisted = Omit<Shelf, 'tagLists' | 'wordLists' | 'tagMarks' | 'wordMarks'>;

/** A tag's weight in an item is its share of the item's vector. */
const tagListsOf = (shelf: Unlisted, tags: number): Postings =>
  postingsOf(tags, (visit) => {
    for (let item = 0; item < shelf.size; item += 1) {
      const norm = shelf.norms[item] ?? 1;
      const end = shelf.featureStart[item + 1] ?? 0;
      for (let at = shelf.featureStart[item] ?? 0; at < end; at += 1) {
        const feature = shelf.features[at] ?? 0;
        visit(shelf.featureTag[feature] ?? 0, item, roundedUp((shelf.featureValue[feature] ?? 0) / norm));
      }
    }
  });

/** A word's weight in an idea is how near its BM25 comes to its limit; in a need, its share of the ceiling. */
const wordListsOf = (shelf: Unlisted, terms: number): Postings => {
  const reader = wordReader(shelf.words);
  const { meanLength } = shelf.ground.words;
  return postingsOf(terms, (visit) => {
    for (let item = 0; item < shelf.size; item += 1) {
      const length = reader.read(shelf.wordStart[item] ?? 0, shelf.wordStart[item + 1] ?? 0);
      const { terms: words, counts } = reader;
      const idea = shelf.side === 'idea';
      let whole = 0;
      if (!idea)
        for (let at = 0; at < length; at += 1)
          whole += (shelf.termIdf[words[at] ?? 0] ?? 0) * (counts[at] ?? 0);
      const spread = WORDING.k1 * (1 - WORDING.b + (WORDING.b * (shelf.lengths[item] ?? 0)) / meanLength);
      for (let at = 0; at < length; at += 1) {
        const word = words[at] ?? 0;
        const count = counts[at] ?? 0;
        const share = idea ? count / (count + spread) : ((shelf.termIdf[word] ?? 0) * count) / whole;
        visit(word, item, roundedUp(share));
      }
    }
  });
};

/** One item of a shelf as it was packed, to be packed again. */
export const packedItem = (shelf: Shelf, item: number): PackedItem => {
  const named = (table: IdTable, rank: number) => (rank === 0 ? null : table.at(rank - 1));
  return {
    id: shelf.ids.at(shelf.rankOf[item] ?? 0),
    person: named(shelf.people, shelf.personOf[item] ?? 0),
    apart: named(shelf.apart, shelf.apartOf[item] ?? 0),
    spot: shelf.spotNumbers[shelf.spotOf[item] ?? 0] ?? 0,
    length: shelf.lengths[item] ?? 0,
    until: shelf.untils[item] ?? 0,
    norm: shelf.norms[item] ?? 0,
    features: shelf.features.subarray(shelf.featureStart[item] ?? 0, shelf.featureStart[item + 1] ?? 0),
    words: shelf.words.subarray(shelf.wordStart[item] ?? 0, shelf.wordStart[item + 1] ?? 0),
  };
};
