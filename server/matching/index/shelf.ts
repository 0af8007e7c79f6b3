import type { Side } from '../item.ts';
import type { Ground } from '../profile.ts';
import { WORDING } from '../weights.ts';
import type { Dictionary } from './dictionary.ts';
import type { IdTable } from './id-table.ts';
import { type Marks, marksOf } from './marks.ts';
import { type Merged, merged, type Source } from './merging.ts';
import { type Columns, FLAGS, GONE, LENGTH, RANK, ROW, SPOT, VECTOR, WORDS } from './packing.ts';
import { MOST_ITEMS, type Occurrences, type Postings, postingsOf, roundedUp } from './postings.ts';
import { inSlices, sorted, type Work } from './sorting.ts';
import { type Stretch, stretchesOf } from './stretches.ts';
import { COUNT, FEATURES, MAIN, NORM } from './vectors.ts';
import { wordReader } from './word-reader.ts';

/**
 * Some items of one side with their postings, in order of spot, main tag and tag vector, then of id. Never changes.
 */
export type Shelf = {
  side: Side;
  size: number;
  ids: IdTable;
  /** The items in order of id. */
  itemOf: Uint32Array;
  stretches: readonly Stretch[];
  columns: Columns;
  tagLists: Postings;
  wordLists: Postings;
  marks: Marks;
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
  const marks = yield* marksOf(tagLists, wordLists, size);
  return {
    side,
    size,
    ids,
    itemOf,
    stretches,
    columns,
    tagLists,
    wordLists,
    marks,
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
  const records = vectors.records();
  yield* inSlices(size, (from, to) => {
    for (let rank = from; rank < to; rank += 1) {
      const columns = sources[sourceOf[rank] ?? 0]?.columns;
      const item = itemOf[rank] ?? 0;
      const vector = columns?.rows[ROW * item + VECTOR] ?? 0;
      const spot = columns?.rows[ROW * item + SPOT] ?? 0;
      vectorKeys[rank] = vector;
      tagKeys[rank] = records[vector + MAIN] ?? 0;
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
  order = yield* sorted(order, vectorKeys, vectors.end());
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
  const rows = new Uint32Array(ROW * (size + 1));
  const untils = new Float64Array(size);
  let bytes = 0;
  yield* inSlices(size, (from, to) => {
    for (let item = from; item < to; item += 1) {
      const rank = order[item] ?? 0;
      const columns = sources[sourceOf[rank] ?? 0]?.columns;
      if (!columns) continue;
      const old = itemOf[rank] ?? 0;
      const row = ROW * old;
      for (let at = 0; at < ROW; at += 1) rows[ROW * item + at] = columns.rows[row + at] ?? 0;
      rows[ROW * item + RANK] = rank;
      // Should it have gone meanwhile, that is said again when the shelf is done.
      rows[ROW * item + FLAGS] = (columns.rows[row + FLAGS] ?? 0) & ~GONE;
      rows[ROW * item + WORDS] = bytes;
      untils[item] = columns.untils[old] ?? 0;
      bytes += (columns.rows[row + ROW + WORDS] ?? 0) - (columns.rows[row + WORDS] ?? 0);
    }
  });
  rows[ROW * size + WORDS] = bytes;
  const words = new Uint8Array(bytes);
  yield* inSlices(size, (from, to) => {
    let at = rows[ROW * from + WORDS] ?? 0;
    for (let item = from; item < to; item += 1) {
      const rank = order[item] ?? 0;
      const columns = sources[sourceOf[rank] ?? 0]?.columns;
      if (!columns) continue;
      const row = ROW * (itemOf[rank] ?? 0);
      const end = columns.rows[row + ROW + WORDS] ?? 0;
      for (let byte = columns.rows[row + WORDS] ?? 0; byte < end; byte += 1) {
        words[at] = columns.words[byte] ?? 0;
        at += 1;
      }
    }
  });
  return { rows, untils, words };
}

/** A tag's weight in an item is its share of the item's vector. */
const tagsOf = ({ rows }: Columns, { vectors }: Dictionary): Occurrences => {
  const records = vectors.records();
  return (from, to, visit) => {
    for (let item = from; item < to; item += 1) {
      const vector = rows[ROW * item + VECTOR] ?? 0;
      const norm = records[vector + NORM] ?? 1;
      const first = vector + FEATURES;
      const end = first + 2 * (records[vector + COUNT] ?? 0);
      for (let at = first; at < end; at += 2)
        visit(records[at] ?? 0, item, roundedUp((records[at + 1] ?? 0) / norm));
    }
  };
};

/** A word's weight in an idea is how near its BM25 comes to its limit; in a need, its share of the ceiling. */
const wordsOf = (columns: Columns, { side, dictionary, ground }: Kind): Occurrences => {
  const reader = wordReader();
  const { meanLength } = ground.words;
  const termIdf = dictionary.termIdf.kept();
  const { rows, words } = columns;
  return (from, to, visit) => {
    for (let item = from; item < to; item += 1) {
      const length = reader.read(words, rows[ROW * item + WORDS] ?? 0, rows[ROW * (item + 1) + WORDS] ?? 0);
      const { terms, counts } = reader;
      const idea = side === 'idea';
      let whole = 0;
      if (!idea)
        for (let at = 0; at < length; at += 1) whole += (termIdf[terms[at] ?? 0] ?? 0) * (counts[at] ?? 0);
      const spread =
        WORDING.k1 * (1 - WORDING.b + (WORDING.b * (rows[ROW * item + LENGTH] ?? 0)) / meanLength);
      for (let at = 0; at < length; at += 1) {
        const word = terms[at] ?? 0;
        const count = counts[at] ?? 0;
        const share = idea ? count / (count + spread) : ((termIdf[word] ?? 0) * count) / whole;
        visit(word, item, roundedUp(share));
      }
    }
  };
};
