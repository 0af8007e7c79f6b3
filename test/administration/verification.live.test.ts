import { expect, test } from '@jest/globals';
import { getMe } from '#server/accounts/accounts.contract.ts';
import { listLog } from '#server/administration/log.contract.ts';
import { rows } from '#server/database/query.ts';
import { getCards } from '#server/introductions/introductions.contract.ts';
import { listMatches } from '#server/matching/matching.contract.ts';
import { getNeed, listNeeds, publishNeed } from '#server/needs/needs.contract.ts';
import { listNotifications } from '#server/notifications/notifications.contract.ts';
import * as organisations from '#server/organisations/organisations.contract.ts';
import { withdrawVerification } from '#server/organisations/taking-back.contract.ts';
import { connects } from '#test/support/live.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const ruth = await world.administrator();
const { verifyOrganisation, getOrganisation, listOrganisations } = organisations;
const body = { reason: 'Nobody at the council knows of this account' };
const visitor = world.visitor();

const mailsTo = async (recipient: string): Promise<{ subject: string; text: string }[]> => {
  await world.settle();
  return rows(world.db, 'select subject, text from mailbox where recipient = :recipient order by at, id', {
    recipient,
  });
};
const stage = async (name: string) => {
  const [carys, nurse, bethan] = [
    await world.commissioner(`Carys ${name}`),
    await world.contributor(`Nurse ${name}`),
    await world.broker(`Bethan ${name}`),
  ];
  const need = await carys.posts(aNeed());
  const idea = await nurse.posts(anIdea());
  await world.settle();
  return { carys, nurse, bethan, need, idea, introduction: await bethan.introduces(need, idea) };
};

test('what rests on a council’s verification ends with it: needs, introductions, cards, its page; its people are told why', async () => {
  const { carys, nurse, bethan, need, introduction } = await stage('One');
  const draft = await carys.posts(aNeed({ title: 'A draft' }), { publish: false });
  await carys.accepts(introduction);
  await nurse.accepts(introduction);
  expect((await nurse.sees(introduction)).status).toBe('connected');
  const params = { id: carys.organisationId };
  const theirs = await connects(nurse, world.origin);

  const judged = await ruth.does(withdrawVerification, { params, body });
  expect(judged).toMatchObject({ verified: false, withdrawnBecause: body.reason, moves: ['verify'] });
  await theirs.hears(({ type, id }) => type === 'introduction.withdrawn' && id === introduction, 1_000);
  theirs.leaves();

  expect(await visitor.isRefused(getOrganisation, { params })).toBe('organisation_not_found');
  expect(await visitor.isRefused(getNeed, { params: { id: need } })).toBe('need_not_found');
  expect((await visitor.does(listNeeds)).items.map(({ id }) => id)).not.toContain(need);
  for (const id of [need, draft])
    expect(await carys.isRefused(publishNeed, { params: { id } })).toBe('organisation_unverified');
  expect((await nurse.sees(introduction)).status).toBe('withdrawn');
  for (const person of [nurse, carys])
    expect(JSON.stringify(await person.tries(getCards, { params: { id: introduction } }))).not.toContain(
      person === nurse ? carys.email : nurse.email,
    );
  await expect(nurse.writes(introduction, 'all', 'Are you there?')).rejects.toThrow(/thread_closed/);
  await world.settle();
  const pairs = (await bethan.does(listMatches, { query: { needId: need } })).items;
  expect(pairs).toEqual([]);

  // Its members read why; to the others it is not there.
  expect(await carys.does(getOrganisation, { params })).toMatchObject({ withdrawnBecause: body.reason });
  expect((await mailsTo(carys.email)).map(({ subject }) => subject)).toContain(
    'Carys One’s Council is not verified any more',
  );
  expect((await mailsTo(carys.email)).map(({ text }) => text).join()).toContain(body.reason);
  expect((await carys.does(listNotifications)).items.map(({ kind }) => kind)).toContain(
    'verification_withdrawn',
  );
  expect((await mailsTo(nurse.email)).map(({ subject }) => subject)).toContain(
    'An introduction was withdrawn',
  );
  const [logged] = (await ruth.does(listLog, { query: { type: 'organisation.verification_withdrawn' } }))
    .items;
  expect(logged).toMatchObject({ id: carys.organisationId, actorId: ruth.personId, reason: body.reason });
  // It was decided about, so it does not stand among those that wait.
  const waiting = await ruth.does(listOrganisations, { query: { unverified: 'true' } });
  expect(waiting.items.map(({ id }) => id)).not.toContain(carys.organisationId);
});

test('verified again, its authors open what was paused; what was withdrawn stays so', async () => {
  const { carys, nurse, need, introduction } = await stage('Two');
  const params = { id: carys.organisationId };
  await ruth.does(withdrawVerification, { params, body });
  expect(await nurse.isRefused(organisations.getOrganisation, { params })).toBe('organisation_not_found');
  expect((await nurse.sees(introduction)).moves).not.toContain('accept');
  expect(await ruth.does(verifyOrganisation, { params })).toMatchObject({
    verified: true,
    withdrawnAt: null,
    withdrawnBecause: null,
  });
  await carys.does(publishNeed, { params: { id: need } });
  expect((await visitor.does(getNeed, { params: { id: need } })).status).toBe('published');
  expect((await nurse.sees(introduction)).status).toBe('withdrawn');
});

test('an agency’s brokers are none any more within a second, on every process; what is connected stays open', async () => {
  const { carys, nurse, bethan, introduction } = await stage('Three');
  await carys.accepts(introduction);
  await nurse.accepts(introduction);
  const [need, idea] = [await carys.posts(aNeed()), await nurse.posts(anIdea())];
  await world.settle();
  const proposed = await bethan.introduces(need, idea);
  const other = await world.opensAnother();
  const live = await connects(bethan, other.origin);

  await ruth.does(withdrawVerification, { params: { id: bethan.agencyId }, body });
  expect((await bethan.does(getMe)).me?.agencyId).toBeNull();
  expect(await bethan.isRefused(listMatches)).toBe('not_allowed');
  await live.hears(({ type }) => type === 'organisation.verification_withdrawn', 1_000);
  const heard = live.told.length;
  expect((await nurse.sees(proposed)).status).toBe('withdrawn');
  expect((await nurse.sees(introduction)).status).toBe('connected');
  await nurse.writes(introduction, 'all', 'We go on by ourselves.');
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const after = live.told.slice(heard);
  expect(after.filter(({ noun, id }) => noun === 'message' && id === introduction)).toEqual([]);
  live.leaves();
});

test('whoever publishes at the same moment comes first, and is paused, or is refused', async () => {
  const carys = await world.commissioner('Carys Quick');
  const drafts = await Promise.all(
    [1, 2, 3, 4].map(() => carys.posts(aNeed({ title: 'Quick' }), { publish: false })),
  );
  await Promise.all([
    ...drafts.map((id) => carys.tries(publishNeed, { params: { id } })),
    ruth.does(withdrawVerification, { params: { id: carys.organisationId }, body }),
  ]);
  const open = await rows(
    world.db,
    `select id from needs where organisation_id = :id and status = 'published'`,
    { id: carys.organisationId },
  );
  expect(open).toEqual([]);
});

test('only an administrator does, with a reason, and once', async () => {
  const carys = await world.commissioner('Carys Five');
  const params = { id: carys.organisationId };
  expect(await carys.isRefused(withdrawVerification, { params, body })).toBe('not_allowed');
  expect(await visitor.isRefused(withdrawVerification, { params, body })).toBe('not_signed_in');
  expect(await ruth.isRefused(withdrawVerification, { params, body: { reason: '' } })).toBe('invalid_input');
  await ruth.does(withdrawVerification, { params, body });
  expect(await ruth.isRefused(withdrawVerification, { params, body })).toBe('already_moved');
});
