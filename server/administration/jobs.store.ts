import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import { RUNNERS_ALIVE } from '../jobs/holder.ts';
import type { JobState } from './job-state.ts';

const STATE = `
  case when jobs.locked_at is not null then 'running'
       when jobs.attempts >= jobs.max_attempts then 'given_up'
       when jobs.attempts > 0 and jobs.last_error is not null then 'retrying'
       else 'waiting' end`;

export const countRunners = async (db: Db): Promise<number> =>
  (await row<{ runners: number }>(db, RUNNERS_ALIVE))?.runners ?? 0;

export interface Counted {
  readonly task: string;
  readonly waiting: number;
  readonly waitingSince: string | null;
  readonly planned: number;
  readonly running: number;
  readonly retrying: number;
  readonly givenUp: number;
  readonly nextAt: string | null;
}

export const countByTask = (db: Db): Promise<Counted[]> =>
  rows<Counted>(
    db,
    `select stood.task, count(*) filter (where stood.state = 'waiting' and stood.due)::int as waiting,
            min(stood.run_at) filter (where stood.state = 'waiting' and stood.due) as waiting_since,
            count(*) filter (where stood.state = 'waiting' and not stood.due)::int as planned,
            count(*) filter (where stood.state = 'running')::int as running,
            count(*) filter (where stood.state = 'retrying')::int as retrying,
            count(*) filter (where stood.state = 'given_up')::int as given_up,
            min(stood.run_at) filter (where stood.state in ('waiting', 'retrying') and not stood.due) as next_at
     from (select jobs.task_identifier as task, jobs.run_at, jobs.run_at <= now() as due, ${STATE} as state
           from graphile_worker.jobs) as stood
     group by stood.task order by stood.task`,
  );

export const listLastRuns = (db: Db): Promise<{ task: string; lastAt: string | null }[]> =>
  rows(
    db,
    `select identifier as task, last_execution as last_at from graphile_worker._private_known_crontabs`,
  );

export interface StoredJob {
  readonly number: string;
  readonly task: string;
  readonly state: JobState;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly lastError: string | null;
  readonly runAt: string;
  readonly updatedAt: string;
  /** Of its payload these two alone: there may be an address in the rest. */
  readonly noun: string | null;
  readonly nounId: string | null;
}

const JOB = `
  select jobs.id::text as number, jobs.task_identifier as task, ${STATE} as state, jobs.attempts, jobs.max_attempts,
         jobs.last_error, jobs.run_at, jobs.updated_at, given.payload ->> 'noun' as noun, given.payload ->> 'id' as noun_id
  from graphile_worker.jobs join graphile_worker._private_jobs as given on given.id = jobs.id`;

interface Wanted {
  readonly state: string | null;
  readonly task: string | null;
  readonly before: number | null;
  readonly limit: number;
}

/** Newest first. */
export const listFailed = (db: Db, wanted: Wanted): Promise<StoredJob[]> =>
  rows<StoredJob>(
    db,
    `select * from (${JOB} where jobs.last_error is not null or jobs.attempts >= jobs.max_attempts) as found
     where found.state in ('retrying', 'given_up')
       and ((:state)::text is null or found.state = :state) and ((:task)::text is null or found.task = :task)
       and ((:before)::bigint is null or found.number::bigint < (:before)::bigint)
     order by found.number::bigint desc limit :limit`,
    { ...wanted },
  );

/** Held, so that nobody begins it while it is decided about. */
export const lockJob = async (trx: Trx, number: string): Promise<StoredJob | undefined> => {
  await trx.raw('select 1 from graphile_worker._private_jobs where id = :number for update', { number });
  return row<StoredJob>(trx, `${JOB} where jobs.id = :number`, { number });
};

export const runAgain = async (trx: Trx, number: string): Promise<void> => {
  await trx.raw(
    'select graphile_worker.reschedule_jobs(array[(:number)::bigint], run_at := now(), attempts := 0)',
    { number },
  );
};

/** It keeps what it said last. */
export const giveUp = async (trx: Trx, number: string, lastError: string | null): Promise<void> => {
  await trx.raw('select graphile_worker.permanently_fail_jobs(array[(:number)::bigint], :lastError)', {
    number,
    lastError,
  });
};
