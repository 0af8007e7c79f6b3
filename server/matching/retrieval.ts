import type { Item, Side } from './item.ts';
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

/**
 * The port behind which retrieval can be exhaustive, an index in a worker thread, or another process. Whatever
 * stands behind it answers exactly: the same hits, scores and order as scoring every pair (ties by id), gates
 * inside so that a closed pair never takes the place of an open one.
 */
export type Retrieval = {
  /** Forgets everything and starts from these items, described on this ground. */
  load: (ground: Ground, items: Iterable<Item> | AsyncIterable<Item>) => Promise<void>;
  /** Adds an item or replaces the one with its id; visible to the next search. Throws before the first load. */
  upsert: (item: Item) => Promise<void>;
  /** Forgets an item; unknown ids are ignored. */
  remove: (side: Side, id: string) => Promise<void>;
  /** The best of the other side for this item, which need not be known itself (a draft). */
  top: (asker: Item, search: Search) => Promise<Hit[]>;
  /** How many items it holds. */
  size: () => { needs: number; ideas: number };
};
