import type pg from 'pg';
import type { Log } from '../log.ts';
import { rest } from '../rest.ts';

/** The class of our advisory locks on runners; the key within it is made of the runner's id. */
const RUNNERS = 7_205_303;

/** SQL: how many processes take jobs now, each of which holds one of our locks. */
export const RUNNERS_ALIVE = `
  select count(*)::int as runners from pg_locks
  join pg_database on pg_database.oid = pg_locks.database
  where pg_locks.locktype = 'advisory' and pg_locks.objsubid = 2 and pg_locks.granted
    and pg_locks.classid::bigint = ${RUNNERS} and pg_database.datname = current_database()`;

/** Runners that hold jobs though no process stands behind them any more. */
const ORPHANED = `
  select distinct jobs.locked_by as runner from graphile_worker.jobs
  where jobs.locked_by is not null and not exists (
    select from pg_locks
    join pg_database on pg_database.oid = pg_locks.database
    where pg_locks.locktype = 'advisory' and pg_locks.objsubid = 2 and pg_locks.granted
      and pg_locks.classid::bigint = ${RUNNERS}
      and pg_locks.objid::bigint = (hashtext(jobs.locked_by)::bigint & 4294967295)
      and pg_database.datname = current_database())`;

/**
 * Jobs that the database says a runner holds. One that it does not run was handed out on a connection that died under
 * the answer: nobody will ever finish it.
 */
const HELD = 'select id::text from graphile_worker.jobs where locked_by = $1';

interface Start {
  readonly pool: pg.Pool;
  readonly log: Log;
  /** Whether this process is running the job with this id. */
  readonly isRunning: (jobId: string) => boolean;
  /** The runner holds a job that it does not run: give it up for a new one, and its jobs are freed. */
  readonly onStray: () => void;
  readonly everyMs?: number;
}

/**
 * Each process holds a lock of its database session in the name of its runner. Whoever finds a runner's lock free
 * knows that its process is gone, and frees the jobs that it held: at once, not after the library's four hours.
 */
export const openHolder = ({ pool, log, isRunning, onStray, everyMs = 1_000 }: Start) => {
  const stopping = new AbortController();
  let runner: string | undefined;
  let session: { client: pg.PoolClient; holds: string | undefined } | undefined;
  let suspects = new Set<string>();
  let strays = new Set<string>();

  const forget = (broken: boolean): void => {
    session?.client.release(broken);
    session = undefined;
  };

  const hold = async (): Promise<pg.PoolClient> => {
    if (session === undefined) {
      session = { client: await pool.connect(), holds: undefined };
      session.client.once('error', () => forget(true));
    }
    const { client } = session;
    if (runner !== undefined && session.holds !== runner) {
      await client.query('select pg_advisory_unlock_all()');
      await client.query('select pg_advisory_lock($1, hashtext($2))', [RUNNERS, runner]);
      session.holds = runner;
    }
    return client;
  };

  /** Seen without a lock twice: once may be a process that has just lost its session and is taking it up again. */
  const free = async (client: pg.PoolClient): Promise<void> => {
    const { rows } = await client.query<{ runner: string }>(ORPHANED);
    const orphaned = rows.map((row) => row.runner);
    const gone = orphaned.filter((id) => suspects.has(id));
    suspects = new Set(orphaned);
    if (gone.length === 0) return;
    await client.query('select graphile_worker.force_unlock_workers($1)', [gone]);
    log.info({ runners: gone.length }, 'freed the jobs of a process that is gone');
  };

  /** Seen twice, too: between being taken and being begun a job is in nobody's hands for a moment. */
  const findStrays = async (client: pg.PoolClient): Promise<void> => {
    const { rows } = await client.query<{ id: string }>(HELD, [runner ?? '']);
    const idle = rows.map(({ id }) => id).filter((id) => !isRunning(id));
    const stray = idle.some((id) => strays.has(id));
    strays = new Set(idle);
    if (!stray) return;
    strays.clear();
    log.info('a job was handed out and never arrived; replacing the runner');
    onStray();
  };

  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const client = await hold();
        await free(client);
        await findStrays(client);
      } catch (error) {
        log.warn({ err: error }, 'the hold on our jobs was lost; taking it again');
        forget(true);
        suspects.clear();
        strays.clear();
      }
      await rest(everyMs, stopping.signal);
    }
    // Ending the session lets go of its locks.
    forget(true);
  };
  const watching = watch();

  return {
    /** The runner that takes jobs from now on. */
    holdFor: (id: string): void => {
      runner = id;
    },
    stop: async (): Promise<void> => {
      stopping.abort();
      await watching;
    },
  };
};
