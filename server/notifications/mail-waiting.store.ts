import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { EventType } from '../events/events.contract.ts';
import type { Noun } from '../http/endpoint.contract.ts';
import type { NotificationKind } from './notifications.contract.ts';
import type { MailFrequency } from './settings.contract.ts';

/** A notice that waits to be mailed, with what happened: whom it concerns is asked again when it is sent. */
export interface WaitingMail {
  readonly id: string;
  readonly personId: string;
  readonly kind: NotificationKind;
  readonly noun: Noun;
  readonly nounId: string;
  readonly createdAt: string;
  readonly readAt: string | null;
  readonly mailTopic: string;
  readonly mail: Exclude<MailFrequency, 'never'>;
  readonly mailAt: string;
  readonly since: string | null;
  readonly seq: number;
  readonly type: EventType;
  readonly actorId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: string;
}

const waiting = `
  select n.id, n.person_id, n.kind, n.noun, n.noun_id, n.created_at, n.read_at, n.mail_topic, n.mail, n.mail_at,
         n.since, e.seq, e.type, e.actor_id, e.data, e.at
  from notifications n join events e on e.seq = n.event_seq
  where n.mail is not null and n.mailed_at is null`;

/** Undefined when it was mailed, is not to be mailed any more, or is gone. */
export const findWaiting = (trx: Db | Trx, id: string): Promise<WaitingMail | undefined> =>
  row(trx, `${waiting} and n.id = :id`, { id });

/** How much is due by now, whether it has been handed out or not. */
export const countMailDue = async (db: Db, now: string): Promise<number> =>
  (
    await row<{ count: number }>(
      db,
      `select count(*) as count from notifications
       where notifications.mail is not null and notifications.mailed_at is null and notifications.mail_at <= :now`,
      { now },
    )
  )?.count ?? 0;

/** What a digest of the person may hold, newest first. */
export const listWaiting = (
  trx: Db | Trx,
  personId: string,
  { until, limit }: { until: string; limit: number },
): Promise<WaitingMail[]> =>
  rows(
    trx,
    `${waiting} and n.person_id = :personId and n.mail <> 'at_once' and n.mail_at <= :until
     order by n.created_at desc, n.id desc limit :limit`,
    { personId, until, limit },
  );

/** One digest of a person at a time. */
export const lockDigest = async (trx: Trx, personId: string): Promise<void> => {
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended('digest ' || :personId, 0))`, { personId });
};

/** Takes what is due and in no job's hands, or was in them a day ago and still waits. */
export const takeDue = (
  trx: Trx,
  { now, stale, limit }: { now: string; stale: string; limit: number },
): Promise<{ id: string; personId: string; mail: WaitingMail['mail'] }[]> =>
  rows(
    trx,
    `update notifications set mail_queued_at = :now
     where notifications.id in (
       select n.id from notifications n
       where n.mail is not null and n.mailed_at is null and n.mail_at <= :now
         and (n.mail_queued_at is null or n.mail_queued_at < :stale)
       order by n.mail_at limit :limit for update skip locked)
     returning notifications.id, notifications.person_id, notifications.mail`,
    { now, stale, limit },
  );

const some = `notifications.mail is not null and notifications.mailed_at is null
  and notifications.id in (select (jsonb_array_elements_text((:ids)::jsonb))::uuid)`;

/** What an alert found while its mail was on its way waits on, from where that mail ended. */
export const markMailed = async (trx: Trx, mailed: readonly WaitingMail[], at: string): Promise<void> => {
  await trx.raw(
    `update notifications set
       mailed_at = case when notifications.event_seq = m.seq then (:at)::timestamptz end,
       mail_queued_at = case when notifications.event_seq = m.seq then notifications.mail_queued_at end,
       since = case when notifications.event_seq = m.seq then notifications.since else m.until end
     from jsonb_to_recordset((:mailed)::jsonb) as m (id uuid, seq bigint, until timestamptz)
     where notifications.id = m.id and notifications.mail is not null and notifications.mailed_at is null`,
    { mailed: JSON.stringify(mailed.map(({ id, seq, data }) => ({ id, seq, until: data.until }))), at },
  );
};

/** Told in the app alone from now on. */
export const dropMail = async (trx: Trx, ids: readonly string[]): Promise<void> => {
  await trx.raw(`update notifications set mail = null, mail_at = null, mail_queued_at = null where ${some}`, {
    ids: JSON.stringify(ids),
  });
};

/** Not now: it is taken up again when it is due. */
export const postpone = async (trx: Trx, ids: readonly string[], mailAt: string): Promise<void> => {
  await trx.raw(`update notifications set mail_at = :mailAt, mail_queued_at = null where ${some}`, {
    ids: JSON.stringify(ids),
    mailAt,
  });
};

const ofTopic = `notifications.person_id = :personId and notifications.mail_topic = :topic
  and notifications.mail is not null and notifications.mailed_at is null
  and notifications.mail_queued_at is null`;

export const dropWaiting = async (trx: Trx, personId: string, topic: string): Promise<void> => {
  await trx.raw(`update notifications set mail = null, mail_at = null where ${ofTopic}`, { personId, topic });
};

/** Plans anew what waits of a topic; `was`: only what waits like this. */
export const moveWaiting = async (
  trx: Trx,
  moved: {
    personId: string;
    topic: string;
    was: WaitingMail['mail'] | null;
    mail: WaitingMail['mail'];
    mailAt: string;
  },
): Promise<void> => {
  await trx.raw(
    `update notifications set mail = :mail, mail_at = :mailAt
     where ${ofTopic} and ((:was)::text is null or notifications.mail = :was)`,
    moved,
  );
};
