import { expect, test } from '@jest/globals';
import { keptReading } from '#server/kept-reading.ts';

/** A reading that is finished, or fails, when the test says so. */
const slow = () => {
  const asked: { resolve: (found: string) => void; reject: (error: Error) => void }[] = [];
  return {
    asked,
    read: (): Promise<string> => new Promise((resolve, reject) => asked.push({ resolve, reject })),
  };
};

test('all who ask while it is read wait for one reading', async () => {
  const { asked, read } = slow();
  const { get } = keptReading(read);
  const both = Promise.all([get(), get()]);
  asked[0]?.resolve('found');
  expect(await both).toEqual(['found', 'found']);
  expect(await get()).toBe('found');
  expect(asked).toHaveLength(1);
});

test('a failure is told to all who wait, and the next reads anew', async () => {
  const { asked, read } = slow();
  const { get } = keptReading(read);
  const told = Promise.allSettled([get(), get()]);
  asked[0]?.reject(new Error('away'));
  expect((await told).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const next = get();
  asked[1]?.resolve('back');
  expect(await next).toBe('back');
});

test('a failure of what was dropped does not take away what was read since', async () => {
  const { asked, read } = slow();
  const { get, drop } = keptReading(read);
  const old = get();
  drop();
  const now = get();
  asked[0]?.reject(new Error('away'));
  await expect(old).rejects.toThrow('away');
  asked[1]?.resolve('found');
  expect(await now).toBe('found');
  expect(await get()).toBe('found');
  expect(asked).toHaveLength(2);
});

test('it is read anew when its time is over, and when the clock was put back', async () => {
  let at = 10_000;
  let count = 0;
  const { get } = keptReading(async () => ++count, { clock: () => new Date(at), forMs: 1_000 });
  expect(await get()).toBe(1);
  at = 10_999;
  expect(await get()).toBe(1);
  at = 11_000;
  expect(await get()).toBe(2);
  at = 5_000;
  expect(await get()).toBe(3);
});
