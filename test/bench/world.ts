import type { Ground } from '#server/matching/profile.ts';
import type { Askers } from './askers.ts';
import type { Market } from './market.ts';

/** What one run measures. */
export type Part = {
  /** How many ideas. */
  many: number;
  /** How many needs the index is asked. */
  queries: number;
  words: boolean;
  /** How many needs the exhaustive scan is asked; 0 for no scan. */
  scan: number;
  /** How many needs of a kind PostgreSQL and the libraries are asked; 0 for neither. */
  peers: number;
  /** Seconds that one library may take to hold one size. */
  limit: number;
  seed: number;
};

/** What every peer answers from: the same ideas, the same counts, the same needs. */
export type World = { market: Market; ground: Ground; askers: Askers; many: number };
