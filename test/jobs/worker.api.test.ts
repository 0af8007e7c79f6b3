import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { openPool } from '#server/database/connect.ts';
import { row } from '#server/database/query.ts';
import { startJobs, type TaskHandlers } from '#server/jobs/worker.ts';
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
