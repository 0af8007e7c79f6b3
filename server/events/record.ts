import type { Trx } from '../database/connect.ts';
import type { Noun } from '../http/endpoint.contract.ts';
import { consequencesOf, priorityOf } from './consequences.ts';
import type { EventType } from './events.contract.ts';

export interface Happening {
  readonly type: EventType;
  readonly noun: Noun;
  readonly id: string;
  readonly actorId: string | null;
  /**
   * `public`, `person:<id>`, `agency:<id>`: who may know that it happened; `broker:<agency>:<id>`: somebody while they broker
   * for it; `not:person:<id>`: who may not; `not:organisation:<id>`: whose members may not as brokers of an agency.
   */
  readonly audiences: readonly string[];
  /** Ids and codes only; never contact data, never text that somebody wrote. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly at: string;
}

/** One lock for all events: whoever holds it commits next, so the sequence is the order of commits. */
const EVENTS_LOCK = 7_205_302;

/**
 * Writes what happened, tells every process, and queues what follows from it, all in the caller's transaction.
 * Call it last: writing transactions take turns from here to their commit. Hence one statement for all of it: four
 * made everybody wait for four times the way to the database and back.
 */
export const recordAll = async (trx: Trx, happenings: readonly Happening[]): Promise<void> => {
  if (happenings.length === 0) return;
  const given = happenings.map((happening) => ({
    ...happening,
    tasks: consequencesOf(happening.type),
    priority: priorityOf(happening.type),
  }));
  await trx.raw(
    `with held as materialized (select pg_advisory_xact_lock(:lock)),
     given as materialized (
       select e, place from held cross join jsonb_array_elements((:given)::jsonb) with ordinality as given(e, place)),
     written as (
       insert into events (at, actor_id, type, noun, noun_id, audiences, data)
       select (e->>'at')::timestamptz, (e->>'actorId')::uuid, e->>'type', e->>'noun', (e->>'id')::uuid,
              array(select jsonb_array_elements_text(e->'audiences')), coalesce(e->'data', '{}')
       from given order by place
       returning seq),
     numbered as (select seq, row_number() over (order by seq) as place from written),
     queued as (
       select graphile_worker.add_jobs(array(
         select row(task, ((e - 'tasks' - 'priority') || jsonb_build_object('seq', seq))::json, null, now(), 12, null,
           (e->>'priority')::smallint, null)::graphile_worker.job_spec
         from given join numbered using (place), jsonb_array_elements_text(e->'tasks') as task
         order by place)))
     select pg_notify('events', (select max(seq) from numbered)::text), (select count(*) from queued)`,
    { lock: EVENTS_LOCK, given: JSON.stringify(given) },
  );
};

export const record = (trx: Trx, happening: Happening): Promise<void> => recordAll(trx, [happening]);
