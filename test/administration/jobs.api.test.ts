import { expect, test } from '@jest/globals';
import { jobIdOf } from '#server/administration/job-id.ts';
import { giveJobUp, listFailedJobs, runJobAgain, surveyJobs } from '#server/administration/jobs.contract.ts';
import { listLog } from '#server/administration/log.contract.ts';
import { rows } from '#server/database/query.ts';
import { queueJob } from '#server/jobs/queue.ts';
import { anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const [ruth, nurse] = [await world.administrator(), await world.contributor()];
const { db } = world;
await world.settle();

const unknown = '01900000-0000-7000-8000-000000000000';

/** As the runner leaves a job that failed so often. */
const fails = async (task: string, attempts: number, error = 'connect ECONNREFUSED'): Promise<void> => {
  await db.raw(
    `update graphile_worker._private_jobs jobs
     set attempts = :attempts, last_error = :error, updated_at = now(), run_at = now() + interval '1 hour'
     from graphile_worker._private_tasks tasks where tasks.id = jobs.task_id and tasks.identifier = :task`,
    { task, attempts, error },
  );
};
const mail = (email: string) =>
  db.transaction((trx) =>
    queueJob(trx, 'send_mail', {
      key: `try:${email}`,
      template: 'invitation',
      to: { email },
      data: { token: 'a-secret-of-a-link', organisation: 'A council' },
    }),
  );
const failed = async () => (await ruth.does(listFailedJobs)).items;
const inQueue = async (task: string) => (await ruth.does(surveyJobs)).tasks.find((one) => one.task === task);
const mailsTo = (recipient: string) =>
  rows(db, 'select id from mailbox where recipient = :recipient', { recipient });

test('what waits, runs, fails and was given up is counted by task, and nobody’s address is in it', async () => {
  await mail('one@example.org');
  expect(await inQueue('send_mail')).toMatchObject({ waiting: 1, retrying: 0, givenUp: 0 });
  expect((await inQueue('send_mail'))?.waitingSince).not.toBeNull();
  await fails('send_mail', 3, 'Refused <one@example.org> by "Nia Evans"');
  expect(await inQueue('send_mail')).toMatchObject({ waiting: 0, retrying: 1, waitingSince: null });
  const [job] = await failed();
  expect(job).toMatchObject({
    task: 'send_mail',
    state: 'retrying',
    attempts: 3,
    maxAttempts: 12,
    error: 'Refused <[address]> by "…"',
    about: null,
    moves: ['run_again', 'give_up'],
  });
  const said = JSON.stringify([await ruth.does(surveyJobs), await failed()]);
  for (const secret of ['one@example.org', 'Nia Evans', 'a-secret-of-a-link'])
    expect(said).not.toContain(secret);
});

test('given up with a reason it is tried no more, run again it does its work, and both are in the log', async () => {
  await fails('send_mail', 3);
  const [job] = await failed();
  const params = { id: job?.id ?? '' };
  const given = { params, body: { reason: 'The address is a misprint' }, key: ruth.newKey() };
  await Promise.all([ruth.does(giveJobUp, given), ruth.does(giveJobUp, given)]);
  expect((await failed())[0]).toMatchObject({
    state: 'given_up',
    error: 'connect ECONNREFUSED',
    moves: ['run_again'],
  });
  expect(await ruth.isRefused(giveJobUp, { params, body: { reason: 'Twice' } })).toBe('already_moved');
  await world.settle();
  expect(await mailsTo('one@example.org')).toEqual([]);

  const key = ruth.newKey();
  await Promise.all([ruth.does(runJobAgain, { params, key }), ruth.does(runJobAgain, { params, key })]);
  await world.settle();
  expect(await mailsTo('one@example.org')).toHaveLength(1);
  expect(await failed()).toEqual([]);
  expect(await ruth.isRefused(runJobAgain, { params })).toBe('job_not_found');

  const logged = (await ruth.does(listLog, { query: { id: params.id } })).items;
  expect(logged).toMatchObject([
    { type: 'job.run_again', task: 'send_mail', actorId: ruth.personId, reason: null },
    { type: 'job.given_up', task: 'send_mail', reason: 'The address is a misprint' },
  ]);
});

test('one that is about a thing leads to what happened to it; filters and pages go through all', async () => {
  const id = await nurse.posts(anIdea());
  await fails('match_idea', 12, 'Too much');
  await mail('two@example.org');
  await mail('three@example.org');
  await fails('send_mail', 2);
  expect(await failed()).toHaveLength(3);
  const [given] = (await ruth.does(listFailedJobs, { query: { state: 'given_up' } })).items;
  expect(given).toMatchObject({ task: 'match_idea', about: { noun: 'idea', id }, nextAt: null });
  expect((await ruth.does(listFailedJobs, { query: { task: 'send_mail' } })).items).toHaveLength(2);
  const first = await ruth.does(listFailedJobs, { query: { limit: 2 } });
  const second = await ruth.does(listFailedJobs, { query: { limit: 2, cursor: first.next ?? '' } });
  expect([...first.items, ...second.items].map((one) => one.id)).toEqual(
    (await failed()).map((one) => one.id),
  );
});

test('one that runs is left alone, even at its last attempt', async () => {
  await mail('four@example.org');
  await fails('send_mail', 12);
  await db.raw(
    `update graphile_worker._private_jobs jobs set locked_at = now(), locked_by = 'somebody'
     from graphile_worker._private_tasks tasks where tasks.id = jobs.task_id and tasks.identifier = 'send_mail'`,
  );
  expect((await inQueue('send_mail'))?.running).toBeGreaterThan(0);
  const [newest] = await rows<{ id: number }>(db, 'select max(id) as id from graphile_worker.jobs');
  const params = { id: jobIdOf(String(newest?.id)) };
  expect(await ruth.isRefused(runJobAgain, { params })).toBe('already_moved');
  expect(await ruth.isRefused(giveJobUp, { params, body: { reason: 'Now' } })).toBe('already_moved');
});

test('what runs by the clock says when it last did, and that it is late', async () => {
  const sweep = async () => (await ruth.does(surveyJobs)).recurring.find(({ task }) => task === 'sweep');
  expect(await sweep()).toMatchObject({ everyMinutes: null, dailyAt: '03:17', lastAt: null, late: false });
  await db.raw(
    `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
     values ('sweep', now(), now() - interval '30 hours')`,
  );
  expect(await sweep()).toMatchObject({ late: false });
  world.passes(1);
  expect(await sweep()).toMatchObject({ late: true });
  // Nobody runs jobs in this test.
  expect((await ruth.does(surveyJobs)).runners).toBe(0);
});

test('it is for administrators', async () => {
  const params = { id: jobIdOf('1') };
  for (const [person, code] of [
    [nurse, 'not_allowed'],
    [world.visitor(), 'not_signed_in'],
  ] as const) {
    expect(await person.isRefused(surveyJobs)).toBe(code);
    expect(await person.isRefused(listFailedJobs)).toBe(code);
    expect(await person.isRefused(runJobAgain, { params })).toBe(code);
    expect(await person.isRefused(giveJobUp, { params, body: { reason: 'Because' } })).toBe(code);
  }
  expect(await ruth.isRefused(runJobAgain, { params: { id: unknown } })).toBe('job_not_found');
});

test('an error of the database tells what went wrong, not what somebody wrote', async () => {
  const failing = db.raw('select (:text)::int', { text: 'nia@example.org' });
  await expect(failing).rejects.toThrow(/^select \(\$1\)::int - /);
  const again = rows(db, 'select 1 from no_such_table where text = :text', { text: 'nia@example.org' });
  await expect(again).rejects.not.toThrow(/nia@example\.org/);
});
