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

/** Counts as of now: `seq` is the last event that is in the counts. */
export const insertEpoch = async (
  trx: Trx,
  { id, epoch, at }: { id: string; epoch: Epoch; at: string },
): Promise<void> => {
  await trx.raw(
    `insert into scoring_epochs (id, scorer_version, stats, frozen_at, seq)
     values (:id, :version, (:stats)::jsonb, :at, (select coalesce(max(events.seq), 0) from events))`,
    { id, version: epoch.scorerVersion, stats: JSON.stringify(epoch), at },
  );
};

/** Every list has been made again on this epoch. */
export const finishEpoch = async (trx: Trx, id: string, at: string): Promise<void> => {
  await trx('scoringEpochs').where({ id }).update({ finishedAt: at });
};

/** The last event whose work a finished renewal has done; -1 before the first. */
export const finishedUpTo = async (trx: Db | Trx): Promise<number> =>
  (
    await row<{ seq: number }>(
      trx,
      `select coalesce(max(scoring_epochs.seq), -1) as seq from scoring_epochs
       where scoring_epochs.finished_at is not null`,
    )
  )?.seq ?? -1;
