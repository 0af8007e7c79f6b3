import { setTimeout as sleep } from 'node:timers/promises';
import { runTaskListOnce } from 'graphile-worker';
import type pg from 'pg';
import type { Log } from '../log.ts';
import { openHolder } from './holder.ts';
import { type JobRunner, loggerTo, openRunner, type TaskHandlers, taskListOf } from './runner.ts';

export interface Jobs {
  readonly stop: () => Promise<void>;
}

/** Runs what is queued now, and what that queues in turn; for seeds and tests, where no runner stands by. */
export const drainJobs = async (pool: pg.Pool, tasks: TaskHandlers, log: Log): Promise<void> => {
  const client = await pool.connect();
  try {
    await runTaskListOnce(
      { pgPool: pool, noHandleSignals: true, logger: loggerTo(log) },
      taskListOf(tasks),
      client,
    );
  } finally {
    client.release();
  }
};

/** How long jobs may take to end when the process is asked to. */
const MOST_PATIENCE = 2_500;

interface Start {
  readonly pool: pg.Pool;
  readonly tasks: TaskHandlers;
  readonly log: Log;
}

/**
 * Runs queued work until stopped. A task that throws is tried again with growing pauses; each must bear being run
 * twice. A runner that gives up, because the database went away, is replaced, and what it held is freed.
 */
export const startJobs = async ({ pool, tasks, log }: Start): Promise<Jobs> => {
  const stopping = new AbortController();
  let runner: JobRunner | undefined;
  const holder = openHolder({
    pool,
    log,
    isRunning: (jobId) => runner?.isRunning(jobId) ?? false,
    onStray: () => void runner?.stop(),
  });
  const open = (): Promise<JobRunner> => openRunner({ pool, tasks, log, onId: holder.holdFor });

  runner = await open();

  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await runner?.ended;
      while (!stopping.signal.aborted) {
        await sleep(1_000);
        try {
          runner = await open();
          if (stopping.signal.aborted) await runner.stop();
          break;
        } catch (error) {
          log.warn({ err: error }, 'the job runner could not start; trying again');
        }
      }
    }
  };
  void watch();

  return {
    stop: async () => {
      stopping.abort();
      // A job that does not come to an end is left to another process, which finds our hold on it gone.
      await Promise.race([runner?.stop(), sleep(MOST_PATIENCE, undefined, { ref: false })]);
      await holder.stop();
    },
  };
};
