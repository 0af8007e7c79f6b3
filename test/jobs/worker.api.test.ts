import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { openPool } from '#server/database/connect.ts';
import { row } from '#server/database/query.ts';
import type { TaskHandlers } from '#server/jobs/runner.ts';
import { startJobs } from '#server/jobs/worker.ts';
import { openLog } from '#server/log.ts';
import { openDatabase } from '../support/database.ts';

const database = await openDatabase();
const { db, url } = database;
afterAll(database.drop);

test('a job that was handed out on a connection that died is found and run, though its process lives', async () => {
  const runs: string[] = [];
  const tasks = {
    sweep: async () => {
      runs.push('slow');
      await sleep(1_500);
    },
    expire_items: async () => {
      runs.push('stray');
    },
  } as unknown as TaskHandlers;
  const pool = openPool(url, () => undefined);
  const jobs = await startJobs({ pool, tasks, log: openLog('silent') });
  await db.raw("select graphile_worker.add_job('sweep', '{}'::json)");
  for (let waited = 0; runs.length === 0 && waited < 5_000; waited += 20) await sleep(20);
  const holder = await row<{ lockedBy: string }>(
    db,
    'select locked_by from graphile_worker.jobs where locked_by is not null',
  );
  // As if the runner had taken it, and the answer had been lost on the way.
  await db.raw(
    "select graphile_worker.add_job('expire_items', '{}'::json, run_at := now() + interval '1 day')",
  );
  await db.raw(
    `update graphile_worker._private_jobs jobs set locked_by = :runner, locked_at = now(), run_at = now(), attempts = 1
     from graphile_worker._private_tasks tasks where tasks.id = jobs.task_id and tasks.identifier = 'expire_items'`,
    { runner: holder?.lockedBy ?? '' },
  );
  for (let waited = 0; !runs.includes('stray') && waited < 12_000; waited += 50) await sleep(50);
  await jobs.stop();
  await pool.end();
  expect(runs).toContain('stray');
}, 30_000);

test('a runner that could not mark several jobs as done, and never comes to the end of stopping, is replaced', async () => {
  const runs: string[] = [];
  const tasks = {
    sweep: async ({ lasts }: { lasts: number }) => {
      runs.push(String(lasts));
      await sleep(lasts);
    },
  } as unknown as TaskHandlers;
  const pool = openPool(url, () => undefined);
  // As a crash does: what was done cannot be written down, again and again.
  await db.raw(`create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$`);
  await db.raw(
    'create trigger refuse before delete on graphile_worker._private_jobs for each row execute function refuse()',
  );
  const jobs = await startJobs({ pool, tasks, log: openLog('silent') });
  await db.raw(
    "select graphile_worker.add_job('sweep', json_build_object('lasts', lasts)) from generate_series(0, 1000, 250) lasts",
  );
  for (let waited = 0; runs.length < 5 && waited < 5_000; waited += 20) await sleep(20);
  await sleep(1_500);
  await db.raw('drop trigger refuse on graphile_worker._private_jobs');
  let left = -1;
  for (let waited = 0; left !== 0 && waited < 20_000; waited += 50) {
    await sleep(50);
    // Of its own: what the clock queues at a full minute has no task here.
    left =
      (
        await row<{ left: number }>(
          db,
          `select count(*) as left from graphile_worker.jobs where task_identifier = 'sweep'`,
        )
      )?.left ?? -1;
  }
  await jobs.stop();
  await pool.end();
  expect(left).toBe(0);
}, 40_000);
