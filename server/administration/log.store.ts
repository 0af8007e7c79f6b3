import type { Db, Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import type { LoggedEvent } from './log.contract.ts';

export interface Wanted {
  readonly type: string | null;
  readonly noun: string | null;
  readonly nounId: string | null;
  readonly actorId: string | null;
  readonly people: boolean;
  readonly from: string | null;
  readonly until: string | null;
  readonly before: number | null;
  readonly limit: number;
}

/** Newest first. What the event was about is told by its id alone. */
export const listLog = (trx: Db | Trx, wanted: Wanted): Promise<LoggedEvent[]> => {
  // Only what is asked for, so that each filter can walk its own index.
  const tests = [
    ...(wanted.type === null ? [] : ['events.type = :type']),
    ...(wanted.noun === null ? [] : ['events.noun = :noun']),
    ...(wanted.nounId === null ? [] : ['events.noun_id = (:nounId)::uuid']),
    ...(wanted.actorId === null ? [] : ['events.actor_id = (:actorId)::uuid']),
    ...(wanted.people ? ['events.actor_id is not null'] : []),
    ...(wanted.from === null ? [] : ['events.at >= (:from)::timestamptz']),
    ...(wanted.until === null ? [] : ['events.at < (:until)::timestamptz']),
    ...(wanted.before === null ? [] : ['events.seq < :before']),
  ];
  return rows<LoggedEvent>(
    trx,
    `select events.seq, events.at, events.type, events.noun, events.noun_id as id, events.actor_id,
            reasons.text as reason, case when events.noun = 'job' then events.data ->> 'task' end as task
     from events left join reasons on reasons.id = (events.data ->> 'reasonId')::uuid
     ${tests.length === 0 ? '' : `where ${tests.join(' and ')}`}
     order by events.seq desc limit :limit`,
    { ...wanted },
  );
};
