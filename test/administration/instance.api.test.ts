import { expect, test } from '@jest/globals';
import { readHealth, readSettings } from '#server/administration/instance.contract.ts';
import { rows } from '#server/database/query.ts';
import { lastSeq } from '#server/events/events.store.ts';
import { queueJob } from '#server/jobs/queue.ts';
import { anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const [ruth, nurse] = [await world.administrator(), await world.contributor()];
await world.settle();
const health = () => ruth.does(readHealth);

test('administrators read what the instance is set to, and nobody else does', async () => {
  const { settings } = await ruth.does(readSettings);
  expect(settings.find(({ name }) => name === 'DEMO')).toMatchObject({ stands: 'off', isDefault: false });
  for (const [person, code] of [
    [nurse, 'not_allowed'],
    [world.visitor(), 'not_signed_in'],
  ] as const) {
    expect(await person.isRefused(readSettings)).toBe(code);
    expect(await person.isRefused(readHealth)).toBe(code);
  }
});

test('the market says as of which event it stands, and holds what was posted', async () => {
  await nurse.posts(anIdea());
  await world.settle();
  await world.services.feed.caughtUpTo(await lastSeq(world.db));
  const { market } = await health();
  expect(market).toMatchObject({ ready: true, needs: 0, ideas: 1, behindSince: null });
  expect(market.event).toBe(market.newest);
  expect(market.newest).toBeGreaterThan(0);
});

test('what waits is told: jobs, mail that is due, what was given up; nobody runs jobs in this test', async () => {
  const before = await health();
  expect(before).toMatchObject({ runners: 0, waitingSince: null, givenUp: 0 });
  await world.db.transaction((trx) =>
    queueJob(trx, 'send_mail', {
      key: 'one',
      template: 'invitation',
      to: { email: 'one@example.org' },
      data: {},
    }),
  );
  const waiting = await health();
  expect(waiting.mailWaiting).toBe(before.mailWaiting + 1);
  expect(waiting.waitingSince).not.toBeNull();
  expect(JSON.stringify(waiting)).not.toContain('example.org');
  await world.db.raw(
    `update graphile_worker._private_jobs jobs set attempts = max_attempts
     from graphile_worker._private_tasks tasks where tasks.id = jobs.task_id and tasks.identifier = 'send_mail'`,
  );
  expect(await health()).toMatchObject({ mailWaiting: before.mailWaiting, waitingSince: null, givenUp: 1 });
});

test('the database says what it is, how large, and that nothing is missing from it', async () => {
  const { database, version, startedAt } = await health();
  expect(database.version).toMatch(/^\d+\.\d+$/);
  expect(database.bytes).toBeGreaterThan(1_000_000);
  expect(database.connections).toBeGreaterThan(0);
  expect(database.connections).toBeLessThan(database.mostConnections);
  expect(database.migrationsWaiting).toBe(0);
  const [last] = await rows<{ name: string }>(
    world.db,
    'select name from knex_migrations order by name desc limit 1',
  );
  expect(`${database.lastMigration}.ts`).toBe(last?.name);
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Date.parse(startedAt)).toBeLessThan(Date.now());
});

test('events of the last hour are counted by the clock', async () => {
  expect((await health()).eventsLastHour).toBeGreaterThan(0);
  expect((await health()).manyEvents).toBe(false);
  world.passes(1);
  // Reading is no event, though looking somebody up is.
  expect((await health()).eventsLastHour).toBe(0);
});
