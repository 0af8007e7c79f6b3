import type { GroundData, TaxonomyData } from './ground-data.ts';
import type { Item } from './item.ts';
import type { Search } from './retrieval.ts';
import type { Hit } from './top-k.ts';

export type Touched = { readonly need: readonly string[]; readonly idea: readonly string[] };
export type Sizes = { readonly needs: number; readonly ideas: number };

/** A market that answers no more, whoever ended it. What it was asked may be asked of the next one. */
export class MarketEnded extends Error {}

/**
 * One copy of everything that is published, on one ground, read from the database by itself. It is never loaded again:
 * when the ground changes, or it failed, another takes its place.
 */
export type Market = {
  /** Resolves once it holds everything, also what was touched in the meantime; rejects when it could not be read. */
  readonly ready: Promise<void>;
  /** Reads these items again; resolves once the next search sees them as they are. `at`: the moment, in ISO 8601. */
  readonly touch: (touched: Touched, at: string) => Promise<void>;
  /** The best of the other side, exactly, as the market is known here. Rejects with `MarketEnded`. */
  readonly top: (asker: Item, search: Search) => Promise<Hit[]>;
  /** How many items it holds, as far as it has told. */
  readonly sizes: () => Sizes;
  /** Resolves with the reason if it ends by itself. */
  readonly ended: Promise<Error>;
  /** Answers what it was asked already, then goes. */
  readonly close: () => Promise<void>;
};

/** Who is told how markets do. */
export type MarketFigures = {
  readonly loaded: (seconds: number) => void;
  readonly searched: (seconds: number) => void;
};

/** Where markets are kept: in this thread, or each in a thread of its own. */
export type Markets = {
  /** How long a question waits for a newer market, in ms, before the one that stands is asked. */
  readonly patienceMs: number;
  readonly open: (ground: GroundData, at: string) => Market;
  /** The statistics of everything that is published, as JSON of an `Epoch`. */
  readonly count: (taxonomy: TaxonomyData, at: string) => Promise<string>;
};
