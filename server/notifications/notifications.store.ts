import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import { row, rows, rowsOften } from '../database/query.ts';
import type { NotificationKind } from './notifications.contract.ts';

export interface StoredNotification {
  readonly id: string;
  readonly personId: string;
  readonly kind: NotificationKind;
  readonly noun: string;
  readonly nounId: string;
  readonly eventSeq: number;
  readonly createdAt: string;
  readonly readAt: string | null;
}

/** As what, how often and when a notice is mailed; null: in the app alone. */
export interface MailPlan {
  readonly topic: string;
  readonly mail: 'at_once' | 'daily' | 'weekly';
  readonly mailAt: string;
  /** A job is queued for it with the notice itself. */
  readonly queued: boolean;
}

export type NewNotice = Omit<StoredNotification, 'id' | 'readAt'> & { readonly plan: MailPlan | null };

/** Whoever erases their account leaves no notice behind, nor how they wanted to be told. */
export const deleteOf = async (trx: Trx, personId: string): Promise<void> => {
  await trx.raw('delete from notifications where person_id = :personId', { personId });
  await trx.raw('delete from notification_settings where person_id = :personId', { personId });
};

/**
 * The new notices of these, each with its place among them. One that is there already is not made again: the job has run
 * before, or an earlier message of the same talk has not been read yet.
 */
export const insertNotices = (
  trx: Trx,
  notices: readonly NewNotice[],
): Promise<{ id: string; place: number }[]> =>
  rowsOften(
    trx,
    'notices made',
    `with given as materialized (
       select (n->>'id')::uuid as id, (place - 1)::int as place, n
       from jsonb_array_elements((:notices)::jsonb) with ordinality as each(n, place)),
     made as (
       insert into notifications (id, person_id, kind, noun, noun_id, event_seq, created_at,
         mail_topic, mail, mail_at, mail_queued_at)
       select id, (n->>'personId')::uuid, n->>'kind', n->>'noun', (n->>'nounId')::uuid, (n->>'eventSeq')::bigint,
         (n->>'createdAt')::timestamptz, n->'plan'->>'topic', n->'plan'->>'mail', (n->'plan'->>'mailAt')::timestamptz,
         case when (n->'plan'->>'queued')::boolean then (n->'plan'->>'mailAt')::timestamptz end
       from given order by place
       on conflict do nothing returning id)
     select made.id, given.place from made join given on given.id = made.id order by given.place`,
    { notices: JSON.stringify(notices.map((notice) => ({ id: newId(), ...notice }))) },
  );

/**
 * What is new for an alert is one notice until it is read. What was not mailed yet is mailed together with what is
 * new since, as it was planned. Undefined when the job has run before.
 */
export const upsertAlertNotice = async (
  trx: Trx,
  notification: Omit<StoredNotification, 'id' | 'readAt'> & { readonly since: string },
  plan: MailPlan | null,
): Promise<string | undefined> =>
  (
    await row<{ id: string }>(
      trx,
      `insert into notifications as n (id, person_id, kind, noun, noun_id, event_seq, created_at, since,
         mail_topic, mail, mail_at, mail_queued_at)
       select :id, :personId, :kind, :noun, :nounId, :eventSeq, :createdAt, :since,
         :topic, :mail, :mailAt, case when (:queued)::boolean then (:mailAt)::timestamptz end
       where not exists (
         select from notifications before where before.person_id = :personId and before.kind = :kind
           and before.noun_id = :nounId and before.event_seq >= :eventSeq)
       on conflict (person_id, noun_id) where kind = 'alert_found' and read_at is null do update set
         event_seq = excluded.event_seq, created_at = excluded.created_at, mailed_at = null,
         ${['since', 'mail_topic', 'mail', 'mail_at', 'mail_queued_at']
           .map(
             (column) =>
               `${column} = case when n.mail is not null and n.mailed_at is null then n.${column}
                  else excluded.${column} end`,
           )
           .join(', ')}
       returning id`,
      {
        id: newId(),
        ...notification,
        ...(plan ?? { topic: null, mail: null, mailAt: null, queued: false }),
      },
    )
  )?.id;

export const listNotifications = (
  trx: Db | Trx,
  personId: string,
  {
    unread,
    kinds,
    after,
    limit,
  }: {
    unread: boolean;
    /** Null: all kinds. */
    kinds: readonly string[] | null;
    after: readonly [string, string] | null;
    limit: number;
  },
): Promise<StoredNotification[]> =>
  rows(
    trx,
    `select notifications.id, notifications.person_id, notifications.kind, notifications.noun,
            notifications.noun_id, notifications.event_seq, notifications.created_at, notifications.read_at
     from notifications
     where notifications.person_id = :personId
       and ((:unread)::boolean is false or notifications.read_at is null)
       and ((:kinds)::jsonb is null or (:kinds)::jsonb \\? notifications.kind)
       and ((:beforeAt)::timestamptz is null
            or (notifications.created_at, notifications.id) < ((:beforeAt)::timestamptz, (:beforeId)::uuid))
     order by notifications.created_at desc, notifications.id desc
     limit :limit`,
    {
      personId,
      unread,
      kinds: kinds === null ? null : JSON.stringify(kinds),
      beforeAt: after?.[0] ?? null,
      beforeId: after?.[1] ?? null,
      limit,
    },
  );

export const countUnread = async (trx: Db | Trx, personId: string): Promise<number> =>
  (
    await row<{ count: number }>(
      trx,
      `select count(*) as count from notifications
       where notifications.person_id = :personId and notifications.read_at is null`,
      { personId },
    )
  )?.count ?? 0;

/** `ids`: null marks all. Returns those that were unread, and are the person's own. */
export const markRead = (
  trx: Trx,
  personId: string,
  ids: readonly string[] | null,
  at: string,
): Promise<{ id: string }[]> =>
  rows(
    trx,
    `update notifications set read_at = :at
     where notifications.person_id = :personId and notifications.read_at is null
       and ((:ids)::uuid[] is null or notifications.id = any((:ids)::uuid[]))
     returning notifications.id`,
    { personId, ids: ids === null ? null : [...ids], at },
  );

/** The notice of a talk whose messages have been read. */
export const markTalkRead = (
  trx: Trx,
  personId: string,
  introductionId: string,
  at: string,
): Promise<{ id: string }[]> =>
  rows(
    trx,
    `update notifications set read_at = :at
     where notifications.person_id = :personId and notifications.noun_id = :introductionId
       and notifications.kind = 'message_sent' and notifications.read_at is null
     returning notifications.id`,
    { personId, introductionId, at },
  );
