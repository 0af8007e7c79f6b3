import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { getMe } from '#server/accounts/accounts.contract.ts';
import {
  acceptInvitation,
  createOrganisation,
  endMembership,
  invite,
  listInvitations,
  listMembers,
  verifyOrganisation,
} from '#server/organisations/organisations.contract.ts';
import { revokeInvitation } from '#server/organisations/taking-back.contract.ts';
import { openSmallWorld, type SmallWorld } from '#test/accounts/small-world.ts';
import type { Browser } from '#test/support/browser.ts';

type Person = Browser & { id: string; email: string };

let world: SmallWorld;
let administrator: Person;
let helen: Person;
let nia: Person;
let council: { id: string };
let agency: { id: string };
let turn = 0;

beforeAll(async () => {
  world = await openSmallWorld();
  administrator = await world.person('Ruth Administrator', { administrator: true });
});
afterAll(() => world.close());

const registers = async (person: Person, kind: 'council' | 'agency') => {
  const { id } = await person.does(createOrganisation, { body: { name: `${kind} ${turn}`, kind } });
  await administrator.does(verifyOrganisation, { params: { id } });
  return { id };
};

beforeEach(async () => {
  turn += 1;
  helen = await world.person(`Helen ${turn}`);
  nia = await world.person(`Nia ${turn}`);
  council = await registers(helen, 'council');
  agency = await registers(nia, 'agency');
});

const accepts = async (person: Browser) =>
  person.tries(acceptInvitation, { body: { token: await world.mailedToken('invitation') } });

describe('an invitation', () => {
  test('is mailed, taken up, and proves the address it was sent to', async () => {
    const invited = await helen.does(invite, {
      params: council,
      body: { email: `Gareth.${turn}@Example.org`, role: 'commissioner' },
    });
    expect(invited).toMatchObject({ email: `gareth.${turn}@example.org`, role: 'commissioner' });
    expect((await helen.does(listInvitations, { params: council })).items).toHaveLength(1);

    const gareth = await world.signsUp(`gareth.${turn}@example.org`, 'Gareth');
    expect((await gareth.does(getMe)).me?.verified).toBe(false);
    const accepted = await accepts(gareth);
    expect(accepted).toMatchObject({ status: 200, body: { id: council.id } });
    const { me } = await gareth.does(getMe);
    expect(me).toMatchObject({
      verified: true,
      memberships: [{ organisationId: council.id, role: 'commissioner' }],
    });

    expect((await helen.does(listInvitations, { params: council })).items).toEqual([]);
    const kept = await world.db('invitations').where({ id: invited.id }).first('email', 'acceptedBy');
    expect(kept).toEqual({ email: null, acceptedBy: me?.personId });
    const told = (await world.events('organisation.joined')).at(-1);
    expect(told?.audiences.toSorted()).toEqual([`person:${helen.id}`, `person:${me?.personId}`].toSorted());
  });

  test('taken up with another account does not verify that account’s address', async () => {
    await helen.does(invite, {
      params: council,
      body: { email: `work.${turn}@example.org`, role: 'commissioner' },
    });
    const gareth = await world.signsUp(`home.${turn}@example.org`, 'Gareth');
    expect((await accepts(gareth)).status).toBe(200);
    expect((await gareth.does(getMe)).me).toMatchObject({
      verified: false,
      memberships: [{ organisationId: council.id }],
    });
  });

  test('is taken up by one of two who hold it', async () => {
    await helen.does(invite, {
      params: council,
      body: { email: `one.${turn}@example.org`, role: 'commissioner' },
    });
    const [one, two] = [await world.person(`One ${turn}`), await world.person(`Two ${turn}`)];
    const answers = await Promise.all([accepts(one), accepts(two)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410]);
  });

  test('runs out after 14 days, and a second one makes the first worthless', async () => {
    const body = { email: `late.${turn}@example.org`, role: 'commissioner' as const };
    const first = await helen.does(invite, { params: council, body });
    const firstToken = await world.mailedToken('invitation');
    const second = await helen.does(invite, { params: council, body });
    expect(second.id).toBe(first.id);
    const late = await world.person(`Late ${turn}`);
    expect((await late.tries(acceptInvitation, { body: { token: firstToken } })).body.code).toBe(
      'token_invalid',
    );

    const before = world.time.now;
    world.time.now = new Date(before.getTime() + 15 * 24 * 60 * 60 * 1000);
    expect((await accepts(late)).body.code).toBe('token_invalid');
    await world.db.transaction((trx) => world.organisations.forgetExpired(trx));
    expect(await world.db('invitations').where({ id: first.id }).first('email')).toEqual({ email: null });
    world.time.now = before;
  });

  test.each([
    ['a stranger', () => nia, () => council, 'commissioner', 'not_allowed'],
    ['a member, into a role they do not hold', () => nia, () => agency, 'commissioner', 'not_allowed'],
    ['a member, a broker into a council', () => helen, () => council, 'broker', 'not_an_agency'],
    [
      'an administrator, a broker into a council',
      () => administrator,
      () => council,
      'broker',
      'not_an_agency',
    ],
  ] as const)('from %s is refused', async (_who, person, organisation, role, code) => {
    const answer = await person().tries(invite, {
      params: organisation(),
      body: { email: `x.${turn}@example.org`, role },
    });
    expect(answer.body.code).toBe(code);
    expect(await world.db('invitations').where({ email: `x.${turn}@example.org` })).toEqual([]);
  });

  test('is the first of an organisation that nobody belongs to yet, by an administrator', async () => {
    const { id } = await world.db.transaction((trx) =>
      world.organisations.findOrCreateByName(trx, `Imported ${turn}`, { kind: 'council' }),
    );
    await administrator.does(verifyOrganisation, { params: { id } });
    const body = { email: `first.${turn}@example.org`, role: 'commissioner' as const };
    await administrator.does(invite, { params: { id }, body });
    expect((await administrator.does(listInvitations, { params: { id } })).items).toHaveLength(1);
    const first = await world.person(`First ${turn}`);
    expect(await accepts(first)).toMatchObject({ status: 200, body: { id } });
    expect((await administrator.does(listMembers, { params: { id } })).items).toMatchObject([
      { personId: first.id, role: 'commissioner' },
    ]);
  });

  test('is taken back by whoever may invite, and its link is worth nothing then', async () => {
    const body = { email: `wrong.${turn}@example.org`, role: 'commissioner' as const };
    const { id: invitationId } = await helen.does(invite, { params: council, body });
    const params = { ...council, invitationId };
    expect((await nia.tries(revokeInvitation, { params })).body.code).toBe('not_allowed');
    expect((await nia.tries(revokeInvitation, { params: { ...agency, invitationId } })).body.code).toBe(
      'already_moved',
    );
    await administrator.does(revokeInvitation, { params });
    expect((await helen.does(listInvitations, { params: council })).items).toEqual([]);
    expect((await helen.tries(revokeInvitation, { params })).body.code).toBe('already_moved');
    expect((await accepts(await world.person(`Wrong ${turn}`))).body.code).toBe('token_invalid');
    const told = (await world.events('organisation.invitation_revoked')).at(-1);
    expect(told?.audiences).toContain(`person:${helen.id}`);
    // Invited anew, they come in.
    await helen.does(invite, { params: council, body });
    expect((await accepts(await world.person(`Right ${turn}`))).status).toBe(200);
  });

  test('with a role that does not exist is refused', async () => {
    const answer = await helen.agent
      .post(`/api/organisations/${council.id}/invitations`)
      .send({ email: 'x@example.org', role: 'administrator' });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_input']);
  });

  test('into an unverified organisation is refused, when sent and when taken up', async () => {
    const unverified = await helen.does(createOrganisation, { body: { name: 'New', kind: 'charity' } });
    const body = { email: `y.${turn}@example.org`, role: 'commissioner' as const };
    const answer = await helen.tries(invite, { params: { id: unverified.id }, body });
    expect(answer.body.code).toBe('organisation_unverified');
    expect((await nia.tries(invite, { params: { id: unverified.id }, body })).body.code).toBe(
      'organisation_not_found',
    );

    await helen.does(invite, { params: council, body });
    await world.db('organisations').where({ id: council.id }).update({ verifiedAt: null });
    expect((await accepts(nia)).body.code).toBe('organisation_unverified');
  });

  test('of a member, or of a broker who has an agency, is refused', async () => {
    const again = await helen.tries(invite, {
      params: council,
      body: { email: helen.email, role: 'commissioner' },
    });
    expect(again.body.code).toBe('already_a_member');
    const other = await world.person(`Farida ${turn}`);
    const second = await registers(other, 'agency');
    await other.does(invite, { params: second, body: { email: nia.email, role: 'broker' } });
    expect((await accepts(nia)).body.code).toBe('already_a_member');
  });
});

describe('membership', () => {
  test('is for members and administrators to see, by name', async () => {
    const { items } = await helen.does(listMembers, { params: council });
    expect(items).toMatchObject([{ personId: helen.id, name: `Helen ${turn}`, role: 'commissioner' }]);
    expect((await administrator.does(listMembers, { params: council })).items).toHaveLength(1);
    expect((await nia.tries(listMembers, { params: council })).body.code).toBe('not_allowed');
    expect((await nia.tries(listInvitations, { params: council })).body.code).toBe('not_allowed');
    expect((await world.visitor().tries(listMembers, { params: council })).body.code).toBe('not_signed_in');
  });

  test('is ended by the person or an administrator, by no colleague, and takes the role at once', async () => {
    await nia.does(invite, { params: agency, body: { email: `tomos.${turn}@example.org`, role: 'broker' } });
    const tomos = await world.person(`Tomos ${turn}`);
    await accepts(tomos);
    expect((await tomos.does(getMe)).me?.agencyId).toBe(agency.id);

    const params = { id: agency.id, personId: tomos.id };
    expect((await nia.tries(endMembership, { params })).body.code).toBe('not_allowed');
    expect((await administrator.tries(endMembership, { params })).body.code).toBe('invalid_input');
    await administrator.does(endMembership, { params, body: { reason: 'They asked us to' } });
    expect((await tomos.does(getMe)).me).toMatchObject({ agencyId: null, memberships: [] });
    expect((await world.mails('membership_ended')).at(-1)).toMatchObject({
      to: { personId: tomos.id },
      data: { reason: 'They asked us to' },
    });
    expect((await tomos.tries(endMembership, { params })).body.code).toBe('person_not_found');
    expect((await world.events('organisation.left')).at(-1)?.audiences).toContain(`person:${tomos.id}`);

    await nia.does(endMembership, { params: { id: agency.id, personId: nia.id } });
    expect((await nia.does(getMe)).me?.agencyId).toBeNull();
  });
});
