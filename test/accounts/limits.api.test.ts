import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { resendVerification, signIn } from '#server/accounts/accounts.contract.ts';
import { networkOf } from '#server/accounts/network.ts';
import { openSmallWorld, PASSWORD, type SmallWorld } from './small-world.ts';

let world: SmallWorld;
beforeAll(async () => {
  world = await openSmallWorld({ generosity: 1 });
});
afterAll(() => world.close());

const tries = (email: string, password: string, from: string) =>
  world.visitor().agent.post('/api/sign-in').set('X-Forwarded-For', from).send({ email, password });

describe('limits', () => {
  test('guessing one account from one place ends after ten tries, and its owner elsewhere still comes in', async () => {
    const owner = await world.person('Guessed Owner');
    const statuses: number[] = [];
    for (let guess = 0; guess < 12; guess++) {
      statuses.push((await tries(owner.email, `guess number ${guess}`, '203.0.113.7')).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    expect((await tries(owner.email, PASSWORD, '203.0.113.7')).body.code).toBe('too_many_requests');
    expect((await tries(owner.email, PASSWORD, '198.51.100.9')).status).toBe(200);
  });

  test('tries that were right do not add up', async () => {
    const owner = await world.person('Busy Owner');
    for (let time = 0; time < 15; time++) {
      expect((await tries(owner.email, PASSWORD, '203.0.113.20')).status).toBe(200);
    }
  });

  test('guesses made at once are counted, too', async () => {
    const owner = await world.person('Parallel Owner');
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, guess) => tries(owner.email, `guess number ${guess}`, '203.0.113.30')),
    );
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
  });

  test('the verification mail is sent again five times an hour', async () => {
    const eager = await world.signsUp('eager@example.org');
    for (let time = 0; time < 5; time++) await eager.does(resendVerification);
    expect((await eager.tries(resendVerification)).body.code).toBe('too_many_requests');
  });

  test('no address and no e-mail is kept in the counters', async () => {
    await world.visitor().tries(signIn, { body: { email: 'trace@example.org', password: 'x' } });
    const keys = (await world.db('rateLimits').select('key')).map(({ key }) => String(key));
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => /@|203\.0\.113|::ffff/.test(key))).toEqual([]);
  });
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:0:12:aaaa::1', '2001:db8:0:12::/64'],
  ['2001:db8:0:12:ffff:1:2:3', '2001:db8:0:12::/64'],
  ['2001:DB8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
