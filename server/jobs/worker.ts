import { Logger as GraphileLogger, parseCronItems, run, type TaskList } from 'graphile-worker';
import type pg from 'pg';
import type { Log } from '../log.ts';
import type { TaskName, Tasks } from './queue.ts';

export type TaskHandlers = { [T in TaskName]: (payload: Tasks[T]) => Promise<void> };

export interface Jobs {
  readonly stop: () => Promise<void>;
}

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
  const taskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload: unknown) => (task as (given: unknown) => Promise<void>)(payload),
    ]),
  ) as TaskList;
  const runner = await run({
    pgPool: pool,
    taskList,
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
    logger: new GraphileLogger((scope) => (level, message) => {
      if (level === 'error') log.error({ scope }, message);
      else if (level === 'warning') log.warn({ scope }, message);
      else log.debug({ scope }, message);
    }),
  });
  runner.promise.catch((error: unknown) => log.error({ err: error }, 'the job runner ended'));
  return { stop: () => runner.stop() };
};
