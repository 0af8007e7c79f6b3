import { describe, expect, test } from '@jest/globals';
import {
  getMe,
  putMyCard,
  putMyGrants,
  type Role,
  signIn,
  signUp,
} from '#server/accounts/accounts.contract.ts';
import { saveAlert } from '#server/alerts/alerts.contract.ts';
import { row, rows } from '#server/database/query.ts';
import { getIdea } from '#server/ideas/ideas.contract.ts';
import { putBrokerLabel } from '#server/introductions/caseload.contract.ts';
import { closeIntroduction } from '#server/introductions/introductions.contract.ts';
import { eraseAccount } from '#server/leaving/leaving.contract.ts';
import { listMessages } from '#server/messages/messages.contract.ts';
import { getNeed } from '#server/needs/needs.contract.ts';
import { invite } from '#server/organisations/organisations.contract.ts';
import { everyRow } from '../security/watch.ts';
import { connects } from '../support/live.ts';
import { PASSWORD } from '../support/people.ts';
import { aNeed, anIdea } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const fewAdministrators = await openWorld();
const body = { password: PASSWORD };

/** They belong there from now on. */
const joins = (personId: string, organisationId: string, role: Role): Promise<void> =>
  world.db.transaction((trx) => world.services.organisations.join(trx, { personId, organisationId, role }));
const eventsOf = async (id: string): Promise<string[]> =>
  (
    await rows<{ type: string }>(world.db, 'select type from events where noun_id = :id order by seq', { id })
  ).map(({ type }) => type);

describe('a nurse who erases her account', () => {
  test('is gone everywhere, and what she shared is closed; the other side keeps its conversation', async () => {
    const [carys, nurse, bethan] = await Promise.all([
      world.commissioner('Carys'),
      world.contributor('Zyxwa Quorn'),
      world.broker('Bethan'),
    ]);
    const tokens = ['Zyxwa Quorn', 'zyxwa.card@example.org', '07700 900 987', nurse.email, 'Quorn of Wales'];
    await nurse.does(putMyCard, {
      body: { name: 'Zyxwa Quorn', email: 'zyxwa.card@example.org', telephone: '07700 900 987' },
    });
    await nurse.does(putMyGrants, { body: { agencyIds: [bethan.agencyId] } });
    await nurse.does(saveAlert, { body: { name: 'For Zyxwa Quorn', about: 'need', frequency: 'daily' } });
    await carys.does(invite, {
      params: { id: carys.organisationId },
      body: { email: nurse.email, role: 'commissioner' },
    });
    const called = anIdea({ authorStyle: 'pseudonym', authorLabel: 'Quorn of Wales' });
    const pair = async () => ({ need: await carys.posts(aNeed()), idea: await nurse.posts(called) });
    const [connected, closed, waiting] = [await pair(), await pair(), await pair()];
    const draft = await nurse.posts(anIdea({ title: 'A draft' }), { publish: false });
    await world.settle();
    const open = await bethan.introduces(connected.need, connected.idea);
    const done = await bethan.introduces(closed.need, closed.idea);
    const asked = await bethan.introduces(waiting.need, waiting.idea);
    for (const id of [open, done]) {
      await carys.accepts(id);
      await nurse.accepts(id, ['name', 'email', 'telephone']);
    }
    await nurse.writes(open, 'all', 'Shall we meet on Monday?');
    await carys.writes(open, 'all', 'Gladly.');
    await bethan.does(closeIntroduction, { params: { id: done }, body: { outcome: 'piloting' } });
    expect(JSON.stringify(await carys.seesCards(done))).toContain('zyxwa.card@example.org');
    await world.settle();

    const second = await world.opensAnother();
    const browser = world.visitor();
    await browser.does(signIn, { body: { email: nurse.email, password: PASSWORD } });
    const live = [await connects(nurse, world.origin), await connects(browser, second.origin)];

    expect(await nurse.isRefused(eraseAccount, { body: { password: 'not hers at all' } })).toBe(
      'wrong_credentials',
    );
    expect((await nurse.does(getMe)).me?.personId).toBe(nurse.personId);
    await nurse.does(eraseAccount, { body });

    for (const one of live) expect(await one.isCut()).toBe(true);
    expect((await nurse.does(getMe)).me).toBeNull();
    expect((await browser.does(getMe)).me).toBeNull();
    const again = { body: { email: nurse.email, password: PASSWORD } };
    expect(await world.visitor().isRefused(signIn, again)).toBe('wrong_credentials');

    // The cards are closed for both, also where it was closed with an outcome, and nobody can write any more.
    for (const id of [open, done])
      for (const who of [carys, bethan]) await expect(who.seesCards(id)).rejects.toThrow('cards_sealed');
    await expect(carys.writes(open, 'all', 'Are you there?')).rejects.toThrow('thread_closed');
    for (const id of [open, done, asked]) expect((await carys.sees(id)).status).toBe('withdrawn');
    const { items } = await carys.does(listMessages, { params: { id: open }, query: { thread: 'all' } });
    expect(items.map(({ body: text, left, mine }) => ({ text, left, mine }))).toEqual([
      { text: 'Shall we meet on Monday?', left: true, mine: false },
      { text: 'Gladly.', left: false, mine: true },
    ]);
    const idea = await world.visitor().does(getIdea, { params: { id: connected.idea } });
    expect(idea).toMatchObject({ status: 'closed', author: 'somebody who left' });
    expect(idea.body.authorLabel).toBe('somebody who left');
    expect(await world.visitor().isRefused(getIdea, { params: { id: draft } })).toBe('idea_not_found');
    expect(await row(world.db, 'select from ideas where id = :draft', { draft })).toBeUndefined();

    // The receipt went to the address while it was known, and nothing else names it.
    await world.settle();
    const mails = await rows<{ subject: string }>(
      world.db,
      'select subject from mailbox where recipient = :email',
      { email: nurse.email },
    );
    expect(mails).toEqual([{ subject: 'Your account is erased' }]);
    const found = (await everyRow(world.db, ['mailbox'])).filter(({ text }) =>
      tokens.some((token) => text.toLowerCase().includes(token.toLowerCase())),
    );
    expect(found).toEqual([]);

    // Who agreed to what and when is still known, by number, and that she left.
    const consents = await rows<{ status: string; answered: boolean }>(
      world.db,
      `select status, answered_at is not null as answered from answers where person_id = :personId
       order by status`,
      { personId: nurse.personId },
    );
    expect(consents).toEqual([
      { status: 'revoked', answered: true },
      { status: 'revoked', answered: true },
      { status: 'waiting', answered: false },
    ]);
    const happened = await eventsOf(nurse.personId);
    expect(happened).toEqual(expect.arrayContaining(['person.grant_revoked', 'person.erased']));

    // The address is free, for somebody who has nothing of hers.
    const anew = world.visitor();
    const { me } = await anew.does(signUp, {
      body: { email: nurse.email, password: PASSWORD, name: 'Another One', kind: 'carer' },
    });
    expect(me.personId).not.toBe(nurse.personId);
    expect(await anew.isRefused(listMessages, { params: { id: open }, query: { thread: 'all' } })).toBe(
      'introduction_not_found',
    );
  });
});

describe('what belongs to others', () => {
  test('a verified council keeps its open needs, with a colleague; alone there, they are closed', async () => {
    const [carys, colleague, alone] = await Promise.all([
      world.commissioner('Carys'),
      world.contributor('Cai', 'officer'),
      world.commissioner('Dafydd'),
    ]);
    await joins(colleague.personId, carys.organisationId, 'commissioner');
    const [kept, lost] = [await carys.posts(aNeed()), await alone.posts(aNeed())];
    await carys.does(eraseAccount, { body });
    await alone.does(eraseAccount, { body });
    expect(await colleague.does(getNeed, { params: { id: kept } })).toMatchObject({
      status: 'published',
      mine: true,
    });
    expect((await world.visitor().does(getNeed, { params: { id: lost } })).status).toBe('closed');
    expect(await eventsOf(kept)).toContain('need.handed_over');
    expect(await eventsOf(carys.organisationId)).toContain('organisation.left');
  });

  test('an agency finds what its broker had in hand with nobody; without another broker, what is not connected ends', async () => {
    const [carys, nurse, bethan, sara] = await Promise.all([
      world.commissioner('Carys'),
      world.contributor('Nia'),
      world.broker('Bethan'),
      world.contributor('Sara', 'officer'),
    ]);
    await joins(sara.personId, bethan.agencyId, 'broker');
    const proposal = async (broker: { introduces: typeof bethan.introduces }) => {
      const [need, idea] = [await carys.posts(aNeed()), await nurse.posts(anIdea())];
      await world.settle();
      return broker.introduces(need, idea);
    };
    const [proposed, connected] = [await proposal(bethan), await proposal(bethan)];
    await carys.accepts(connected);
    await nurse.accepts(connected);
    await bethan.does(putBrokerLabel, { body: { label: 'Bethan of the valleys' } });
    await bethan.does(eraseAccount, { body });
    expect(await sara.sees(proposed)).toMatchObject({ status: 'proposed', brokerId: null });
    expect(await sara.sees(connected)).toMatchObject({ status: 'connected', brokerId: null });
    expect(await carys.seesCards(connected)).toHaveProperty('idea.name', 'Nia');

    const last = await proposal(sara);
    await sara.does(eraseAccount, { body });
    for (const id of [proposed, last]) expect((await carys.sees(id)).status).toBe('withdrawn');
    expect((await carys.sees(connected)).status).toBe('connected');
  });
});

test('the last administrator cannot; with another one they can', async () => {
  const ruth = await fewAdministrators.administrator('Ruth');
  expect(await ruth.isRefused(eraseAccount, { body })).toBe('last_administrator');
  expect((await ruth.does(getMe)).me?.administrator).toBe(true);
  const rhys = await fewAdministrators.administrator('Rhys');
  const both = await Promise.all([ruth, rhys].map((one) => one.tries(eraseAccount, { body })));
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

test('guesses of the password are counted', async () => {
  const nurse = await world.contributor('Guessed');
  const wrong = { body: { password: 'not this one' } };
  for (let turn = 0; turn < 10; turn += 1) await nurse.tries(eraseAccount, wrong);
  expect(await nurse.isRefused(eraseAccount, { body })).toBe('too_many_requests');
});
