import type { Db, Trx } from '../database/connect.ts';
import { row } from '../database/query.ts';
import type { Epoch } from './epoch.ts';

/** One process freezes at a time; others wait and find what it froze. */
const FREEZE_LOCK = 7_205_310;

export const lockFreezing = async (trx: Trx): Promise<void> => {
  await trx.raw('select pg_advisory_xact_lock(?)', [FREEZE_LOCK]);
};

export const findLatestEpoch = async (trx: Db | Trx): Promise<Epoch | undefined> =>
  (
    await row<{ stats: Epoch }>(
      trx,
      `select scoring_epochs.stats from scoring_epochs
       order by scoring_epochs.frozen_at desc, scoring_epochs.id desc limit 1`,
    )
  )?.stats;

export const insertEpoch = async (
  trx: Trx,
  { id, epoch, at }: { id: string; epoch: Epoch; at: string },
): Promise<void> => {
  await trx('scoringEpochs').insert({
    id,
    scorerVersion: epoch.scorerVersion,
    stats: JSON.stringify(epoch),
    frozenAt: at,
  });
};
