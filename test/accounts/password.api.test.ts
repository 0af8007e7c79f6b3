import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { getMe, signIn, signUp, verifyEmail } from '#server/accounts/accounts.contract.ts';
import { changePassword, forgotPassword, resetPassword } from '#server/accounts/password.contract.ts';
import { rows } from '#server/database/query.ts';
import { connects } from '../support/live.ts';
import { PASSWORD } from '../support/people.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const NEW = 'three new words here';
const HOURS = 1 / 24;

const mailsTo = (recipient: string) =>
  rows<{ subject: string; text: string }>(
    world.db,
    'select subject, text from mailbox where recipient = :recipient order by at, id',
    { recipient },
  );
const tokensTo = async (recipient: string, page = 'password'): Promise<string[]> =>
  (await mailsTo(recipient)).flatMap(
    ({ text }) => new RegExp(`/${page}\\?token=(\\S+)`).exec(text)?.[1] ?? [],
  );

/** Asks for a link, and returns the token in the newest mail. */
const asks = async (email: string): Promise<string> => {
  await world.visitor().does(forgotPassword, { body: { email } });
  await world.settle();
  return (await tokensTo(email)).at(-1) ?? 'nothing was mailed to anybody';
};
const resets = (token: string, password = NEW) =>
  world.visitor().tries(resetPassword, { body: { token, password } });
const enters = async (email: string, password: string) => {
  const browser = world.visitor();
  await browser.does(signIn, { body: { email, password } });
  return browser;
};
const eventsOf = async (personId: string): Promise<string[]> =>
  (
    await rows<{ type: string }>(world.db, 'select type from events where noun_id = :personId order by seq', {
      personId,
    })
  ).map(({ type }) => type);

describe('a forgotten password', () => {
  test('is replaced through the mailed link; every session ends, a live connection too', async () => {
    const nurse = await world.contributor('Forgetful Nurse');
    const other = await world.contributor('Other Nurse');
    const second = await enters(nurse.email, PASSWORD);
    const [live, others] = [await connects(second, world.origin), await connects(other, world.origin)];

    await world.visitor().does(forgotPassword, { body: { email: `  ${nurse.email.toUpperCase()} ` } });
    await world.settle();
    const [token = ''] = await tokensTo(nurse.email);
    expect((await resets(token)).status).toBe(200);

    expect(await live.isCut()).toBe(true);
    expect((await nurse.does(getMe)).me).toBeNull();
    expect((await second.does(getMe)).me).toBeNull();
    await expect(connects(second, world.origin)).rejects.toThrow('not_signed_in');
    expect(await others.isCut(100)).toBe(false);
    expect((await other.does(getMe)).me?.personId).toBe(other.personId);
    others.leaves();

    expect(
      await world.visitor().isRefused(signIn, { body: { email: nurse.email, password: PASSWORD } }),
    ).toBe('wrong_credentials');
    expect((await (await enters(nurse.email, NEW)).does(getMe)).me?.personId).toBe(nurse.personId);
    expect(await eventsOf(nurse.personId)).toEqual(
      expect.arrayContaining(['person.password_changed', 'person.signed_out']),
    );
    await world.settle();
    expect((await mailsTo(nurse.email)).at(-1)?.subject).toBe('Your password was changed');
  });

  test('the link works once, and of ten at once one is right', async () => {
    const { email } = await world.contributor('Once');
    const token = await asks(email);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, turn) => resets(token, `password number ${turn}`)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(410)]);
    const right = answers.findIndex(({ status }) => status === 200);
    await enters(email, `password number ${right}`);
    expect((await resets(token)).body.code).toBe('token_invalid');
  });

  test('the link lives one hour', async () => {
    const { email } = await world.contributor('Late');
    const [early, late] = [await asks(email), await asks(email)];
    expect((await resets(early)).body.code).toBe('token_invalid');
    world.passes(0.99 * HOURS);
    expect((await resets(late)).status).toBe(200);

    const tooLate = await asks(email);
    world.passes(1.01 * HOURS);
    expect((await resets(tooLate, 'a word that is too late')).body.code).toBe('token_invalid');
    await enters(email, NEW);
  });

  test('a password that was changed makes the mailed link worthless', async () => {
    const owner = await world.contributor('Changed Her Mind');
    const token = await asks(owner.email);
    await owner.does(changePassword, { body: { current: PASSWORD, password: NEW } });
    expect((await resets(token, 'another one entirely')).body.code).toBe('token_invalid');
  });

  test('a link does what it was mailed for and nothing else, and none can be guessed', async () => {
    const email = 'purpose@example.org';
    await world.visitor().does(signUp, { body: { email, password: PASSWORD, name: 'P', kind: 'other' } });
    await world.settle();
    const [verifies = ''] = await tokensTo(email, 'verify-email');
    expect(verifies).not.toBe('');
    expect((await resets(verifies)).body.code).toBe('token_invalid');
    const token = await asks(email);
    expect(await world.visitor().isRefused(verifyEmail, { body: { token } })).toBe('token_invalid');
    expect((await resets('x'.repeat(43))).body.code).toBe('token_invalid');
    expect((await resets(token, 'short')).body.code).toBe('invalid_input');
    const kept = await rows<{ tokenHash: string }>(world.db, 'select token_hash from email_tokens');
    expect(kept.map(({ tokenHash }) => tokenHash)).not.toContain(token);
  });

  test('the owner of an address takes back the account that a stranger made with it', async () => {
    const email = 'owner@example.org';
    const stranger = world.visitor();
    await stranger.does(signUp, { body: { email, password: PASSWORD, name: 'Stranger', kind: 'other' } });
    expect((await resets(await asks(email))).status).toBe(200);
    expect((await stranger.does(getMe)).me).toBeNull();
    expect((await (await enters(email, NEW)).does(getMe)).me).toMatchObject({ email, verified: true });
  });

  test('a sign-in under way with the old password does not outlive the change', async () => {
    const { email, personId } = await world.contributor('Under Way');
    const { accounts } = world.services;
    const known = await accounts.checkPassword(email, PASSWORD);
    expect((await resets(await asks(email))).status).toBe(200);
    const sid = randomUUID();
    await world.db('sessions').insert({ sid, sess: '{}', expire: '2100-01-01T00:00:00Z', personId });
    await expect(accounts.signedIn(personId, sid, known?.proof)).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    expect(await world.db('sessions').where({ sid }).whereNull('revokedAt')).toEqual([]);
  });

  test('nobody learns from the answer whether there is an account, and nobody is flooded', async () => {
    const { email } = await world.contributor('Known');
    await world.settle();
    const known = await world.visitor().tries(forgotPassword, { body: { email } });
    const unknown = await world.visitor().tries(forgotPassword, { body: { email: 'nobody@example.org' } });
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    // Both did the same before they answered: whoever watches the time sees no difference either.
    const queued = await rows<{ task: string; email: string }>(
      world.db,
      `select identifier as task, payload->>'email' as email from graphile_worker._private_jobs
       join graphile_worker._private_tasks on _private_tasks.id = task_id order by _private_jobs.id`,
    );
    expect(queued).toEqual(
      [email, 'nobody@example.org'].map((one) => ({ task: 'mail_password_link', email: one })),
    );
    await world.settle();
    expect(await mailsTo('nobody@example.org')).toEqual([]);

    const times = async (address: string): Promise<number[]> => {
      const statuses: number[] = [];
      for (let time = 0; time < 5; time++)
        statuses.push((await world.visitor().tries(forgotPassword, { body: { email: address } })).status);
      return statuses;
    };
    expect(await times(email)).toEqual([200, 200, 200, 200, 429]);
    expect(await times('nobody@example.org')).toEqual([200, 200, 200, 200, 429]);
  });
});

describe('a changed password', () => {
  test('asks for the current one, ends the other sessions and keeps this one', async () => {
    const owner = await world.contributor('Careful Owner');
    const other = await enters(owner.email, PASSWORD);
    const [here, there] = [await connects(owner, world.origin), await connects(other, world.origin)];
    expect(
      await owner.isRefused(changePassword, { body: { current: 'not the password', password: NEW } }),
    ).toBe('wrong_credentials');
    expect((await other.does(getMe)).me?.personId).toBe(owner.personId);

    await owner.does(changePassword, { body: { current: PASSWORD, password: NEW } });
    expect(await there.isCut()).toBe(true);
    expect((await other.does(getMe)).me).toBeNull();
    await here.hears(({ type }) => type === 'person.password_changed');
    expect(await here.isCut(200)).toBe(false);
    here.leaves();
    expect((await owner.does(getMe)).me?.personId).toBe(owner.personId);
    await enters(owner.email, NEW);
    await world.settle();
    expect((await mailsTo(owner.email)).map(({ subject }) => subject)).toEqual(['Your password was changed']);
  });

  test('is nobody’s to change without a session, and guesses end after ten', async () => {
    const body = { current: PASSWORD, password: NEW };
    expect(await world.visitor().isRefused(changePassword, { body })).toBe('not_signed_in');
    const owner = await world.contributor('Guessed');
    const codes: string[] = [];
    for (let guess = 0; guess < 11; guess++) {
      codes.push(await owner.isRefused(changePassword, { body: { ...body, current: `guess ${guess}` } }));
    }
    expect(codes).toEqual([...Array(10).fill('wrong_credentials'), 'too_many_requests']);
  });
});
