import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signOut } from '#server/accounts/accounts.contract.ts';
import { rows } from '#server/database/query.ts';
import { listNotes, writeNote } from '#server/introductions/private.contract.ts';
import { listMessages, sendMessage } from '#server/messages/messages.contract.ts';
import { endMembership } from '#server/organisations/organisations.contract.ts';
import { seatOf } from './seat.ts';
import { openStage, type Stage } from './stage.ts';
import { until } from './until.ts';
import { watcherOf } from './watcher.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

test('what happens at one process is heard at the other within a second', async () => {
  const { a, b, people } = stage;
  const id = await stage.room();
  const watcher = await watcherOf(people.nurse, b);
  await people.broker.says(id, 'Welcome', randomUUID(), a);
  await watcher.hears('the message', ({ type }) => type === 'message.sent', 1_000);
  watcher.leave();
});

test('signing out at one process cuts sockets at the other within a second', async () => {
  const { a, b } = stage;
  const visitor = await stage.person('Vera');
  const watcher = await watcherOf(visitor, b);
  await visitor.does(signOut, {}, { at: a });
  await until('the socket is cut', () => !watcher.isConnected() || watcher.cuts() > 0, 1_000, 5);
  watcher.leave();
});

test('a role that ends at one process ends on live sockets at the other within a second', async () => {
  const { a, b, people, services, db, agencyId } = stage;
  const colleague = await stage.person('Cai');
  await db.transaction((trx) =>
    services.organisations.join(trx, {
      personId: colleague.personId,
      organisationId: agencyId,
      role: 'broker',
    }),
  );
  const watcher = await watcherOf(colleague, b);
  const known = await stage.room();
  await watcher.hears('the agency’s introduction', ({ id }) => id === known, 1_000);
  await people.ruth.does(
    endMembership,
    { params: { id: agencyId, personId: colleague.personId }, body: { reason: 'Has left' } },
    { at: a },
  );
  const ended = performance.now();
  const after = await stage.room();
  await people.broker.says(after, 'Not for former colleagues');
  await until('a second has gone', () => performance.now() - ended > 1_000, 2_000);
  expect([...watcher.heard.values()].filter(({ id }) => id === after)).toEqual([]);
  watcher.leave();
});

test('killed right after its reply: the other process tells, and whoever comes back catches up', async () => {
  const { a, b, people } = stage;
  const id = await stage.room();
  const [atA, atB] = [await watcherOf(people.nurse, a), await watcherOf(people.commissioner, b)];
  const acknowledged: number[] = [];
  // Some are answered, some are on their way when it ends.
  const sending = Array.from({ length: 12 }, async (_, place) => {
    const message = await people.broker.says(id, `Message ${place}`, randomUUID(), a);
    acknowledged.push(message.seq);
    if (acknowledged.length === 4) a.strike();
  });
  await until('four are acknowledged', () => acknowledged.length >= 4, 5_000, 1);
  const told = (watcher: typeof atA) =>
    [...watcher.heard.values()].filter((change) => change.type === 'message.sent' && change.id === id);
  await until('the other process tells of those', () => told(atB).length >= 4, 5_000);
  await until('it has ended', () => !a.isRunning(), 5_000);
  await a.start();
  const back = performance.now();
  await Promise.all(sending);
  await until('all are caught up', () => told(atA).length === 12, 5_000);
  expect(performance.now() - back).toBeLessThan(5_000);
  expect(told(atB)).toHaveLength(12);
  const { items } = await people.nurse.does(listMessages, { params: { id }, query: { thread: 'all' } });
  expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: 12 }, (_, place) => place + 1));
  expect(new Set(items.map(({ clientId }) => clientId)).size).toBe(12);
  atA.leave();
  atB.leave();
}, 30_000);

test('killed without a word: who was there is soon shown to nobody, and shown again when they are back', async () => {
  const { a, b, people } = stage;
  const id = await stage.room();
  const [hers, his] = [await watcherOf(people.commissioner, b), await watcherOf(people.nurse, a)];
  const seats = [hers, his].map(({ socket }) => seatOf(socket, id));
  for (const seat of seats) seat.takes('all');
  const sees = (author: string, withinMs: number) =>
    until(`she sees ${author || 'nobody'}`, () => seats[0]?.company().join() === author, withinMs);
  await sees('idea', 5_000);
  await a.kill();
  await sees('', 10_000);
  await a.start();
  await sees('idea', 10_000);
  expect(seats[1]?.company()).toEqual(['need']);
  for (const watcher of [hers, his]) watcher.leave();
}, 60_000);

test('only the listening connections are killed: heard within five seconds', async () => {
  const { a, b, people, endConnections } = stage;
  const id = await stage.room();
  const watcher = await watcherOf(people.nurse, b);
  expect(await endConnections("application_name = 'pushpull listen'")).toBe(2);
  await people.broker.says(id, 'Into the silence', randomUUID(), a);
  await watcher.hears('the message', (c) => c.type === 'message.sent' && c.id === id, 5_000);
  watcher.leave();
});

/** People who write on and on; every message that was begun is acknowledged in the end. */
const writers = (id: string, count: number) => {
  const { people } = stage;
  const given: string[] = [];
  let going = true;
  const write = async (place: number): Promise<void> => {
    const writer = [people.broker, people.nurse, people.commissioner][place % 3] ?? people.broker;
    while (going) {
      const clientId = randomUUID();
      await writer.says(id, 'On and on', clientId);
      given.push(clientId);
    }
  };
  const all = Promise.all(Array.from({ length: count }, (_, place) => write(place)));
  return {
    given,
    stop: async (): Promise<void> => {
      going = false;
      await all;
    },
  };
};

const readAll = async (id: string) => {
  const items: { seq: number; clientId: string }[] = [];
  for (let more = true; more; ) {
    const query = { thread: 'all' as const, after: items.length, limit: 500 };
    const page = await stage.people.nurse.does(listMessages, { params: { id }, query });
    items.push(...page.items);
    more = page.items.length === 500;
  }
  return items;
};

test.each(['fast', 'crash'] as const)(
  'the database restarts under load: %s',
  async (how) => {
    const { a, b, instances, database } = stage;
    const id = await stage.room();
    const load = writers(id, 6);
    await until('load', () => load.given.length > 20, 5_000);
    const stopped = database.stop(how);
    await Promise.all(
      instances.map((one) =>
        until(`${one.name} is not ready`, async () => (await one.ready()) === 503, 2_000),
      ),
    );
    await stopped;
    await sleep(1_000);
    const before = load.given.length;
    await database.start();
    const healthy = Promise.all(
      instances.map((one) => until(`${one.name} is ready`, async () => (await one.ready()) === 200, 5_000)),
    );
    await healthy;
    await until('people are answered again', () => load.given.length > before + 10, 5_000);
    await load.stop();
    expect([a.isRunning(), b.isRunning()]).toEqual([true, true]);
    const items = await readAll(id);
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, place) => place + 1));
    expect(items.map(({ clientId }) => clientId).sort()).toEqual([...load.given].sort());
    await until('jobs go on', async () => (await stage.jobsLeft()) === 0, 20_000);
  },
  60_000,
);

test('asked to end under load: everything is answered, and it ends in order', async () => {
  const { a, db, people } = stage;
  const id = await stage.room();
  const turnedAway = () =>
    [people.broker, people.nurse, people.commissioner].reduce((sum, { seen }) => sum + seen.unavailable, 0);
  const before = turnedAway();
  const load = writers(id, 6);
  await until('load', () => load.given.length > 20, 5_000);
  // Some are in the middle of it when the process is asked to end: their commit is held up for a second.
  const trx = await db.transaction();
  await trx.raw('select pg_advisory_xact_lock(7205302)');
  const underWay = Array.from({ length: 5 }, () => {
    const clientId = randomUUID();
    load.given.push(clientId);
    const message = {
      params: { id },
      body: { thread: 'all' as const, clientId, body: 'Just before the end' },
    };
    return people.broker.once(a, sendMessage, message);
  });
  await sleep(300);
  const ending = a.stop();
  await sleep(700);
  await trx.rollback();
  expect((await Promise.all(underWay)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const ended = await ending;
  const after = load.given.length;
  await until('the other goes on', () => load.given.length > after + 10, 5_000);
  await load.stop();
  await a.start();
  expect(ended).toMatchObject({ code: 0 });
  expect(ended.afterMs).toBeLessThan(10_000);
  const items = await readAll(id);
  expect(items.map(({ clientId }) => clientId).sort()).toEqual([...load.given].sort());
  expect(turnedAway() - before).toBe(0);
}, 30_000);

test('no connection left: busy within three seconds, and nothing half done', async () => {
  const { db, b, people } = stage;
  const id = await stage.room();
  // Whoever holds the lock of the event log stops every commit there is.
  const trx = await db.transaction();
  await trx.raw('select pg_advisory_xact_lock(7205302)');
  const begun = performance.now();
  // Notes, each in a transaction of its own: messages would share one and wait for nothing but that.
  const sending = Array.from({ length: 40 }, async (_, at) => {
    const body = `Into the crowd, ${at}`;
    const answer = await people.broker.once(b, writeNote, { params: { id }, body: { body } });
    return { ...answer, note: body, afterMs: performance.now() - begun };
  });
  const message = people.broker.once(b, sendMessage, {
    params: { id },
    body: { thread: 'all', clientId: randomUUID(), body: 'Into the crowd' },
  });
  const [reading] = await Promise.all([
    people.nurse.once(b, listMessages, { params: { id }, query: { thread: 'all' } }),
    sleep(4_000),
  ]);
  await trx.rollback();
  const answers = await Promise.all(sending);
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThan(10);
  expect(new Set(refused.map(({ status, body }) => `${status} ${body.code}`))).toEqual(new Set(['503 busy']));
  expect(Math.max(...refused.map(({ afterMs }) => afterMs))).toBeLessThan(3_000);
  expect([200, 503]).toContain(reading.status);
  const { items } = await people.broker.does(listNotes, { params: { id } });
  const accepted = answers.filter(({ status }) => status === 200).map(({ note }) => note);
  expect(items.map(({ body }) => body).sort()).toEqual(accepted.sort());
  const counted = async (type: string): Promise<number> =>
    (await rows(db, 'select seq from events where type = :type and noun_id = :id', { type, id })).length;
  expect(await counted('introduction.noted')).toBe(accepted.length);
  const sent = (await message).status === 200 ? 1 : 0;
  expect([(await readAll(id)).length, await counted('message.sent')]).toEqual([sent, sent]);
}, 30_000);
