import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Logger as GraphileLogger,
  parseCronItems,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type pg from 'pg';
import type { Log } from '../log.ts';
import type { TaskName, Tasks } from './queue.ts';
import { crontabOf, recurring } from './recurring.ts';

export type TaskHandlers = { [T in TaskName]: (payload: Tasks[T]) => Promise<void> };

export const taskListOf = (tasks: TaskHandlers): TaskList =>
  Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload: unknown) => (task as (given: unknown) => Promise<void>)(payload),
    ]),
  );

export const loggerTo = (log: Log): GraphileLogger =>
  new GraphileLogger((scope) => (level, message) => {
    if (level === 'error') log.error({ scope }, message);
    else if (level === 'warning') log.warn({ scope }, message);
    else log.debug({ scope }, message);
  });

const cron = recurring.map((entry) => ({
  task: entry.task,
  match: crontabOf(entry),
  options: { backfillPeriod: 0 },
}));

/** How long a runner that stops, and has no job in hand any more, may take to come to its end. */
const TIDYING_UP = 2_000;

interface Open {
  readonly pool: pg.Pool;
  readonly tasks: TaskHandlers;
  readonly log: Log;
  /** It takes jobs from now on, under this id. */
  readonly onId: (id: string) => void;
}

export interface JobRunner {
  readonly isRunning: (jobId: string) => boolean;
  /** Takes no more jobs; done when those in hand are. */
  readonly stop: () => Promise<void>;
  /** Settles, and never fails, when it runs nothing and will run nothing any more. */
  readonly ended: Promise<void>;
}

/** Takes queued jobs and runs them, six at a time, until it is stopped or gives up. */
export const openRunner = async ({ pool, tasks, log, onId }: Open): Promise<JobRunner> => {
  const running = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  const stopping = new Promise<void>((resolve) => events.once('pool:gracefulShutdown', () => resolve()));
  events.on('pool:create', ({ workerPool }) => onId(workerPool.id));
  events.on('job:start', ({ job }) => running.add(String(job.id)));
  events.on('job:complete', ({ job }) => running.delete(String(job.id)));
  const runner = await run({
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
        // rejection would end the process. In batches it tells, and gives up.
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
  });
  const stop = (): Promise<void> =>
    runner.stop().catch((error: unknown) => log.debug({ err: error }, 'the job runner had stopped before'));

  // When the library could not mark several jobs as done, it loses count of them and waits for ever at its end.
  const stuck = async (): Promise<void> => {
    await stopping;
    do await sleep(TIDYING_UP, undefined, { ref: false });
    while (running.size > 0);
  };
  const inOrder = runner.promise.catch((error: unknown) =>
    log.error({ err: error }, 'the job runner gave up'),
  );
  return {
    isRunning: (jobId) => running.has(jobId),
    stop,
    ended: Promise.race([inOrder, stuck()]).then(() => void stop()),
  };
};
