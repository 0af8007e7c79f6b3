import { describe, expect, test } from '@jest/globals';
import { passwords } from '#server/accounts/password.ts';
import { Failure } from '#server/fail.ts';

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

describe('passwords', () => {
  test('a flood waits in a short line, and beyond it is told that we are busy', async () => {
    const { hash, load } = passwords({ atOnce: 2, waiting: 3 });
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, load().active);
    }, 1);
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, () => hash('a long enough password')),
    );
    clearInterval(watch);

    const done = results.filter(({ status }) => status === 'fulfilled');
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(most).toBeLessThanOrEqual(2);
    expect(done.length).toBeGreaterThanOrEqual(3);
    expect(done.length).toBeLessThanOrEqual(5);
    expect(refused.every((reason) => reason instanceof Failure && reason.code === 'busy')).toBe(true);
    expect(load()).toEqual({ active: 0, waiting: 0 });
    await expect(hash('a long enough password')).resolves.toMatch(/^\$argon2id/);
  });

  test('the right one is right, others are not, and however the accent was typed', async () => {
    const { hash, verify } = passwords();
    const known = await hash('y tŷ ar y bryn');
    expect(await verify(known, 'y tŷ ar y bryn')).toBe(true);
    expect(await verify(known, 'y tŷ ar y bryn'.normalize('NFD'))).toBe(true);
    expect(await verify(known, 'y ty ar y bryn')).toBe(false);
    expect(await verify(undefined, '')).toBe(false);
  });

  test('an unknown account takes as long as a wrong password', async () => {
    const { hash, verify } = passwords();
    const known = await hash('a long enough password');
    await verify(undefined, 'warm');
    const timed = async (against: string | undefined) => {
      const started = performance.now();
      await verify(against, 'some wrong password');
      return performance.now() - started;
    };
    const [wrong, unknown]: [number[], number[]] = [[], []];
    for (let round = 0; round < 9; round++) {
      wrong.push(await timed(known));
      unknown.push(await timed(undefined));
    }
    // Without the stand-in hash the unknown one would answer a hundred times faster.
    expect(median(unknown)).toBeGreaterThan(median(wrong) / 3);
    expect(median(unknown)).toBeLessThan(median(wrong) * 3);
  });
});
