import { findId } from './id-table.ts';
import type { Source } from './merging.ts';
import { FLAGS, GONE, ROW } from './packing.ts';
import { placeRuns } from './place-runs.ts';
import type { Searched } from './search-shelf.ts';
import type { Kind, Shelf } from './shelf.ts';

/** A shelf in use, with marks on those of its items that are gone. */
export type Held = Searched & {
  /** How many of its items are not gone. */
  left: () => number;
  /** Marks an item as gone; false when it is not there. */
  forget: (id: string) => boolean;
  /** It as a source for another shelf. */
  source: Source;
};

export const held = ({ side, dictionary }: Kind, shelf: Shelf): Held => {
  const { rows } = shelf.columns;
  const isGone = (item: number) => ((rows[ROW * item + FLAGS] ?? 0) & GONE) !== 0;
  let left = shelf.size;
  return {
    shelf,
    runsFor: placeRuns(side, shelf.stretches, dictionary),
    left: () => left,
    forget: (id) => {
      const rank = findId(shelf.ids, id);
      const item = shelf.itemOf[rank];
      if (item === undefined || isGone(item)) return false;
      rows[ROW * item + FLAGS] = (rows[ROW * item + FLAGS] ?? 0) | GONE;
      left -= 1;
      return true;
    },
    source: {
      columns: shelf.columns,
      ids: shelf.ids,
      byId: shelf.itemOf,
      idAt: (place) => place,
      isGone,
    },
  };
};
