import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Log } from '../log.ts';

/** The class of our advisory locks on runners; the key within it is made of the runner's id. */
const RUNNERS = 7_205_303;

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

interface Start {
  readonly pool: pg.Pool;
  readonly log: Log;
  readonly everyMs?: number;
}

/**
 * Each process holds a lock of its database session in the name of its runner. Whoever finds a runner's lock free
 * knows that its process is gone, and frees the jobs that it held: at once, not after the library's four hours.
 */
export const openHolder = ({ pool, log, everyMs = 1_000 }: Start) => {
  const stopping = new AbortController();
  let runner: string | undefined;
  let session: { client: pg.PoolClient; holds: string | undefined } | undefined;
  let suspects = new Set<string>();

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

  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await free(await hold());
      } catch (error) {
        log.warn({ err: error }, 'the hold on our jobs was lost; taking it again');
        forget(true);
        suspects.clear();
      }
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
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
