import { expect, test } from '@jest/globals';
import { getMe, signIn } from '#server/accounts/accounts.contract.ts';
import type { PersonMove } from '#server/accounts/standing.policy.ts';
import { refusalOf } from '#server/accounts/standing.policy.ts';
import * as administration from '#server/administration/administration.contract.ts';
import { rows } from '#server/database/query.ts';
import { listIdeas } from '#server/ideas/ideas.contract.ts';
import { handOver, listCaseload } from '#server/introductions/caseload.contract.ts';
import { listMembers } from '#server/organisations/organisations.contract.ts';
import { connects } from '#test/support/live.ts';
import { PASSWORD } from '#test/support/people.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const other = await world.opensAnother();
const ruth = await world.administrator();
const { suspendPerson, restorePerson, appointPerson, dismissPerson, findPeople } = administration;
const reason = 'Wrote insults to three people';

const mailsTo = async (recipient: string): Promise<{ subject: string; text: string }[]> => {
  await world.settle();
  return rows(world.db, 'select subject, text from mailbox where recipient = :recipient order by at, id', {
    recipient,
  });
};

test('a suspended person is out of every process at once, is told why, and comes back when restored', async () => {
  const nurse = await world.contributor('Nurse Nesta');
  const idea = await nurse.posts(anIdea());
  const bystander = await world.contributor('Bystander');
  const lives = [await connects(nurse, world.origin), await connects(nurse, other.origin)];
  const spared = await connects(bystander, other.origin);

  await ruth.does(suspendPerson, { params: { id: nurse.personId }, body: { reason } });
  expect(await Promise.all(lives.map((live) => live.isCut()))).toEqual([true, true]);
  expect(spared.socket.connected).toBe(true);
  expect((await nurse.does(getMe)).me).toBeNull();
  await expect(connects(nurse, world.origin)).rejects.toThrow('not_signed_in');
  const again = { body: { email: nurse.email, password: PASSWORD } };
  expect(await nurse.isRefused(signIn, again)).toBe('account_suspended');
  expect((await nurse.does(getMe)).me).toBeNull();
  // Who does not know the password is not told that there is anything to know.
  expect(await nurse.isRefused(signIn, { body: { email: nurse.email, password: 'something else' } })).toBe(
    'wrong_credentials',
  );
  // What was published stays.
  expect((await world.visitor().does(listIdeas)).items.map(({ id }) => id)).toContain(idea);
  expect((await mailsTo(nurse.email)).at(-1)).toMatchObject({
    subject: 'Your account is suspended',
    text: expect.stringContaining(reason),
  });

  await ruth.does(restorePerson, { params: { id: nurse.personId }, body: { reason: 'We have talked' } });
  expect((await nurse.does(signIn, again)).me.personId).toBe(nurse.personId);
  expect((await mailsTo(nurse.email)).at(-1)?.subject).toBe('Your account is restored');
  spared.leaves();
});

test('a sign-in under way when the person is suspended ends with no session', async () => {
  const nurse = await world.contributor('Nurse Quick');
  const body = { email: nurse.email, password: PASSWORD };
  await Promise.all([
    nurse.tries(signIn, { body }),
    nurse.tries(signIn, { body }),
    ruth.does(suspendPerson, { params: { id: nurse.personId }, body: { reason } }),
  ]);
  const open = await rows(world.db, 'select sid from sessions where person_id = :id and revoked_at is null', {
    id: nurse.personId,
  });
  expect(open).toEqual([]);
});

test('every act is an event with who and why, and names no words', async () => {
  const nurse = await world.contributor('Nurse Noted');
  await ruth.does(suspendPerson, { params: { id: nurse.personId }, body: { reason } });
  const found = await rows<{ actorId: string; text: string; data: object }>(
    world.db,
    `select events.actor_id, events.data, reasons.text from events
     join reasons on reasons.id = (events.data->>'reasonId')::uuid
     where events.type = 'person.suspended' and events.noun_id = :id`,
    { id: nurse.personId },
  );
  expect(found).toEqual([expect.objectContaining({ actorId: ruth.personId, text: reason })]);
  expect(Object.keys(found[0]?.data ?? {})).toEqual(['reasonId']);
});

test('what a suspended broker carries can be taken over, and nothing can be handed to them', async () => {
  const [carys, nurse, bethan] = await Promise.all([
    world.commissioner(),
    world.contributor(),
    world.broker(),
  ]);
  const colleague = await world.contributor('Colleague');
  await world.db.transaction((trx) =>
    world.services.organisations.join(trx, {
      personId: colleague.personId,
      organisationId: bethan.agencyId,
      role: 'broker',
    }),
  );
  const id = await bethan.introduces(await carys.posts(aNeed()), await nurse.posts(anIdea()));
  await ruth.does(suspendPerson, { params: { id: bethan.personId }, body: { reason } });
  const members = await colleague.does(listMembers, { params: { id: bethan.agencyId } });
  expect(members.items.find(({ personId }) => personId === bethan.personId)?.suspended).toBe(true);
  await colleague.does(handOver, { body: { ids: [id], toId: colleague.personId, note: '' } });
  const { items } = await colleague.does(listCaseload, { query: { broker: colleague.personId } });
  expect(items.map(({ introduction }) => introduction.id)).toEqual([id]);
  expect(await colleague.isRefused(handOver, { body: { ids: [id], toId: bethan.personId, note: '' } })).toBe(
    'cannot_take_over',
  );
});

test('there is always an administrator, though two take each other’s place at once', async () => {
  const sioned = await world.administrator('Sioned');
  expect(await ruth.isRefused(suspendPerson, { params: { id: ruth.personId }, body: { reason } })).toBe(
    'own_account',
  );
  // Those who checked the organisations of these tests step back first.
  const { items } = await ruth.does(findPeople, { query: { show: 'administrators', limit: 100 } });
  for (const { id } of items)
    if (id !== ruth.personId && id !== sioned.personId)
      await ruth.does(dismissPerson, { params: { id }, body: { reason: 'A test' } });
  const answers = await Promise.all([
    ruth.tries(suspendPerson, { params: { id: sioned.personId }, body: { reason } }),
    sioned.tries(suspendPerson, { params: { id: ruth.personId }, body: { reason } }),
  ]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const [left, out] = answers[0]?.status === 200 ? [ruth, sioned] : [sioned, ruth];
  expect(await left.isRefused(dismissPerson, { params: { id: left.personId }, body: { reason } })).toBe(
    'last_administrator',
  );
  await left.does(restorePerson, { params: { id: out.personId }, body: { reason: 'A test' } });
  await out.does(signIn, { body: { email: out.email, password: PASSWORD } });
});

test('an administrator finds people by part of a name or address, and that they looked is written down', async () => {
  const nurse = await world.contributor('Gwenllian % Jones');
  const find = (q: string) => ruth.does(findPeople, { query: { q } });
  expect((await find('gwenllian')).items).toEqual([
    expect.objectContaining({
      id: nurse.personId,
      email: nurse.email,
      moves: ['suspend', 'appoint'],
      reason: null,
    }),
  ]);
  expect((await find('n % j')).items).toHaveLength(1);
  expect((await find('n _ j')).items).toEqual([]);
  expect((await find(nurse.email.toUpperCase())).items).toHaveLength(1);
  expect(await ruth.isRefused(findPeople, { query: { q: 'g' } })).toBe('invalid_input');
  const looked = await rows(
    world.db,
    `select seq from events where type = 'person.looked_up' and noun_id = :id and actor_id = :by`,
    { id: nurse.personId, by: ruth.personId },
  );
  expect(looked).toHaveLength(3);
});

test('an administrator is appointed and dismissed, with effect from the next click', async () => {
  const nurse = await world.contributor('Nurse Promoted');
  const to = { params: { id: nurse.personId }, body: { reason: 'Joins the team' } };
  await ruth.does(appointPerson, to);
  expect((await nurse.does(getMe)).me?.administrator).toBe(true);
  await ruth.does(dismissPerson, to);
  expect((await nurse.does(getMe)).me?.administrator).toBe(false);
});

test('nobody else may do any of this, and is told nothing', async () => {
  const [nurse, bethan] = [await world.contributor(), await world.broker()];
  const to = { params: { id: nurse.personId }, body: { reason } };
  for (const person of [nurse, bethan]) {
    expect(await person.isRefused(findPeople, { query: { q: 'nurse' } })).toBe('not_allowed');
    for (const move of [suspendPerson, restorePerson, appointPerson, dismissPerson])
      expect(await person.isRefused(move, to)).toBe('not_allowed');
  }
  expect(await world.visitor().isRefused(suspendPerson, to)).toBe('not_signed_in');
  expect(await ruth.isRefused(suspendPerson, { ...to, body: { reason: ' ' } })).toBe('invalid_input');
  expect((await nurse.does(getMe)).me?.personId).toBe(nurse.personId);
});

test('the rule, for every move and standing', () => {
  const asker = {
    personId: 'a',
    sessionId: null,
    administrator: true,
    verified: true,
    memberships: [],
    agencyId: null,
  };
  const outcome = (move: PersonMove, administrator: boolean, suspended: boolean, others: number) =>
    refusalOf(move, asker, { personId: 'b', administrator, suspendedAt: suspended ? 'then' : null }, others);
  expect(outcome('suspend', false, true, 1)).toBe('already_moved');
  expect(outcome('suspend', true, false, 0)).toBe('last_administrator');
  expect(outcome('suspend', true, false, 1)).toBeNull();
  expect(outcome('restore', false, false, 1)).toBe('already_moved');
  expect(outcome('restore', true, true, 0)).toBeNull();
  expect(outcome('appoint', true, false, 1)).toBe('already_moved');
  expect(outcome('appoint', false, true, 1)).toBe('person_suspended');
  expect(outcome('dismiss', false, false, 1)).toBe('already_moved');
  expect(outcome('dismiss', true, true, 0)).toBe('last_administrator');
  for (const move of ['suspend', 'restore', 'appoint', 'dismiss'] as const)
    expect(refusalOf(move, { ...asker, administrator: false }, { ...asker, suspendedAt: null }, 9)).toBe(
      'not_allowed',
    );
});
