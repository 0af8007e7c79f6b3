import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Logger as GraphileLogger,
  parseCronItems,
  type Runner,
  run,
  runTaskListOnce,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type pg from 'pg';
import type { Log } from '../log.ts';
import { openHolder } from './holder.ts';
import type { TaskName, Tasks } from './queue.ts';

export type TaskHandlers = { [T in TaskName]: (payload: Tasks[T]) => Promise<void> };

export interface Jobs {
  readonly stop: () => Promise<void>;
}

const taskListOf = (tasks: TaskHandlers): TaskList =>
  Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload: unknown) => (task as (given: unknown) => Promise<void>)(payload),
    ]),
  );

const loggerTo = (log: Log): GraphileLogger =>
  new GraphileLogger((scope) => (level, message) => {
    if (level === 'error') log.error({ scope }, message);
    else if (level === 'warning') log.warn({ scope }, message);
    else log.debug({ scope }, message);
  });

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

const cron = [
  { task: 'expire_items', match: '*/10 * * * *', options: { backfillPeriod: 0 } },
  { task: 'tend_introductions', match: '*/10 * * * *', options: { backfillPeriod: 0 } },
  { task: 'learn_words', match: '* * * * *', options: { backfillPeriod: 0 } },
  { task: 'sweep', match: '17 3 * * *', options: { backfillPeriod: 0 } },
  { task: 'train_tagger', match: '27 1 * * *', options: { backfillPeriod: 0 } },
  { task: 'learn_order', match: '47 1 * * *', options: { backfillPeriod: 0 } },
  { task: 'apply_order', match: '17 2 * * *', options: { backfillPeriod: 0 } },
];

/** How long jobs may take to end when the process is asked to. */
const MOST_PATIENCE = 2_500;

interface Start {
  readonly pool: pg.Pool;
  readonly tasks: TaskHandlers;
  readonly log: Log;
}

/**
 * Runs queued work until stopped. A task that throws is tried again with growing pauses; each must bear being run
 * twice. A runner that gives up, because the database went away for long, is replaced.
 */
export const startJobs = async ({ pool, tasks, log }: Start): Promise<Jobs> => {
  const stopping = new AbortController();
  const running = new Set<string>();
  let runner: Runner | undefined;
  const holder = openHolder({
    pool,
    log,
    isRunning: (jobId) => running.has(jobId),
    onStray: () =>
      void runner
        ?.stop()
        .catch((error: unknown) => log.debug({ err: error }, 'the job runner had stopped before')),
  });
  const open = async (): Promise<Runner> => {
    const events: WorkerEvents = new EventEmitter();
    events.on('pool:create', ({ workerPool }) => holder.holdFor(workerPool.id));
    events.on('job:start', ({ job }) => running.add(String(job.id)));
    events.on('job:complete', ({ job }) => running.delete(String(job.id)));
    return run({
      pgPool: pool,
      events,
      taskList: taskListOf(tasks),
      parsedCronItems: parseCronItems(cron),
      logger: loggerTo(log),
      noHandleSignals: true,
      preset: {
        worker: {
          // Matching is most of it, and what is matched at the same time is written together.
          concurrentJobs: 6,
          pollInterval: 1_000,
          // Without a delay the library leaves a promise unwatched when a job cannot be marked as done, and the
          // rejection would end the process. In batches it tries again, then gives up in order.
          completeJobBatchDelay: 0,
          failJobBatchDelay: 0,
        },
      },
    });
  };

  runner = await open();

  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await runner?.promise.catch((error: unknown) => log.error({ err: error }, 'the job runner gave up'));
      while (!stopping.signal.aborted) {
        await sleep(1_000);
        try {
          runner = await open();
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
      const stopped = runner
        ?.stop()
        .catch((error: unknown) => log.debug({ err: error }, 'the job runner had stopped before'));
      // A job that does not come to an end is left to another process, which finds our hold on it gone.
      await Promise.race([stopped, sleep(MOST_PATIENCE, undefined, { ref: false })]);
      await holder.stop();
    },
  };
};
