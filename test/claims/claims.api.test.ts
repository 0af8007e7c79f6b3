import { describe, expect, test } from '@jest/globals';
import { signIn, signUp } from '#server/accounts/accounts.contract.ts';
import * as claims from '#server/claims/claims.contract.ts';
import { rows } from '#server/database/query.ts';
import { editIdea, getIdea } from '#server/ideas/ideas.contract.ts';
import { draftIntroduction } from '#server/introductions/introductions.contract.ts';
import { getNeed } from '#server/needs/needs.contract.ts';
import { listNotifications } from '#server/notifications/notifications.contract.ts';
import { getOrganisation, listMembers } from '#server/organisations/organisations.contract.ts';
import { PASSWORD } from '#test/support/people.ts';
import { aNeed, BIRMINGHAM, POWYS } from '#test/support/things.ts';
import { browserOf } from '../support/browser.ts';
import {
  about,
  asked,
  asks,
  bethan,
  carys,
  imported,
  made,
  nurse,
  queueOf,
  rival,
  ruth,
  said,
  state,
  stranger,
  tokenFor,
  world,
} from './stage.ts';

describe('a request', () => {
  test('waits for the covering agency, and makes the idea its author’s: it can be changed and introduced', async () => {
    const need = await carys.posts(aNeed({ title: 'Nobody to sing with after a stroke' }));
    const idea = await imported();
    await world.settle();
    const pair = { needId: need, ideaId: idea, noteToNeed: '', noteToIdea: '', propose: false };
    expect(await bethan.isRefused(draftIntroduction, { body: pair })).toBe('item_unclaimed');
    expect(await state(nurse, idea)).toMatchObject({ state: 'nobody', mine: null, moves: ['request'] });
    expect(await state(world.visitor(), idea)).toMatchObject({ state: 'nobody', moves: ['request'] });

    const id = await asked(nurse, idea);
    expect((await asks(nurse, idea)).body).toMatchObject({ code: 'claim_waits' });
    expect(await state(stranger, idea)).toMatchObject({ state: 'requested', mine: null });
    await world.settle();
    const notices = async (who: typeof nurse) =>
      (await who.does(listNotifications)).items.filter(({ noun }) => noun === 'claim');
    expect(await notices(bethan)).toMatchObject([
      { kind: 'claim_requested', about: `Singing after a stroke ${made}` },
    ]);
    expect(await notices(ruth)).toHaveLength(1);
    expect(await notices(rival)).toEqual([]);
    expect(await queueOf(bethan)).toEqual([id]);
    expect(await queueOf(ruth)).toEqual([id]);
    expect(await queueOf(rival)).toEqual([]);
    expect(await nurse.isRefused(claims.listClaims)).toBe('not_allowed');
    const { items } = await bethan.does(claims.listClaims);
    expect(items[0]).toMatchObject({ ...said, domain: 'example.org', moves: ['accept', 'refuse'] });

    for (const [who, code] of [
      [rival, 'claim_not_found'],
      [stranger, 'claim_not_found'],
      [nurse, 'own_claim'],
    ] as const)
      expect(await who.isRefused(claims.acceptClaim, { params: { id } })).toBe(code);
    const accepted = await bethan.does(claims.acceptClaim, { params: { id } });
    expect(accepted).toMatchObject({ status: 'accepted', moves: [] });
    expect(await bethan.isRefused(claims.acceptClaim, { params: { id } })).toBe('already_moved');

    const { body, version, mine, unclaimed } = await nurse.does(getIdea, { params: { id: idea } });
    expect({ mine, unclaimed }).toEqual({ mine: true, unclaimed: false });
    await nurse.does(editIdea, {
      params: { id: idea },
      version,
      body: { body: { ...body, how: 'Every Tuesday.' } },
    });
    await world.settle();
    await bethan.does(draftIntroduction, { body: pair });
    expect((await notices(nurse))[0]).toMatchObject({ kind: 'claim_accepted' });
    const mails = await rows(
      world.db,
      `select subject from mailbox where recipient = '${nurse.email}' and subject like 'Yours now%'`,
    );
    expect(mails).toHaveLength(1);
    expect((await asks(stranger, idea)).body).toMatchObject({ code: 'already_claimed' });
  });

  test('is refused with a reason that its claimant reads, may be made again, and may be taken back', async () => {
    const idea = await imported();
    const id = await asked(nurse, idea);
    await bethan.does(claims.refuseClaim, {
      params: { id },
      body: { reason: 'The register names another.' },
    });
    expect(await state(nurse, idea)).toMatchObject({
      state: 'nobody',
      mine: { status: 'refused', reason: 'The register names another.' },
      moves: ['request'],
    });
    expect((await state(stranger, idea)).mine).toBeNull();
    await world.settle();
    const [mail] = await rows<{ text: string }>(
      world.db,
      `select text from mailbox where recipient = '${nurse.email}' and subject like 'About your claim%'`,
    );
    expect(mail?.text).toContain('The register names another.');

    const again = await asked(nurse, idea);
    expect(await stranger.isRefused(claims.withdrawClaim, { params: { id: again } })).toBe('claim_not_found');
    await nurse.does(claims.withdrawClaim, { params: { id: again } });
    expect(await bethan.isRefused(claims.acceptClaim, { params: { id: again } })).toBe('already_moved');
    expect((await state(nurse, idea)).state).toBe('nobody');
  });

  test('of two at once one wins, and the other is told', async () => {
    const idea = await imported();
    const [first, second] = [await asked(nurse, idea), await asked(stranger, idea)];
    const accept = (who: typeof bethan | typeof ruth, id: string) =>
      who.tries(claims.acceptClaim, { params: { id } });
    const answers = await Promise.all([accept(bethan, first), accept(ruth, second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [winner, loser] = answers[0]?.status === 200 ? [nurse, stranger] : [stranger, nurse];
    expect((await winner.does(getIdea, { params: { id: idea } })).mine).toBe(true);
    expect((await loser.does(getIdea, { params: { id: idea } })).mine).toBe(false);
    expect((await state(loser, idea)).mine).toMatchObject({ status: 'refused' });
    const told = await rows(
      world.db,
      `select from events where type = 'idea.claimed' and noun_id = '${idea}'`,
    );
    expect(told).toHaveLength(1);
  });

  test('said twice with one key is one; and what was withdrawn meanwhile cannot be claimed', async () => {
    const idea = await imported();
    const key = nurse.newKey();
    const body = { ...about(idea), ...said };
    const one = await nurse.does(claims.requestClaim, { body, key });
    expect((await nurse.does(claims.requestClaim, { body, key })).id).toBe(one.id);

    await world.db.raw(`update ideas set status = 'closed' where id = '${idea}'`);
    expect((await asks(stranger, idea)).body).toMatchObject({ code: 'idea_not_open' });
    expect((await state(stranger, idea)).moves).toEqual([]);
    expect(await bethan.isRefused(claims.acceptClaim, { params: { id: one.id } })).toBe('idea_not_open');
    await bethan.does(claims.refuseClaim, { params: { id: one.id }, body: { reason: 'It was taken down.' } });
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect((await asks(nurse, nowhere)).body).toMatchObject({ code: 'idea_not_found' });
    const draft = await nurse.posts({ noun: 'need', body: aNeed().body }, { publish: false }).catch(() => '');
    expect(draft).toBe('');
  });
});

describe('an organisation', () => {
  test('is claimed with everything of it, through any of its items; then its members take the rest themselves', async () => {
    const [first, second] = [await imported('The Valley Choir'), await imported('The Valley Choir')];
    expect((await state(nurse, first)).whole).toMatchObject({ name: 'The Valley Choir', items: 2 });
    const { body } = await asks(nurse, first, { whole: true });
    expect(body).toMatchObject({ noun: 'organisation', title: 'The Valley Choir', items: 2 });
    const organisationId = body.nounId;
    // Nobody has verified it, so it has no page yet; its claimant is told of it all the same.
    expect(await nurse.isRefused(getOrganisation, { params: { id: organisationId } })).toBe(
      'organisation_not_found',
    );
    await bethan.does(claims.acceptClaim, { params: { id: body.id } });
    for (const id of [first, second])
      expect(await nurse.does(getIdea, { params: { id } })).toMatchObject({ mine: true, unclaimed: false });
    expect(await nurse.does(getOrganisation, { params: { id: organisationId } })).toMatchObject({
      verified: true,
    });
    const members = await nurse.does(listMembers, { params: { id: organisationId } });
    expect(members.items.map(({ personId }) => personId)).toEqual([nurse.personId]);

    const later = await imported('The Valley Choir');
    expect((await state(nurse, later)).moves).toEqual(['take']);
    expect((await state(stranger, later)).whole).toBeNull();
    expect((await asks(nurse, later)).body).toMatchObject({ status: 'accepted' });
    expect((await nurse.does(getIdea, { params: { id: later } })).unclaimed).toBe(false);
  });
});

describe('an organisation of which an agency covers only a part', () => {
  test('is for administrators to decide on; the agency decides on what lies in its patch', async () => {
    const here = await imported('The Two Valleys Choir');
    await imported('The Two Valleys Choir', BIRMINGHAM);
    const { body: whole } = await asks(nurse, here, { whole: true });
    expect(whole).toMatchObject({ noun: 'organisation', status: 'requested' });
    for (const who of [bethan, rival]) {
      expect(await queueOf(who)).not.toContain(whole.id);
      expect(await who.isRefused(claims.acceptClaim, { params: { id: whole.id } })).toBe('claim_not_found');
    }
    const invited = { ...about(here), email: 'choir@example.org', whole: true };
    expect(await bethan.isRefused(claims.inviteToClaim, { body: invited })).toBe('not_allowed');
    const part = await asked(stranger, here);
    expect(await queueOf(bethan)).toContain(part);
    expect(await queueOf(ruth)).toContain(whole.id);
    await ruth.does(claims.acceptClaim, { params: { id: whole.id } });
    expect((await nurse.does(getIdea, { params: { id: here } })).mine).toBe(true);
  });
});

describe('an invitation', () => {
  const invites = (
    who: typeof bethan | typeof ruth | typeof nurse,
    id: string,
    email: string,
    whole = false,
  ) => who.tries(claims.inviteToClaim, { body: { ...about(id), email, whole } });
  const takes = (who: Pick<typeof nurse, 'tries'>, token: string) =>
    who.tries(claims.takeUpClaim, { body: { token } });

  test('goes by mail, works once, for the address that it was sent to, and proves that address', async () => {
    const idea = await imported();
    const email = 'choir.leader@example.org';
    expect((await invites(rival, idea, email)).body).toMatchObject({ code: 'not_allowed' });
    expect((await invites(nurse, idea, email)).body).toMatchObject({ code: 'not_allowed' });
    expect((await invites(bethan, idea, bethan.email)).body).toMatchObject({ code: 'own_claim' });
    const sent = await invites(bethan, idea, email);
    expect(sent.body).toMatchObject({ status: 'invited', moves: ['withdraw'] });
    expect(JSON.stringify(sent.body)).not.toContain(email);
    const token = await tokenFor(email);
    expect(await world.visitor().does(claims.readClaimInvitation, { body: { token } })).toEqual({
      ...{ noun: 'idea', nounId: idea, items: null },
      title: `Singing after a stroke ${made}`,
    });

    expect((await takes(world.visitor(), token)).body).toMatchObject({ code: 'not_signed_in' });
    expect((await takes(stranger, token)).body).toMatchObject({ code: 'invited_elsewhere' });
    const leader = browserOf(world.server);
    await leader.does(signUp, {
      body: { email, password: PASSWORD, name: 'Gwen', kind: 'service_user' },
    });
    await leader.does(signIn, { body: { email, password: PASSWORD } });
    const both = await Promise.all([takes(leader, token), takes(leader, token)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await leader.does(getIdea, { params: { id: idea } })).toMatchObject({
      mine: true,
      unclaimed: false,
    });
    expect((await takes(stranger, token)).body).toMatchObject({ code: 'token_invalid' });
    expect((await world.visitor().tries(claims.readClaimInvitation, { body: { token } })).body).toMatchObject(
      {
        code: 'token_invalid',
      },
    );
    const [kept] = await rows(world.db, `select email from claims where email is not null`);
    expect(kept).toBeUndefined();
  });

  test('that has run out, was taken back, was sent again or came too late says so', async () => {
    const idea = await imported();
    const token = async (): Promise<string> => {
      await invites(ruth, idea, stranger.email);
      return tokenFor(stranger.email);
    };
    const first = await token();
    const second = await token();
    expect((await takes(stranger, first)).body).toMatchObject({ code: 'token_invalid' });
    const { items } = await ruth.does(claims.listClaims, { query: { status: 'invited' } });
    await ruth.does(claims.withdrawClaim, { params: { id: items[0]?.id ?? '' } });
    expect((await takes(stranger, second)).body).toMatchObject({ code: 'token_invalid' });

    const third = await token();
    await world.db.raw("update claims set expires_at = now() - interval '1 day' where status = 'invited'");
    expect((await takes(stranger, third)).body).toMatchObject({ code: 'token_invalid' });

    const fourth = await token();
    await ruth.does(claims.acceptClaim, { params: { id: await asked(nurse, idea) } });
    expect((await takes(stranger, fourth)).body).toMatchObject({ code: 'token_invalid' });
    expect((await takes(stranger, 'x'.repeat(43))).body).toMatchObject({ code: 'token_invalid' });
    expect(await stranger.does(getIdea, { params: { id: idea } })).toMatchObject({ mine: false });
    expect((await carys.tries(getNeed, { params: { id: idea } })).status).toBe(404);
  });

  test('ends with what its inviter may do: with their role, with their patch', async () => {
    const ends = {
      role: async (id: string) =>
        void (await world.db('memberships').where({ personId: id }).update({ endedAt: new Date() })),
      account: async (id: string) =>
        void (await world.db('people').where({ id }).update({ suspendedAt: new Date() })),
      patch: async (_id: string, agencyId: string) =>
        void (await world.db('patches').where({ agencyId }).update({ regionCode: BIRMINGHAM })),
    };
    for (const [what, end] of Object.entries(ends)) {
      const leaving = await world.broker(`Leaving by ${what}`, [{ regionCode: POWYS, tagId: null }]);
      const idea = await imported();
      expect((await invites(leaving, idea, stranger.email)).body).toMatchObject({ status: 'invited' });
      const token = await tokenFor(stranger.email);
      expect((await stranger.tries(claims.readClaimInvitation, { body: { token } })).status).toBe(200);
      await end(leaving.personId, leaving.agencyId);
      expect([what, (await takes(stranger, token)).body]).toMatchObject([what, { code: 'token_invalid' }]);
      expect(await stranger.isRefused(claims.readClaimInvitation, { body: { token } })).toBe('token_invalid');
      expect((await stranger.does(getIdea, { params: { id: idea } })).mine).toBe(false);
    }
  });
});
