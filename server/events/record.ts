import type { Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import type { Noun } from '../http/endpoint.contract.ts';
import { queueJobs } from '../jobs/queue.ts';
import { consequencesOf, priorityOf } from './consequences.ts';
import type { EventType } from './events.contract.ts';

export interface Happening {
  readonly type: EventType;
  readonly noun: Noun;
  readonly id: string;
  readonly actorId: string | null;
  /** `public`, `person:<id>`, `agency:<id>`: who may know that it happened; `not:person:<id>`: who may not. */
  readonly audiences: readonly string[];
  /** Ids and codes only; never contact data, never text that somebody wrote. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly at: string;
}

/** One lock for all events: whoever holds it commits next, so the sequence is the order of commits. */
const EVENTS_LOCK = 7_205_302;

/**
 * Writes what happened, tells every process, and queues what follows from it, all in the caller's transaction.
 * Call it last: writing transactions take turns from here to their commit.
 */
export const recordAll = async (trx: Trx, happenings: readonly Happening[]): Promise<void> => {
  if (happenings.length === 0) return;
  await trx.raw('select pg_advisory_xact_lock(?)', [EVENTS_LOCK]);
  const written = await rows<{ seq: number }>(
    trx,
    `insert into events (at, actor_id, type, noun, noun_id, audiences, data)
     select (e->>'at')::timestamptz, (e->>'actorId')::uuid, e->>'type', e->>'noun', (e->>'id')::uuid,
            array(select jsonb_array_elements_text(e->'audiences')), coalesce(e->'data', '{}')
     from jsonb_array_elements((:happenings)::jsonb) with ordinality as given(e, place)
     order by place
     returning seq`,
    { happenings: JSON.stringify(happenings) },
  );
  const jobs = happenings.flatMap((happening, place) => {
    const seq = written[place]?.seq;
    if (seq === undefined) throw new Error('An event was not written');
    const priority = priorityOf(happening.type);
    return consequencesOf(happening.type).map((task) => ({ task, payload: { ...happening, seq }, priority }));
  });
  await queueJobs(trx, jobs);
  await trx.raw("select pg_notify('events', ?)", [String(written.at(-1)?.seq)]);
};

export const record = (trx: Trx, happening: Happening): Promise<void> => recordAll(trx, [happening]);
