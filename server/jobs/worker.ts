import {
  Logger as GraphileLogger,
  parseCronItems,
  run,
  runTaskListOnce,
  type TaskList,
} from 'graphile-worker';
import type pg from 'pg';
import type { Log } from '../log.ts';
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

/** Runs queued work. A task that throws is tried again with growing pauses; each must bear being run twice. */
export const startJobs = async ({
  pool,
  tasks,
  log,
  cron = true,
}: {
  pool: pg.Pool;
  tasks: TaskHandlers;
  log: Log;
  cron?: boolean;
}): Promise<Jobs> => {
  const runner = await run({
    pgPool: pool,
    taskList: taskListOf(tasks),
    concurrency: 2,
    pollInterval: 1_000,
    noHandleSignals: true,
    parsedCronItems: parseCronItems(
      cron
        ? [
            { task: 'expire_items', match: '*/10 * * * *', options: { backfillPeriod: 0 } },
            { task: 'tend_introductions', match: '*/10 * * * *', options: { backfillPeriod: 0 } },
            { task: 'sweep', match: '17 3 * * *', options: { backfillPeriod: 0 } },
          ]
        : [],
    ),
    logger: loggerTo(log),
  });
  runner.promise.catch((error: unknown) => log.error({ err: error }, 'the job runner ended'));
  return { stop: () => runner.stop() };
};
