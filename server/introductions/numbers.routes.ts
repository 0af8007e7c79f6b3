import type { Router } from 'express';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { handle } from '../http/handle.ts';
import { keptReading } from '../kept-reading.ts';
import { getNumbers } from './numbers.contract.ts';
import { countAll } from './numbers.store.ts';

const FRESH_MS = 15_000;

/** Everybody's front page asks this: one count serves all who come within a quarter of a minute. */
export const numbersRoutes = (router: Router, { db, clock }: { db: Db; clock: Clock }): void => {
  const numbers = keptReading(() => countAll(db, clock().toISOString()), { clock, forMs: FRESH_MS });
  handle(router, getNumbers, numbers.get);
};
