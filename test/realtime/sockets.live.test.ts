import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { signOut } from '#server/accounts/accounts.contract.ts';
import { rows } from '#server/database/query.ts';
import { listEvents } from '#server/events/events.contract.ts';
import { endMembership } from '#server/organisations/organisations.contract.ts';
import { connects } from '../support/live.ts';
import { aNeed, anIdea } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld({ jobs: true });
const { origin } = world;

const anIntroduction = async () => {
  const [commissioner, nurse, broker] = await Promise.all([
    world.commissioner(),
    world.contributor(),
    world.broker(),
  ]);
  const [need, idea] = [await commissioner.posts(aNeed()), await nurse.posts(anIdea())];
  return { commissioner, nurse, broker, id: await broker.introduces(need, idea) };
};

test('what changed is told after the commit, to those it concerns and to nobody else, without the content', async () => {
  const { commissioner, nurse, broker, id } = await anIntroduction();
  const stranger = await world.contributor('Stranger');
  const [hers, his, theirs, strangers] = await Promise.all([
    connects(commissioner, origin),
    connects(nurse, origin),
    connects(broker, origin),
    connects(stranger, origin),
  ]);
  await broker.writes(id, 'idea', 'Only you and I read this.');
  const change = await his.hears(({ type }) => type === 'message.sent');
  expect(Object.keys(change).sort()).toEqual(['at', 'id', 'noun', 'seq', 'type']);
  await theirs.hears(({ type }) => type === 'message.sent');

  await commissioner.accepts(id);
  await nurse.accepts(id);
  for (const live of [hers, his, theirs]) await live.hears(({ type }) => type === 'introduction.connected');
  expect(hers.told.map(({ type }) => type)).not.toContain('message.sent');
  expect(strangers.told.filter(({ noun }) => noun === 'introduction' || noun === 'message')).toEqual([]);
  // Whoever was away catches up through the API, with the same rule.
  const missed = await commissioner.does(listEvents, { query: { after: 0 } });
  expect(missed.items.map(({ type }) => type)).toContain('introduction.connected');
  expect(missed.items.map(({ type }) => type)).not.toContain('message.sent');
  for (const live of [hers, his, theirs, strangers]) live.leaves();
});

test('a page of another site, and nobody, get no live connection', async () => {
  const nurse = await world.contributor();
  await expect(connects(nurse, origin, { origin: 'https://elsewhere.example' })).rejects.toThrow();
  await expect(connects(world.visitor(), origin)).rejects.toThrow('not_signed_in');
});

test('signing out cuts that session’s connections within a second, and no other', async () => {
  const nurse = await world.contributor();
  const other = await world.contributor('Other');
  const [live, others] = [await connects(nurse, origin), await connects(other, origin)];
  await nurse.does(signOut);
  expect(await live.isCut()).toBe(true);
  expect(await others.isCut(100)).toBe(false);
  others.leaves();
});

test('a broker who has left the agency hears nothing of it any more', async () => {
  const { broker, id } = await anIntroduction();
  const live = await connects(broker, origin);
  await broker.does(endMembership, { params: { id: broker.agencyId, personId: broker.personId } });
  await sleep(500);
  live.told.length = 0;
  await world.db.transaction(async (trx) => {
    const { record } = await import('#server/events/record.ts');
    await record(trx, {
      type: 'introduction.noted',
      noun: 'introduction',
      id,
      actorId: null,
      audiences: [`agency:${broker.agencyId}`],
      at: new Date().toISOString(),
    });
  });
  await sleep(500);
  expect(live.told.filter(({ noun }) => noun === 'introduction')).toEqual([]);
  live.leaves();
});

test('a broker of a side’s organisation hears what is for them by name, and not what the agency is told', async () => {
  const { broker, commissioner, id } = await anIntroduction();
  const { organisations } = world.services;
  const [council] = await organisations.membershipsOf(commissioner.personId);
  if (council === undefined) throw new Error('The commissioner belongs to no organisation');
  const { organisationId } = council;
  await world.db.transaction(async (trx) => {
    await organisations.join(trx, { personId: broker.personId, organisationId, role: 'commissioner' });
    await organisations.joined(trx, broker.personId, organisationId);
  });
  const live = await connects(broker, origin);
  const { record } = await import('#server/events/record.ts');
  const told = (type: 'introduction.noted' | 'introduction.called', more: string[]) =>
    world.db.transaction((trx) =>
      record(trx, {
        type,
        noun: 'introduction',
        id,
        actorId: null,
        audiences: [`agency:${broker.agencyId}`, ...more, `not:organisation:${organisationId}`],
        at: new Date().toISOString(),
      }),
    );
  await told('introduction.noted', []);
  // Events come in order: once this one is heard, the one before would have been.
  await told('introduction.called', [`broker:${broker.agencyId}:${broker.personId}`]);
  await live.hears(({ type }) => type === 'introduction.called');
  expect(live.told.map(({ type }) => type)).not.toContain('introduction.noted');
  live.leaves();
});

test('a connection that comes back is given nothing of what it missed: it asks, as who it is now', async () => {
  const nurse = await world.contributor();
  const first = await connects(nurse, origin);
  first.socket.io.engine.close();
  await nurse.posts(anIdea());
  // Missed for good only once this process has handed it on; until then whoever joins may rightly hear it.
  const [end] = await rows<{ last: number }>(world.db, 'select max(seq) as last from events');
  await world.services.feed.caughtUpTo(end?.last ?? 0);
  const second = await connects(nurse, origin);
  await sleep(300);
  expect(second.socket.recovered).toBeFalsy();
  expect(second.told.map(({ type }) => type)).not.toContain('idea.published');
  const { items } = await nurse.does(listEvents, { query: { after: 0 } });
  expect(items.map(({ type }) => type)).toContain('idea.published');
  second.leaves();
});

test('no payload ends the process: each is answered, and the connection goes on', async () => {
  const nurse = await world.contributor();
  const live = await connects(nurse, origin);
  const anything = live.socket as unknown as {
    emit: (...given: unknown[]) => void;
    emitWithAck: (...given: unknown[]) => Promise<unknown>;
  };
  anything.emit('typing');
  anything.emit('typing', null);
  anything.emit('no such thing', { deep: { er: [1, 2, 3] } });
  expect(await anything.emitWithAck('typing', null)).toEqual({ ok: false, code: 'invalid_input' });
  const unknown = { introductionId: '0190a0a0-0000-7000-8000-000000000000', thread: 'all' };
  expect(await anything.emitWithAck('typing', unknown)).toEqual({
    ok: false,
    code: 'introduction_not_found',
  });
  const flood = await Promise.all(Array.from({ length: 20 }, () => anything.emitWithAck('typing', unknown)));
  expect(flood).toContainEqual({ ok: false, code: 'too_many_requests' });
  expect(live.socket.connected).toBe(true);
  live.leaves();
});

test('whoever says too much is cut, whether anybody listens to it or not, and nobody else is', async () => {
  const [nurse, other] = [await world.contributor(), await world.contributor('Other')];
  const calm = await connects(other, origin);
  const floods: ((say: (...given: unknown[]) => void) => void)[] = [
    (say) => Array.from({ length: 200 }, () => say('no such thing')),
    (say) => Array.from({ length: 8 }, () => say('no such thing', 'x'.repeat(30_000))),
    // More than fits into one message.
    (say) => say('typing', 'x'.repeat(70_000)),
  ];
  for (const flood of floods) {
    const live = await connects(nurse, origin);
    flood((...given) => (live.socket as unknown as { emit: (...all: unknown[]) => void }).emit(...given));
    expect(await live.isCut(5_000)).toBe(true);
  }
  expect(calm.socket.connected).toBe(true);
  calm.leaves();
});

test('what no notification announced is found all the same', async () => {
  const nurse = await world.contributor();
  const live = await connects(nurse, origin);
  await rows(
    world.db,
    `insert into events (at, type, noun, noun_id, audiences, data)
     values (now(), 'idea.edited', 'idea', :id, array['person:' || (:id)::text], '{}')`,
    { id: nurse.personId },
  );
  await live.hears(({ type }) => type === 'idea.edited', 5_000);
  live.leaves();
});

test('a reader that stalls is cut before its backlog eats the memory, and catches up when it comes back', async () => {
  const nurse = await world.contributor();
  const live = await connects(nurse, origin);
  const [stalled] = (await world.sockets.io.fetchSockets()).filter(
    ({ data }) => data.actor.personId === nurse.personId,
  );
  if (stalled === undefined) throw new Error('not connected');
  // It stops reading: what is sent to it stays with us.
  const raw = Reflect.get(Reflect.get(live.socket.io.engine, 'transport') as object, 'ws') as {
    _socket: { pause: () => void };
  };
  raw._socket.pause();
  const filler = {
    seq: 1,
    type: 'need.edited',
    noun: 'need',
    id: nurse.personId,
    at: 'x'.repeat(20_000),
  } as const;
  for (let sent = 0; sent < 2_000; sent += 1) stalled.emit('changed', filler);
  const held = async () => (await world.sockets.io.fetchSockets()).some(({ id }) => id === stalled.id);
  for (let waited = 0; (await held()) && waited < 40; waited += 1) await sleep(100);
  expect(await held()).toBe(false);
  live.leaves();
  const last = (await nurse.does(listEvents, { query: { after: 0 } })).last;
  await nurse.posts(anIdea());
  const back = await connects(nurse, origin);
  const { items } = await nurse.does(listEvents, { query: { after: last } });
  expect(items.map(({ type }) => type)).toContain('idea.published');
  back.leaves();
});

test('an idle database connection that dies takes nothing with it, and listening goes on', async () => {
  const { commissioner, nurse, id } = await anIntroduction();
  const live = await connects(commissioner, origin);
  // Its standing is looked at once more after it joins; a look that fails twice would rightly cut it.
  await sleep(300);
  await rows(
    world.db,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await sleep(300);
  await nurse.accepts(id).catch(() => nurse.accepts(id));
  await live.hears(({ type }) => type === 'introduction.accepted', 5_000);
  expect(live.socket.connected).toBe(true);
  live.leaves();
});

test('the numbers of events are the order of their commits: a slow writer is never passed by', async () => {
  const seen: number[] = [];
  const unsubscribe = world.services.feed.subscribe(
    (events) => void seen.push(...events.map(({ seq }) => seq)),
  );
  const nurse = await world.contributor();
  await Promise.all(Array.from({ length: 25 }, () => nurse.posts(anIdea())));
  const [end] = await rows<{ last: number }>(world.db, 'select max(seq) as last from events');
  await world.services.feed.caughtUpTo(end?.last ?? 0);
  unsubscribe();
  const missing = await rows(world.db, 'select seq from events where seq >= :first and seq <= :last', {
    first: seen[0] ?? 0,
    last: end?.last ?? 0,
  });
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.length).toBe(missing.length);
});
