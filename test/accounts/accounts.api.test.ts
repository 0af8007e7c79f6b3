import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  getMe,
  getMyCard,
  listDemoPeople,
  putMyCard,
  resendVerification,
  signIn,
  signInAsDemo,
  signOut,
  signUp,
  verifyEmail,
} from '#server/accounts/accounts.contract.ts';
import { openSmallWorld, PASSWORD, type SmallWorld } from './small-world.ts';

let world: SmallWorld;
beforeAll(async () => {
  world = await openSmallWorld({
    demoPeople: [
      { email: 'demo.nurse@example.org', name: 'Demo Nurse', role: 'contributor', about: 'a nurse' },
      { email: 'not.there@example.org', name: 'Not There', role: 'broker', about: 'nobody' },
    ],
  });
});
afterAll(() => world.close());

const signsIn = (email: string, password = PASSWORD) =>
  world.visitor().tries(signIn, { body: { email, password } });

describe('an account', () => {
  test('is made, verified by the mailed link, left and entered again', async () => {
    const nurse = await world.signsUp('  Bethan@Example.org ');
    expect((await nurse.does(getMe)).me).toMatchObject({
      email: 'bethan@example.org',
      name: 'Bethan Rowlands',
      verified: false,
      administrator: false,
      memberships: [],
      agencyId: null,
      unread: 0,
    });

    const token = await world.mailedToken('verify_email');
    await world.visitor().does(verifyEmail, { body: { token } });
    expect((await nurse.does(getMe)).me?.verified).toBe(true);

    await nurse.does(signOut);
    expect((await nurse.does(getMe)).me).toBeNull();
    await nurse.does(signIn, { body: { email: 'BETHAN@example.org', password: PASSWORD } });
    expect((await nurse.does(getMe)).me?.name).toBe('Bethan Rowlands');
  });

  test('keeps neither the password nor the token in the clear', async () => {
    await world.signsUp('hashed@example.org');
    const token = await world.mailedToken('verify_email');
    const kept = await world.db.raw(
      `select credentials.password_hash, email_tokens.token_hash
       from credentials join email_tokens using (person_id) where email = 'hashed@example.org'`,
    );
    expect(kept.rows[0].passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,/);
    expect(kept.rows[0].tokenHash).not.toBe(token);
  });

  test('has an address of its own, whatever the letters', async () => {
    await world.signsUp('taken@example.org');
    const again = await world.visitor().tries(signUp, {
      body: { email: 'TAKEN@example.org', password: PASSWORD, name: 'Somebody Else', kind: 'other' },
    });
    expect([again.status, again.body.code]).toEqual([409, 'email_taken']);
  });

  test('is made once when asked for twice at the same moment', async () => {
    const body = { email: 'twice@example.org', password: PASSWORD, name: 'Twice', kind: 'other' as const };
    const answers = await Promise.all([1, 2, 3].map(() => world.visitor().tries(signUp, { body })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  });

  test('refuses a wrong password and an unknown address in the same words', async () => {
    await world.signsUp('known@example.org');
    const [wrong, unknown] = [
      await signsIn('known@example.org', 'not the password'),
      await signsIn('unknown@example.org'),
    ];
    expect(wrong.body).toMatchObject({ code: 'wrong_credentials', status: 401 });
    expect({ ...unknown.body, requestId: null }).toEqual({ ...wrong.body, requestId: null });
  });

  test('refuses what the contract does not name', async () => {
    const answer = await world.visitor().agent.post('/api/sign-up').send({
      email: 'root@example.org',
      password: PASSWORD,
      name: 'Root',
      kind: 'officer',
      administrator: true,
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_input']);
    expect(JSON.stringify(answer.body.issues)).toContain('administrator');
    const kind = await world.visitor().agent.post('/api/sign-up').send({
      email: 'root@example.org',
      password: PASSWORD,
      name: 'Root',
      kind: 'broker',
    });
    expect(kind.status).toBe(400);
  });
});

describe('the link that verifies', () => {
  test('works for two days, says so again when opened twice, and nobody can guess one', async () => {
    const slow = await world.signsUp('slow@example.org');
    const late = await world.mailedToken('verify_email');
    const before = world.time.now;
    world.time.now = new Date(before.getTime() + 49 * 60 * 60 * 1000);
    const expired = await world.visitor().tries(verifyEmail, { body: { token: late } });
    expect([expired.status, expired.body.code]).toEqual([410, 'token_invalid']);

    await slow.does(resendVerification);
    const fresh = await world.mailedToken('verify_email');
    expect(fresh).not.toBe(late);
    await slow.does(verifyEmail, { body: { token: fresh } });
    await slow.does(verifyEmail, { body: { token: fresh } });
    expect((await slow.does(getMe)).me?.verified).toBe(true);
    expect(await world.events('person.email_verified')).toContainEqual(
      expect.objectContaining({ nounId: (await slow.does(getMe)).me?.personId }),
    );
    world.time.now = before;

    const guessed = await world.visitor().tries(verifyEmail, { body: { token: 'x'.repeat(43) } });
    expect(guessed.status).toBe(410);
  });

  test('is not mailed again to somebody who is verified', async () => {
    const verified = await world.person('Already Verified');
    const before = (await world.mails('verify_email')).length;
    await verified.does(resendVerification);
    expect(await world.mails('verify_email')).toHaveLength(before);
  });
});

describe('a contact card', () => {
  test('is its owner’s to read and change, and the event holds none of it', async () => {
    const owner = await world.person('Card Owner');
    expect(await owner.does(getMyCard)).toEqual({
      name: 'Card Owner',
      email: 'card.owner@example.org',
      telephone: null,
    });
    const card = { name: 'C. Owner', email: 'office@example.org', telephone: '01632 960114' };
    expect(await owner.does(putMyCard, { body: card })).toEqual(card);
    expect((await owner.does(getMe)).me).toMatchObject({ name: 'C. Owner', email: 'card.owner@example.org' });

    const told = (await world.events('person.card_changed')).at(-1);
    expect(told).toEqual({
      nounId: owner.id,
      actorId: owner.id,
      audiences: [`person:${owner.id}`],
      data: {},
    });
  });

  test('is not there for a visitor, and a bad telephone number is told by its field', async () => {
    expect((await world.visitor().tries(getMyCard)).body.code).toBe('not_signed_in');
    const owner = await world.person('Bad Telephone');
    const answer = await owner.tries(putMyCard, {
      body: { name: 'B', email: 'b@example.org', telephone: 'call me' },
    });
    expect(answer.body.issues?.map(({ path }) => path)).toEqual(['body.telephone']);
  });
});

describe('a demonstration', () => {
  test('lists its people who are there and signs in as them, and as nobody else', async () => {
    const other = await world.person('Real Person');
    const demoId = await world.accounts.signUp(
      { email: 'demo.nurse@example.org', password: PASSWORD, name: 'Demo Nurse', kind: 'frontline_worker' },
      { verified: true },
    );
    const visitor = world.visitor();
    const { items } = await visitor.does(listDemoPeople);
    expect(items).toEqual([
      {
        personId: demoId,
        email: 'demo.nurse@example.org',
        name: 'Demo Nurse',
        role: 'contributor',
        about: 'a nurse',
      },
    ]);
    expect((await visitor.does(signInAsDemo, { body: { personId: demoId } })).me.personId).toBe(demoId);
    const refused = await world.visitor().tries(signInAsDemo, { body: { personId: other.id } });
    expect([refused.status, refused.body.code]).toEqual([404, 'person_not_found']);
  });

  test('does not exist on a real instance', async () => {
    const real = await openSmallWorld();
    try {
      expect((await real.visitor().does(getMe)).demo).toBe(false);
      expect((await real.visitor().tries(listDemoPeople)).status).toBe(404);
      const id = await real.accounts.signUp(
        { email: 'a@example.org', password: PASSWORD, name: 'A', kind: 'other' },
        { verified: true },
      );
      expect((await real.visitor().tries(signInAsDemo, { body: { personId: id } })).status).toBe(404);
    } finally {
      await real.close();
    }
  });
});
