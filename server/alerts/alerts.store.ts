import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { AlertFrequency } from './alerts.contract.ts';

export interface StoredAlert {
  readonly id: string;
  readonly personId: string;
  readonly version: number;
  readonly name: string;
  readonly about: 'need' | 'idea' | 'both';
  readonly q: string | null;
  readonly tagIds: readonly string[];
  readonly regionCode: string | null;
  readonly claimed: boolean;
  readonly frequency: AlertFrequency;
  readonly stopped: AlertFrequency | null;
  readonly asleepTold: boolean;
  /** What was shown up to here has been looked at. */
  readonly checkedUntil: string;
  readonly createdAt: string;
}

const columns = `a.id, a.person_id, a.version, a.name, a.about, a.q, a.tag_ids, a.region_code, a.claimed,
  a.frequency, a.stopped, a.asleep_told, a.checked_until, a.created_at`;

export const listAlerts = (trx: Db | Trx, personId: string): Promise<StoredAlert[]> =>
  rows(
    trx,
    `select ${columns} from alerts a where a.person_id = :personId order by a.created_at desc, a.id desc`,
    { personId },
  );

export const findAlert = (trx: Db | Trx, id: string): Promise<StoredAlert | undefined> =>
  row(trx, `select ${columns} from alerts a where a.id = :id`, { id });

export const findForUpdate = (trx: Trx, id: string): Promise<StoredAlert | undefined> =>
  row(trx, `select ${columns} from alerts a where a.id = :id for update`, { id });

/** Two that save for the same person take turns, so that neither passes the limit. */
export const countForSaving = async (trx: Trx, personId: string): Promise<number> => {
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended('alerts ' || :personId, 0))`, { personId });
  const found = await row<{ count: number }>(
    trx,
    'select count(*) as count from alerts a where a.person_id = :personId',
    { personId },
  );
  return found?.count ?? 0;
};

export const insertAlert = async (
  trx: Trx,
  alert: Omit<StoredAlert, 'version' | 'stopped' | 'asleepTold' | 'checkedUntil'>,
): Promise<void> => {
  await trx.raw(
    `insert into alerts (id, person_id, name, about, q, tag_ids, region_code, claimed, frequency,
       checked_until, created_at)
     values (:id, :personId, :name, :about, :q, (:tagIds)::jsonb, :regionCode, :claimed, :frequency,
       :createdAt, :createdAt)`,
    { ...alert, tagIds: JSON.stringify(alert.tagIds) },
  );
};

export const rewriteAlert = async (
  trx: Trx,
  { id, name, frequency }: { id: string; name: string; frequency: AlertFrequency },
): Promise<void> => {
  await trx.raw(
    `update alerts set name = :name, frequency = :frequency, stopped = null, version = version + 1
     where id = :id`,
    { id, name, frequency },
  );
};

export const deleteAlertsOf = async (trx: Trx, personId: string): Promise<void> => {
  await trx.raw('delete from alerts where person_id = :personId', { personId });
};

export const deleteAlert = async (trx: Trx, id: string): Promise<void> => {
  await trx.raw('delete from alerts where id = :id', { id });
};

/** The one that was looked at longest ago, if before `until`; what another process looks at is left to it. */
export const takeUnchecked = (trx: Trx, until: string): Promise<StoredAlert | undefined> =>
  row(
    trx,
    `select ${columns} from alerts a where a.checked_until < :until
     order by a.checked_until, a.id limit 1 for update skip locked`,
    { until },
  );

export const markChecked = async (
  trx: Trx,
  checked: { id: string; until: string; asleepTold: boolean },
): Promise<void> => {
  await trx.raw(
    'update alerts set checked_until = :until, asleep_told = :asleepTold where id = :id',
    checked,
  );
};

/** Null: all that come in digests. Its version is not raised, since its owner's page has nothing to lose. */
export const stopAlerts = async (trx: Trx, personId: string, id: string | null): Promise<void> => {
  await trx.raw(
    `update alerts set stopped = frequency, frequency = 'never'
     where person_id = :personId and frequency <> 'never'
       and case when (:id)::uuid is null then frequency in ('daily', 'weekly') else id = :id end`,
    { personId, id },
  );
};

export const resumeAlerts = async (trx: Trx, personId: string, id: string | null): Promise<void> => {
  await trx.raw(
    `update alerts set frequency = stopped, stopped = null
     where person_id = :personId and frequency = 'never' and stopped is not null
       and case when (:id)::uuid is null then stopped in ('daily', 'weekly') else id = :id end`,
    { personId, id },
  );
};
