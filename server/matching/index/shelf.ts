import type { Side } from '../item.ts';
import type { Ground } from '../profile.ts';
import { WORDING } from '../weights.ts';
import type { Dictionary } from './dictionary.ts';
import type { IdTable } from './id-table.ts';
import { type Marks, marksOf } from './marks.ts';
import { type Merged, merged, type Source } from './merging.ts';
import type { Columns } from './packing.ts';
import { MOST_ITEMS, type Occurrences, type Postings, postingsOf, roundedUp } from './postings.ts';
import { inSlices, sorted, type Work } from './sorting.ts';
import { type Stretch, stretchesOf } from './stretches.ts';
import { wordReader } from './word-reader.ts';

/**
 * Some items of one side with their postings, in order of spot, main tag and tag vector, then of id. Never changes.
 */
export type Shelf = {
  side: Side;
  size: number;
  ids: IdTable;
  /** By item: the place of its id in the order of ids. */
  rankOf: Uint32Array;
  itemOf: Uint32Array;
  stretches: readonly Stretch[];
  columns: Columns;
  tagLists: Postings;
  wordLists: Postings;
  tagMarks: Marks;
  wordMarks: Marks;
};

export type Kind = { side: Side; dictionary: Dictionary; ground: Ground };

/** Builds a shelf of what is in these sources, in slices. Throws a RangeError beyond 2^24 items. */
export function* shelve(kind: Kind, sources: readonly Source[]): Work<Shelf> {
  const { side, dictionary } = kind;
  const items = yield* merged(sources);
  const { size, ids } = items;
  if (size > MOST_ITEMS) throw new RangeError(`an index holds at most ${MOST_ITEMS} items, not ${size}`);
  const { order, stretches } = yield* ordered(items, sources, dictionary);
  const itemOf = new Uint32Array(size);
  yield* inSlices(size, (from, to) => {
    for (let item = from; item < to; item += 1) itemOf[order[item] ?? 0] = item;
  });
  const columns = yield* gathered(items, sources, order);
  const tagLists = yield* postingsOf(dictionary.tags.size(), size, tagsOf(columns, dictionary));
  const wordLists = yield* postingsOf(dictionary.terms.size(), size, wordsOf(columns, kind));
  const tagMarks = yield* marksOf(tagLists, size);
  const wordMarks = yield* marksOf(wordLists, size);
  return {
    side,
    size,
    ids,
    rankOf: order,
    itemOf,
    stretches,
    columns,
    tagLists,
    wordLists,
    tagMarks,
    wordMarks,
  };
}

function* ordered(
  { size, sourceOf, itemOf }: Merged,
  sources: readonly Source[],
  { tags, vectors, spots, spotOrder }: Dictionary,
): Work<{ order: Uint32Array; stretches: Stretch[] }> {
  const [vectorKeys, tagKeys, spotKeys] = [0, 1, 2].map(() => new Uint32Array(size));
  if (!vectorKeys || !tagKeys || !spotKeys) throw new Error('no keys');
  const sizes = new Uint32Array(spots.length);
  const mains = vectors.mains.kept();
  yield* inSlices(size, (from, to) => {
    for (let rank = from; rank < to; rank += 1) {
      const columns = sources[sourceOf[rank] ?? 0]?.columns;
      const item = itemOf[rank] ?? 0;
      const vector = columns?.vectorOf[item] ?? 0;
      const spot = columns?.spotOf[item] ?? 0;
      vectorKeys[rank] = vector;
      tagKeys[rank] = mains[vector] ?? 0;
      spotKeys[rank] = spot;
      sizes[spot] = (sizes[spot] ?? 0) + 1;
    }
  });
  const present = spots.flatMap((spot, number) => ((sizes[number] ?? 0) > 0 ? [{ spot, number }] : []));
  const inOrder = spotOrder(present);
  yield;
  const spotRanks = new Uint32Array(spots.length);
  for (const [rank, { number }] of inOrder.entries()) spotRanks[number] = rank;
  yield* inSlices(size, (from, to) => {
    for (let rank = from; rank < to; rank += 1) spotKeys[rank] = spotRanks[spotKeys[rank] ?? 0] ?? 0;
  });
  let order: Uint32Array = Uint32Array.from({ length: size }, (_, rank) => rank);
  order = yield* sorted(order, vectorKeys, vectors.size());
  order = yield* sorted(order, tagKeys, tags.size());
  order = yield* sorted(order, spotKeys, inOrder.length);
  const stretches = stretchesOf(
    inOrder.map(({ spot }) => spot),
    inOrder.map(({ number }) => sizes[number] ?? 0),
  );
  return { order, stretches };
}

function* gathered(
  { size, sourceOf, itemOf }: Merged,
  sources: readonly Source[],
  order: Uint32Array,
): Work<Columns> {
  const numbers = () => new Uint32Array(size);
  const [vectorOf, spotOf, personOf, apartOf, lengths] = [
    numbers(),
    numbers(),
    numbers(),
    numbers(),
    numbers(),
  ];
  const untils = new Float64Array(size);
  const wordStart = new Uint32Array(size + 1);
  yield* inSlices(size, (from, to) => {
    for (let item = from; item < to; item += 1) {
      const rank = order[item] ?? 0;
      const columns = sources[sourceOf[rank] ?? 0]?.columns;
      if (!columns) continue;
      const old = itemOf[rank] ?? 0;
      vectorOf[item] = columns.vectorOf[old] ?? 0;
      spotOf[item] = columns.spotOf[old] ?? 0;
      personOf[item] = columns.personOf[old] ?? 0;
      apartOf[item] = columns.apartOf[old] ?? 0;
      lengths[item] = columns.lengths[old] ?? 0;
      untils[item] = columns.untils[old] ?? 0;
      const bytes = (columns.wordStart[old + 1] ?? 0) - (columns.wordStart[old] ?? 0);
      wordStart[item + 1] = (wordStart[item] ?? 0) + bytes;
    }
  });
  const words = new Uint8Array(wordStart[size] ?? 0);
  yield* inSlices(size, (from, to) => {
    let at = wordStart[from] ?? 0;
    for (let item = from; item < to; item += 1) {
      const rank = order[item] ?? 0;
      const columns = sources[sourceOf[rank] ?? 0]?.columns;
      if (!columns) continue;
      const old = itemOf[rank] ?? 0;
      const end = columns.wordStart[old + 1] ?? 0;
      for (let byte = columns.wordStart[old] ?? 0; byte < end; byte += 1) {
        words[at] = columns.words[byte] ?? 0;
        at += 1;
      }
    }
  });
  return { vectorOf, spotOf, personOf, apartOf, lengths, untils, wordStart, words };
}

/** A tag's weight in an item is its share of the item's vector. */
const tagsOf = ({ vectorOf }: Columns, { vectors }: Dictionary): Occurrences => {
  const [start, tags, weights] = [vectors.start.kept(), vectors.tags.kept(), vectors.weights.kept()];
  return (from, to, visit) => {
    for (let item = from; item < to; item += 1) {
      const vector = vectorOf[item] ?? 0;
      const end = start[vector + 1] ?? 0;
      for (let at = start[vector] ?? 0; at < end; at += 1) visit(tags[at] ?? 0, item, weights[at] ?? 0);
    }
  };
};

/** A word's weight in an idea is how near its BM25 comes to its limit; in a need, its share of the ceiling. */
const wordsOf = (columns: Columns, { side, dictionary, ground }: Kind): Occurrences => {
  const reader = wordReader();
  const { meanLength } = ground.words;
  const termIdf = dictionary.termIdf.kept();
  const { wordStart, words, lengths } = columns;
  return (from, to, visit) => {
    for (let item = from; item < to; item += 1) {
      const length = reader.read(words, wordStart[item] ?? 0, wordStart[item + 1] ?? 0);
      const { terms, counts } = reader;
      const idea = side === 'idea';
      let whole = 0;
      if (!idea)
        for (let at = 0; at < length; at += 1) whole += (termIdf[terms[at] ?? 0] ?? 0) * (counts[at] ?? 0);
      const spread = WORDING.k1 * (1 - WORDING.b + (WORDING.b * (lengths[item] ?? 0)) / meanLength);
      for (let at = 0; at < length; at += 1) {
        const word = terms[at] ?? 0;
        const count = counts[at] ?? 0;
        const share = idea ? count / (count + spread) : ((termIdf[word] ?? 0) * count) / whole;
        visit(word, item, roundedUp(share));
      }
    }
  };
};
