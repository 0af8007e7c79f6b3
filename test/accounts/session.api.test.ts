import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getMe, signIn, signOut } from '#server/accounts/accounts.contract.ts';
import { sessionDigest } from '#server/http/session-digest.ts';
import { openSmallWorld, PASSWORD, type SmallWorld } from './small-world.ts';

let world: SmallWorld;
let goOn: () => void;
let begun: Promise<void>;
let begin: () => void;
const hold = () => {
  begun = new Promise((resolve) => {
    begin = resolve;
  });
  return new Promise<void>((resolve) => {
    goOn = resolve;
  });
};
let held: Promise<void>;

beforeAll(async () => {
  world = await openSmallWorld({
    extra: (router) => {
      router.get('/slow', async (request, response) => {
        begin();
        await held;
        // A changed session is saved when the reply ends.
        Object.assign(request.session, { changed: true });
        response.json({});
      });
    },
  });
});
afterAll(() => world.close());

const cookieOf = (headers: Record<string, unknown>): string => {
  const set = headers['set-cookie'];
  return String(Array.isArray(set) ? set[0] : set);
};
const meWith = (cookie: string) =>
  world
    .visitor()
    .agent.get('/api/me')
    .set('Cookie', cookie.split(';')[0] ?? '');
const signsIn = async (email: string) =>
  cookieOf((await world.visitor().tries(signIn, { body: { email, password: PASSWORD } })).headers);
const sidOf = (cookie: string): string =>
  decodeURIComponent(cookie).replace(/^pushpull=s:([^.]+)\..*$/, '$1');

test('the cookie is out of reach of scripts and of other sites', async () => {
  const nurse = await world.person('Cookie Person');
  expect(await signsIn(nurse.email)).toMatch(
    /^pushpull=s%3A.+; Path=\/; Expires=.+; HttpOnly; SameSite=Lax$/,
  );
});

test('a visitor gets no cookie and leaves no row', async () => {
  const before = await world.db('sessions').count<{ count: number }[]>();
  const answer = await world.visitor().tries(getMe);
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(await world.db('sessions').count<{ count: number }[]>()).toEqual(before);
});

test('signing out during a slow request does not bring the session back', async () => {
  const nurse = await world.person('Slow Person');
  held = hold();
  const slow = nurse.agent.get('/api/slow').then((response) => response.status);
  await begun;
  const cookie = await signsIn(nurse.email);
  await nurse.does(signOut);
  goOn();
  expect(await slow).toBe(200);

  const kept = await world
    .db('sessions')
    .where({ personId: nurse.id })
    .select('sid', 'revokedAt', world.db.raw("sess->>'changed' as changed"));
  const revoked = kept.filter((session) => session.revokedAt !== null);
  expect(revoked).toHaveLength(1);
  expect(revoked[0].changed).toBeNull();
  // The other session of the same person is none of this one's business.
  expect((await meWith(cookie)).body.me).toMatchObject({ personId: nurse.id });
});

test('a cookie that was copied before signing out is worth nothing after it', async () => {
  const nurse = await world.person('Copied Person');
  const signed = await nurse.tries(signIn, { body: { email: nurse.email, password: PASSWORD } });
  const stolen = cookieOf(signed.headers);
  expect((await meWith(stolen)).body.me).toMatchObject({ personId: nurse.id });
  await nurse.does(signOut);
  expect((await meWith(stolen)).body.me).toBeNull();
});

test('signing in makes a new session, so that one planted before is worth nothing', async () => {
  const nurse = await world.person('Planted Person');
  const planted = await signsIn(nurse.email);
  const victim = world.visitor();
  const signed = await victim.agent
    .post('/api/sign-in')
    .set('Cookie', planted.split(';')[0] ?? '')
    .send({ email: nurse.email, password: PASSWORD });
  expect(signed.status).toBe(200);
  expect(sidOf(cookieOf(signed.headers))).not.toBe(sidOf(planted));
  expect((await meWith(planted)).body.me).toBeNull();
});

test('signing out tells every process which sockets to cut, without naming the session', async () => {
  const nurse = await world.person('Socket Person');
  const sid = sidOf(
    cookieOf((await nurse.tries(signIn, { body: { email: nurse.email, password: PASSWORD } })).headers),
  );
  await nurse.does(signOut);
  const told = (await world.events('person.signed_out')).at(-1);
  expect(told).toMatchObject({
    nounId: nurse.id,
    audiences: [`person:${nurse.id}`],
    data: { sessionId: sessionDigest(sid) },
  });
  const all = await world.db.raw('select count(*) from events where data::text like ?', [`%${sid}%`]);
  expect(all.rows[0].count).toBe(0);
});

test('reading does not write: the expiry moves once an hour at most', async () => {
  const nurse = await world.person('Reading Person');
  const expiry = async () =>
    (await world.db('sessions').where({ personId: nurse.id }).first('expire')).expire;
  const first = await expiry();
  await nurse.does(getMe);
  expect(await expiry()).toBe(first);
  await world
    .db('sessions')
    .where({ personId: nurse.id })
    .update({ expire: world.db.raw("now() + interval '2 days'") });
  await nurse.does(getMe);
  expect(Date.parse(await expiry())).toBeGreaterThan(Date.now() + 13 * 24 * 60 * 60 * 1000);
});

test('a session that nobody used for 14 days has ended', async () => {
  const nurse = await world.person('Idle Person');
  await world
    .db('sessions')
    .where({ personId: nurse.id })
    .update({ expire: world.db.raw("now() - interval '1 s'") });
  expect((await nurse.does(getMe)).me).toBeNull();
});

test('somebody who was erased is signed in no longer', async () => {
  const nurse = await world.person('Erased Person');
  await world.db('people').where({ id: nurse.id }).update({ erasedAt: world.time.now });
  expect((await nurse.does(getMe)).me).toBeNull();
});
