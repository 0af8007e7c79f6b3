import type { Router } from 'express';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { handle } from '../http/handle.ts';
import { getNumbers } from './numbers.contract.ts';
import { countAll, type NumbersRow } from './numbers.store.ts';

const FRESH_MS = 15_000;

/** Everybody's front page asks this: one count serves all who come within a quarter of a minute. */
export const numbersRoutes = (router: Router, { db, clock }: { db: Db; clock: Clock }): void => {
  let kept: { at: number; numbers: Promise<NumbersRow> } | undefined;
  handle(router, getNumbers, () => {
    const now = clock();
    if (kept === undefined || now.getTime() - kept.at > FRESH_MS) {
      const numbers = countAll(db, now.toISOString());
      kept = { at: now.getTime(), numbers };
      // A failed count is told to those who wait for it, and asked again by the next.
      numbers.catch(() => {
        kept = undefined;
      });
    }
    return kept.numbers;
  });
};
