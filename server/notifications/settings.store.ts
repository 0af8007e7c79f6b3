import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { MailFrequency, MailTopic } from './settings.contract.ts';

export interface StoredSettings {
  readonly personId: string;
  readonly timeZone: string;
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  readonly frequencies: Readonly<Record<MailTopic, MailFrequency>>;
  /** What was stopped from within a mail, as it was before. */
  readonly stopped: Readonly<Partial<Record<MailTopic, MailFrequency>>>;
}

export const listSettings = (trx: Db | Trx, personIds: readonly string[]): Promise<StoredSettings[]> =>
  rows(
    trx,
    `select s.person_id, s.time_zone, s.quiet_from, s.quiet_until, s.frequencies, s.stopped
     from notification_settings s
     where s.person_id in (select (jsonb_array_elements_text((:personIds)::jsonb))::uuid)`,
    { personIds: JSON.stringify(personIds) },
  );

export const putSettings = async (trx: Trx, settings: StoredSettings, at: string): Promise<void> => {
  await trx.raw(
    `insert into notification_settings
       (person_id, time_zone, quiet_from, quiet_until, frequencies, stopped, updated_at)
     values (:personId, :timeZone, :quietFrom, :quietUntil, (:frequencies)::jsonb, (:stopped)::jsonb, :at)
     on conflict (person_id) do update set time_zone = excluded.time_zone, quiet_from = excluded.quiet_from,
       quiet_until = excluded.quiet_until, frequencies = excluded.frequencies, stopped = excluded.stopped,
       updated_at = excluded.updated_at`,
    {
      ...settings,
      frequencies: JSON.stringify(settings.frequencies),
      stopped: JSON.stringify(settings.stopped),
      at,
    },
  );
};

/** Two that change the same person's settings take turns, also before there is a row to lock. */
export const lockSettings = async (trx: Trx, personId: string): Promise<void> => {
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended('mail settings ' || :personId, 0))`, {
    personId,
  });
};

export const getStopKey = async (trx: Db | Trx): Promise<string> => {
  const found = await row<{ key: string }>(trx, 'select stop_keys.key from stop_keys');
  if (found === undefined) throw new Error('The key that signs the links of mails is gone');
  return found.key;
};
