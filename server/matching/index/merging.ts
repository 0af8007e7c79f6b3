import { compareIds, copyId, emptyIds, type IdTable } from './id-table.ts';
import type { Columns, Packed } from './packing.ts';
import { inSlices, SLICE, sorted, type Work } from './sorting.ts';
import { WORDS } from './uuid.ts';

/** Items to be put on a shelf: a shelf, or what was just packed. */
export type Source = {
  columns: Columns;
  ids: IdTable;
  /** The items in order of id. */
  byId: Uint32Array;
  /** Where the id of the n-th of `byId` stands in `ids`. */
  idAt: (place: number) => number;
  isGone: (item: number) => boolean;
};

/** Items of several sources in order of id: the n-th is item `itemOf[n]` of source `sourceOf[n]`. */
export type Merged = { size: number; ids: IdTable; sourceOf: Uint8Array; itemOf: Uint32Array };

/** The items of one pack in order of id; of two with one id the later counts. */
export function* packedSource({ ids, columns }: Packed): Work<Source> {
  const { length } = ids;
  let order: Uint32Array = Uint32Array.from({ length }, (_, item) => item);
  let ordered = true;
  yield* inSlices(Math.max(0, length - 1), (from, to) => {
    for (let item = from; item < to; item += 1)
      if (compareIds(ids, item, ids, item + 1) >= 0) ordered = false;
  });
  const { words, texts } = ids;
  if (!ordered && words) {
    for (let word = WORDS - 1; word >= 0; word -= 1) {
      const keys = new Uint32Array(length);
      yield* inSlices(length, (from, to) => {
        for (let item = from; item < to; item += 1) keys[item] = words[WORDS * item + word] ?? 0;
      });
      order = yield* sorted(order, keys, 2 ** 32 - 1);
    }
  } else if (!ordered && texts) {
    order.sort((one, other) => compareIds(ids, one, ids, other) || one - other);
  }
  const again = new Uint8Array(length);
  yield* inSlices(Math.max(0, length - 1), (from, to) => {
    for (let place = from; place < to; place += 1) {
      const item = order[place] ?? 0;
      if (compareIds(ids, item, ids, order[place + 1] ?? 0) === 0) again[item] = 1;
    }
  });
  return {
    ids,
    columns,
    byId: order,
    idAt: (place) => order[place] ?? 0,
    isGone: (item) => again[item] === 1,
  };
}

/** Merges sources each of whose items are in order of id; what is gone when its turn comes is left out. */
export function* merged(sources: readonly Source[]): Work<Merged> {
  const most = sources.reduce((sum, { byId }) => sum + byId.length, 0);
  const ids = emptyIds(
    most,
    sources.map((source) => source.ids),
  );
  const sourceOf = new Uint8Array(most);
  const itemOf = new Uint32Array(most);
  const places = sources.map(() => 0);
  let size = 0;
  const first = (): number => {
    let found = -1;
    for (const [at, source] of sources.entries()) {
      const place = places[at] ?? 0;
      if (place >= source.byId.length) continue;
      const best = sources[found];
      if (!best || compareIds(source.ids, source.idAt(place), best.ids, best.idAt(places[found] ?? 0)) < 0)
        found = at;
    }
    return found;
  };
  for (let done = 0; done < most; done += 1) {
    if (done % SLICE === SLICE - 1) yield;
    const at = first();
    const source = sources[at];
    if (!source) break;
    const place = places[at] ?? 0;
    places[at] = place + 1;
    const item = source.byId[place] ?? 0;
    if (source.isGone(item)) continue;
    copyId(source.ids, source.idAt(place), ids, size);
    sourceOf[size] = at;
    itemOf[size] = item;
    size += 1;
  }
  // What was left out leaves its room behind: not worth a copy unless it is much.
  if (size < most) {
    ids.length = size;
    if (ids.words) ids.words = ids.words.slice(0, WORDS * size);
    else ids.texts.length = size;
  }
  return { size, ids, sourceOf, itemOf };
}
