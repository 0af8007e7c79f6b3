import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { rows } from '#server/database/query.ts';
import { listEvents } from '#server/events/events.contract.ts';
import { endMembership } from '#server/organisations/organisations.contract.ts';
import { connects } from '#test/support/live.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';
import { talkerAt, until } from './talkers.ts';

const world = await openWorld();
const a = world.origin;
const { origin: b } = await world.opensAnother();

const proposed = async () => {
  const [carys, nurse, bethan] = await Promise.all([
    world.commissioner(),
    world.contributor(),
    world.broker(),
  ]);
  const id = await bethan.introduces(await carys.posts(aNeed()), await nurse.posts(anIdea()));
  return { carys, nurse, bethan, id };
};
const connected = async () => {
  const people = await proposed();
  await people.carys.accepts(people.id);
  await people.nurse.accepts(people.id);
  return people;
};
/** A second broker of the agency. */
const colleagueOf = async (agencyId: string) => {
  const colleague = await world.contributor('Cai');
  await world.db.transaction((trx) =>
    world.services.organisations.join(trx, {
      personId: colleague.personId,
      organisationId: agencyId,
      role: 'broker',
    }),
  );
  return colleague;
};

test('who is here and who writes is seen from one process to the other, and nothing of it is stored', async () => {
  const { carys, nurse, bethan, id } = await connected();
  const [his, hers, theirs] = await Promise.all([
    talkerAt(nurse, a),
    talkerAt(carys, b),
    talkerAt(bethan, b),
  ]);
  const [before] = await rows(world.db, 'select max(seq) as last from events');
  await his.sits(id, 'all');
  await his.sees(id, 'all', []);
  await hers.sits(id, 'all');
  await his.sees(id, 'all', ['need']);
  await hers.sees(id, 'all', ['idea']);
  // A second screen of the same person is not company.
  const second = await talkerAt(nurse, b);
  await second.sits(id, 'all');
  await second.sees(id, 'all', ['need']);
  await his.sees(id, 'all', ['need']);
  await theirs.sits(id, 'all');
  await his.sees(id, 'all', ['broker', 'need']);

  await his.writes(id, 'all');
  for (const one of [hers, theirs]) await until('writing is seen', () => one.writing.length > 0);
  expect(hers.writing).toEqual([`${id} all idea`]);
  expect([his.writing, second.writing]).toEqual([[], []]);

  await hers.looksAway();
  await his.sees(id, 'all', ['broker']);
  theirs.leaves();
  await his.sees(id, 'all', []);
  expect(await rows(world.db, 'select max(seq) as last from events')).toEqual([before]);
  for (const one of [his, hers, second]) one.leaves();
});

test('a colleague in the same thread is seen, and seen replying, by brokers as by the side', async () => {
  const { nurse, bethan, id } = await proposed();
  const cai = await colleagueOf(bethan.agencyId);
  const [first, second, his] = await Promise.all([talkerAt(bethan, a), talkerAt(cai, b), talkerAt(nurse, a)]);
  await first.sits(id, 'idea');
  await second.sits(id, 'idea');
  await his.sits(id, 'idea');
  await first.sees(id, 'idea', ['broker', 'idea']);
  await his.sees(id, 'idea', ['broker']);
  await second.writes(id, 'idea');
  await until('the colleague is seen replying', () => first.writing.length > 0);
  expect(first.writing).toEqual([`${id} idea broker`]);
  for (const one of [first, second, his]) one.leaves();
});

test('before both accept, nothing of one talk reaches the other side, whatever is said there', async () => {
  const { carys, nurse, bethan, id } = await proposed();
  const [his, hers, theirs] = await Promise.all([
    talkerAt(nurse, a),
    talkerAt(carys, a),
    talkerAt(bethan, b),
  ]);
  for (const thread of ['need', 'all'] as const) {
    expect(await his.sits(id, thread)).toEqual({ ok: false, code: 'introduction_not_found' });
    expect(await his.writes(id, thread)).toEqual({ ok: false, code: 'introduction_not_found' });
  }
  await his.sits(id, 'idea');
  await his.sees(id, 'idea', []);
  await hers.sits(id, 'need');
  await theirs.sits(id, 'need');
  await hers.sees(id, 'need', ['broker']);
  await theirs.writes(id, 'need');
  await hers.writes(id, 'need');
  await until('writing is seen', () => hers.writing.length > 0 && theirs.writing.length > 0);
  theirs.leaves();
  await hers.sees(id, 'need', []);
  // What he heard in all that time: that he is alone in his own talk.
  const present = JSON.stringify(['present', { introductionId: id, thread: 'idea', here: [] }]);
  expect(his.heard.filter((said) => said !== present)).toEqual([]);

  // Whoever asks for what is not theirs is nowhere.
  const back = await talkerAt(bethan, b);
  await back.sits(id, 'idea');
  await back.sees(id, 'idea', ['idea']);
  await his.sits(id, 'need');
  await back.sees(id, 'idea', []);
  for (const one of [his, hers, back]) one.leaves();
});

test('a side that works for the agency hears nothing of the other side’s talk, live or later', async () => {
  const [carys, bethan] = [await world.commissioner(), await world.broker()];
  const cai = await colleagueOf(bethan.agencyId);
  const id = await bethan.introduces(await carys.posts(aNeed()), await cai.posts(anIdea()));
  const his = await connects(cai, b);
  await bethan.writes(id, 'need', 'Between the two of us');
  await carys.writes(id, 'need', 'Of course');
  await bethan.writes(id, 'idea', 'And between us two');
  await his.hears(({ type }) => type === 'message.sent', 8_000);
  const { items } = await cai.does(listEvents, { query: { after: 0 } });
  for (const told of [his.told, items])
    expect(told.filter(({ type }) => type === 'message.sent')).toHaveLength(1);
  his.leaves();
});

test('whoever may no longer be there is neither shown nor told any more, in whichever process', async () => {
  const { carys, nurse, bethan, id } = await connected();
  const cai = await colleagueOf(bethan.agencyId);
  const [his, hers, theirs] = await Promise.all([talkerAt(nurse, a), talkerAt(carys, b), talkerAt(cai, b)]);
  for (const one of [his, hers, theirs]) await one.sits(id, 'all');
  await his.sees(id, 'all', ['broker', 'need']);
  const ruth = await world.administrator();
  await ruth.does(endMembership, {
    params: { id: bethan.agencyId, personId: cai.personId },
    body: { reason: 'Has left' },
  });
  await his.sees(id, 'all', ['need']);
  const told = theirs.heard.length;
  await his.writes(id, 'all');
  await until('writing is seen', () => hers.writing.length > 0);
  expect(theirs.heard.slice(told)).toEqual([]);
  // The talk comes to rest: nobody waits there for anybody.
  await carys.withdraws(id);
  await hers.sees(id, 'all', []);
  await his.sees(id, 'all', []);
  const before = hers.writing.length;
  expect(await his.writes(id, 'all')).toEqual({ ok: true });
  expect(await his.sits(id, 'all')).toEqual({ ok: true });
  expect(hers.writing).toHaveLength(before);
  for (const one of [his, hers, theirs]) one.leaves();
});

test('a process that has heard nothing for a while knows again who is here', async () => {
  const { carys, nurse, id } = await connected();
  const [his, hers] = [await talkerAt(nurse, a), await talkerAt(carys, b)];
  await his.sits(id, 'all');
  await hers.sits(id, 'all');
  await his.sees(id, 'all', ['need']);
  await rows(
    world.db,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'pushpull whispers'`,
  );
  hers.leaves();
  await his.sees(id, 'all', []);
  // Nor does nonsense on the channel end anything.
  for (const said of ['', 'no JSON', '{"is":"here"}'])
    await rows(world.db, "select pg_notify('whispers', :said)", { said });
  const back = await talkerAt(carys, b);
  await back.sits(id, 'all');
  await his.sees(id, 'all', ['need']);
  await back.sees(id, 'all', ['idea']);
  // Somebody of a process that said so, and whose going was never heard: the next mark sets it right.
  const process = randomUUID();
  const bethan = {
    introductionId: id,
    thread: 'all',
    personId: randomUUID(),
    as: 'broker',
    socket: 'elsewhere',
  };
  for (const [said, seen] of [
    [{ is: 'here', process, here: [bethan] }, ['broker', 'need'] as const],
    [{ is: 'alive', process, mark: 'of somebody else' }, ['need'] as const],
  ] as const) {
    await rows(world.db, "select pg_notify('whispers', :said)", { said: JSON.stringify(said) });
    await his.sees(id, 'all', seen);
  }
  for (const one of [his, back]) one.leaves();
});

test('a message is handed to those who have its talk open, each as they see it, and to nobody who no longer may', async () => {
  const { carys, nurse, bethan, id } = await proposed();
  const [his, hers, theirs, elsewhere] = await Promise.all([
    talkerAt(nurse, a),
    talkerAt(carys, a),
    talkerAt(bethan, b),
    talkerAt(bethan, a),
  ]);
  await his.sits(id, 'idea');
  await theirs.sits(id, 'idea');
  await elsewhere.sits(id, 'need');
  const readBy = ({ heard }: typeof his, text: string): string[] =>
    heard.filter((said) => said.includes(text));
  await bethan.writes(id, 'idea', 'Only you and I read this.');
  for (const screen of [his, theirs, elsewhere]) await screen.hears(({ type }) => type === 'message.sent');
  expect(readBy(his, 'Only you and I')).toEqual([expect.stringContaining('"mine":false')]);
  expect(readBy(theirs, 'Only you and I')).toEqual([expect.stringContaining('"mine":true')]);
  expect(readBy(elsewhere, 'Only you and I')).toEqual([]);

  // Gone from the agency, though no process has heard of it: the database is asked before anything is handed on.
  await rows(world.db, 'update memberships set ended_at = now() where person_id = :personId', {
    personId: bethan.personId,
  });
  theirs.told.length = 0;
  await nurse.writes(id, 'idea', 'Are you still there?');
  await theirs.hears(({ type }) => type === 'message.sent');
  await until('he has it', () => readBy(his, 'Are you still there?').length === 1);
  expect(readBy(theirs, 'Are you still there?')).toEqual([]);
  expect(hers.told.filter(({ noun }) => noun === 'message')).toEqual([]);
  for (const screen of [his, hers, theirs, elsewhere]) screen.leaves();
});

test('a live connection whose session cannot be looked up is told to come back, not that it was wrong', async () => {
  const nurse = await world.contributor();
  await rows(world.db, 'alter table sessions rename to sessions_away');
  const refused = await connects(nurse, a).catch((error: unknown) => error);
  await rows(world.db, 'alter table sessions_away rename to sessions');
  expect(refused).toMatchObject({ description: { message: 'Unexpected server response: 503' } });
  const back = await connects(nurse, a);
  back.leaves();
});
