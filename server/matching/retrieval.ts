import type { Item, Side } from './item.ts';
import type { PackedWords } from './packed-words.ts';
import type { Ground } from './profile.ts';
import type { Hit } from './top-k.ts';

export type Search = {
  /** How many at most. */
  k: number;
  /** Only pairs with at least this score, in points of 100; a score of 0 is never a hit. */
  atLeast?: number;
  /** The moment of asking, in ms since 1970: what has run out by then is not open, whether or not it was told. */
  at: number;
};

/** A market on its way in: nothing is answered from it before `done`, and of two items with one id the later counts. */
export type Filling = {
  /** `words`: those of an idea, where they are known already; its text is then not looked at. */
  take: (item: Item, words?: PackedWords) => void;
  /** The market stands, in the place of the one before. */
  done: () => void;
};

/**
 * The port behind which retrieval can be exhaustive or an index. Whatever stands behind it answers exactly: the same
 * hits, scores and order as scoring every pair (ties by id), gates inside so that a closed pair never takes the place
 * of an open one. Who keeps one, and where, is a `Market`.
 */
export type Retrieval = {
  /** Begins anew, on this ground, with the items that are handed over; until it is done the old market answers. */
  fill: (ground: Ground) => Filling;
  /** The same from items that are all at hand, or that stream by one at a time. */
  load: (ground: Ground, items: Iterable<Item> | AsyncIterable<Item>) => Promise<void>;
  /** Adds an item or replaces the one with its id; visible to the next search. Throws before the first load. */
  upsert: (item: Item) => Promise<void>;
  /** Forgets an item; unknown ids are ignored. */
  remove: (side: Side, id: string) => Promise<void>;
  /** The best of the other side for this item, which need not be known itself (a draft). */
  top: (asker: Item, search: Search) => Promise<Hit[]>;
  /** How many items it holds. */
  size: () => { needs: number; ideas: number };
  /**
   * Does about so many milliseconds of the work that keeps searches fast, and says whether more is left. Searches are
   * exact at every moment between.
   */
  maintain?: (budgetMs: number) => boolean;
};

/** `load` in terms of `fill`. */
export const loadWith =
  (fill: Retrieval['fill']): Retrieval['load'] =>
  async (ground, items) => {
    const filling = fill(ground);
    for await (const item of items) filling.take(item);
    filling.done();
  };
