import { findId } from './id-table.ts';
import type { Source } from './merging.ts';
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
  const gone = new Uint8Array(shelf.size);
  let left = shelf.size;
  return {
    shelf,
    gone,
    runsFor: placeRuns(side, shelf.stretches, dictionary),
    left: () => left,
    forget: (id) => {
      const rank = findId(shelf.ids, id);
      const item = shelf.itemOf[rank];
      if (item === undefined || gone[item] === 1) return false;
      gone[item] = 1;
      left -= 1;
      return true;
    },
    source: {
      columns: shelf.columns,
      ids: shelf.ids,
      byId: shelf.itemOf,
      idAt: (place) => place,
      isGone: (item) => gone[item] === 1,
    },
  };
};
