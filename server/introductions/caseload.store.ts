import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import { brokered } from './introductions.store.ts';

/** Whose agency, and what the asker must not see of it. */
export interface Scope {
  readonly personId: string;
  readonly agencyId: string;
  readonly organisationIds: readonly string[];
  readonly now: string;
}

const open = `(introductions.status in ('drafted', 'connected')
  or (introductions.status = 'proposed' and introductions.expires_at > :now))`;

const today = `((:now)::timestamptz at time zone 'Europe/London')::date`;

/** The first follow-up that nobody has made, and the next date: of that, and of an answer that is due. */
const dates = `
  left join lateral (
    select min(introduction_calls.follow_up_on) as follow_up_on from introduction_calls
    where introduction_calls.introduction_id = introductions.id
      and introduction_calls.follow_up_on is not null and introduction_calls.followed_up_at is null) as calls on true
  left join lateral (
    select least(case when introductions.status = 'proposed' and introductions.expires_at > :now
                      then introductions.overdue_at end,
                 calls.follow_up_on::timestamp at time zone 'Europe/London') as next_at) as dates on true`;

const carried = `(${open} or calls.follow_up_on is not null)`;

export interface CaseloadCounts {
  readonly brokerId: string | null;
  readonly open: number;
  readonly drafted: number;
  readonly waiting: number;
  readonly overdue: number;
  readonly connected: number;
  readonly followUps: number;
  readonly nextAt: string | null;
}

export const countCaseloads = (trx: Db | Trx, scope: Scope): Promise<CaseloadCounts[]> =>
  rows(
    trx,
    `select introductions.broker_id,
            count(*) filter (where ${open})::int as open,
            count(*) filter (where introductions.status = 'drafted')::int as drafted,
            count(*) filter (where introductions.status = 'proposed' and ${open})::int as waiting,
            count(*) filter (where introductions.status = 'proposed' and ${open}
                             and introductions.overdue_at <= :now)::int as overdue,
            count(*) filter (where introductions.status = 'connected')::int as connected,
            count(*) filter (where calls.follow_up_on <= ${today})::int as follow_ups,
            min(dates.next_at) as next_at
     from introductions ${dates}
     where ${brokered} and ${carried}
     group by introductions.broker_id`,
    { ...scope, organisationIds: [...scope.organisationIds] },
  );

/** Sorts what has no date behind everything that has one. */
export const NO_DATE = '9999-12-31T00:00:00.000Z';

interface Filter extends Scope {
  readonly broker: string | null;
  readonly due: 'overdue' | 'follow_up' | null;
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

export const listCarried = (
  trx: Db | Trx,
  { after, ...filter }: Filter,
): Promise<{ id: string; nextAt: string | null; followUpOn: string | null }[]> =>
  rows(
    trx,
    `select introductions.id, dates.next_at, calls.follow_up_on
     from introductions ${dates}
     where ${brokered} and ${carried}
       and ((:broker)::text is null
            or ((:broker)::text = 'nobody' and introductions.broker_id is null)
            or introductions.broker_id::text = (:broker)::text)
       and ((:due)::text is null
            or ((:due)::text = 'overdue' and introductions.status = 'proposed' and ${open}
                and introductions.overdue_at <= :now)
            or ((:due)::text = 'follow_up' and calls.follow_up_on <= ${today}))
       and ((:afterAt)::timestamptz is null
            or (coalesce(dates.next_at, '${NO_DATE}'), introductions.id)
               > ((:afterAt)::timestamptz, (:afterId)::uuid))
     order by coalesce(dates.next_at, '${NO_DATE}'), introductions.id
     limit :limit`,
    {
      ...filter,
      organisationIds: [...filter.organisationIds],
      afterAt: after?.[0] ?? null,
      afterId: after?.[1] ?? null,
    },
  );

export interface StoredHandover {
  readonly id: string;
  readonly introductionId: string;
  readonly fromId: string | null;
  readonly toId: string | null;
  readonly byId: string | null;
  readonly note: string;
  readonly at: string;
}

export const insertHandovers = async (trx: Trx, made: readonly StoredHandover[]): Promise<void> => {
  if (made.length > 0) await trx('handovers').insert([...made]);
};

export const listHandovers = (trx: Db | Trx, introductionId: string): Promise<StoredHandover[]> =>
  rows(
    trx,
    `select handovers.id, handovers.introduction_id, handovers.from_id, handovers.to_id, handovers.by_id,
            handovers.note, handovers.at
     from handovers where handovers.introduction_id = :introductionId
     order by handovers.at desc, handovers.id desc`,
    { introductionId },
  );

/** What brokers chose to be called, by their ids. */
export const brokerLabels = async (
  trx: Db | Trx,
  personIds: readonly string[],
): Promise<Map<string, string>> => {
  const found = await rows<{ personId: string; label: string }>(
    trx,
    `select broker_labels.person_id, broker_labels.label from broker_labels
     where broker_labels.person_id = any((:personIds)::uuid[])`,
    { personIds: [...personIds] },
  );
  return new Map(found.map(({ personId, label }) => [personId, label]));
};

/** True when it is another label than before. */
export const saveBrokerLabel = async (trx: Trx, personId: string, label: string): Promise<boolean> =>
  (await row(
    trx,
    label === ''
      ? 'delete from broker_labels where person_id = :personId returning person_id'
      : `insert into broker_labels (person_id, label) values (:personId, :label)
         on conflict (person_id) do update set label = excluded.label where broker_labels.label <> excluded.label
         returning person_id`,
    { personId, label },
  )) !== undefined;
