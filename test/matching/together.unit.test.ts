import { describe, expect, test } from '@jest/globals';
import { readTogether, together } from '#server/together.ts';

describe('what is asked while others are busy', () => {
  test('is done at once, in the order of asking, so many at a time', async () => {
    const turns: number[][] = [];
    const first = Promise.withResolvers<void>();
    const double = together(async (asked: readonly number[]) => {
      turns.push([...asked]);
      if (turns.length === 1) await first.promise;
      return asked.map((number) => number * 2);
    }, 3);
    const answers = [1, 2, 3, 4, 5].map((number) => double(number));
    first.resolve();
    expect(await Promise.all(answers)).toEqual([2, 4, 6, 8, 10]);
    expect(turns).toEqual([[1], [2, 3, 4], [5]]);
    expect(await double(6)).toBe(12);
  });

  test('does not suffer from one that cannot be done', async () => {
    const first = Promise.withResolvers<void>();
    let turns = 0;
    const careful = together(async (asked: readonly number[]) => {
      turns += 1;
      if (turns === 1) await first.promise;
      if (asked.includes(3)) throw new Error('not three');
      return asked.map(String);
    }, 10);
    const answers = [1, 2, 3, 4].map((number) => careful(number));
    first.resolve();
    const done = await Promise.allSettled(answers);
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await careful(5)).toBe('5');
  });
});

test('what is read together fails together, without being tried one by one', async () => {
  const first = Promise.withResolvers<void>();
  const readings: string[][] = [];
  const read = readTogether(async (asked: readonly string[]) => {
    readings.push([...asked]);
    if (readings.length === 1) await first.promise;
    if (asked.includes('away')) throw new Error('the database is away');
    return asked.map((one) => one.toUpperCase());
  }, 10);
  const answers = ['a', 'b', 'away'].map((one) => read(one));
  first.resolve();
  const done = await Promise.allSettled(answers);
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(readings).toEqual([['a'], ['b', 'away']]);
  expect(await read('c')).toBe('C');
});

test('a turn that got no connection speaks for those who came meanwhile: nobody waits twice as long', async () => {
  for (const asking of [together, readTogether]) {
    const first = Promise.withResolvers<void>();
    let turns = 0;
    const ask = asking(async (asked: readonly number[]) => {
      turns += 1;
      if (turns > 1) return asked;
      await first.promise;
      throw Object.assign(new Error('Timeout acquiring a connection'), { name: 'KnexTimeoutError' });
    }, 2);
    const answers = [1, 2, 3, 4].map((number) => ask(number));
    first.resolve();
    const done = await Promise.allSettled(answers);
    expect(done.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
    expect(turns).toBe(1);
    expect(await ask(5)).toBe(5);
  }
});
