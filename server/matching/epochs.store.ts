import type { Db, Trx } from '../database/connect.ts';
import { row } from '../database/query.ts';

/** One process freezes at a time; others wait and find what it froze. */
const FREEZE_LOCK = 7_205_310;

export const lockFreezing = async (trx: Trx): Promise<void> => {
  await trx.raw('select pg_advisory_xact_lock(?)', [FREEZE_LOCK]);
};

/** `stats`: JSON of an `Epoch`, which whoever needs it reads where it is needed. */
export const findLatestEpoch = (trx: Db | Trx): Promise<{ id: string; stats: string } | undefined> =>
  row(
    trx,
    `select scoring_epochs.id, scoring_epochs.stats::text as stats from scoring_epochs
     order by scoring_epochs.frozen_at desc, scoring_epochs.id desc limit 1`,
  );

/** `seq` is the last event by now: what a renewal that begins now will have done. */
export const insertEpoch = async (
  trx: Trx,
  { id, stats, at }: { id: string; stats: string; at: string },
): Promise<void> => {
  await trx.raw(
    `insert into scoring_epochs (id, scorer_version, stats, frozen_at, seq)
     select :id, counted.stats ->> 'scorerVersion', counted.stats, :at,
       (select coalesce(max(events.seq), 0) from events)
     from (select (:stats)::jsonb as stats) counted`,
    { id, stats, at },
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
