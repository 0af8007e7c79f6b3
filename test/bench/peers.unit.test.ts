import { describe, expect, jest, test } from '@jest/globals';
import { exhaustiveRetrieval } from '#server/matching/exhaustive.ts';
import { indexedRetrieval } from '#server/matching/index/indexed-retrieval.ts';
import { needProfile } from '#server/matching/profile.ts';
import { crowdOf } from '../matching/crowds.ts';
import { groundFor } from '../matching/worlds.ts';
import { openDatabase } from '../support/database.ts';
import { alike } from './agreement.ts';
import { askersOf } from './askers.ts';
import { marketOf } from './market.ts';
import { sqlPeer } from './peers/sql.ts';
import { typedScan } from './typed-scan.ts';

const search = { k: 20, at: 2000 };
/** Points of 100: sums in another order, and single precision. */
const [ROUNDING, SINGLE] = [1e-6, 1e-3];

/** Each test fills a database of its own. */
jest.setTimeout(60_000);

describe('what is measured answers the same question', () => {
  test('lists that differ are told apart', () => {
    const list = [
      { id: 'a', score: 3 },
      { id: 'b', score: 2 },
      { id: 'c', score: 1 },
    ];
    const tied = [...list.slice(0, 2), { id: 'd', score: 1 }];
    expect(alike(list, tied, ROUNDING)).toBe(true);
    expect(alike(list, [{ id: 'e', score: 3 }, ...list.slice(1)], ROUNDING)).toBe(false);
    expect(alike(list, [{ id: 'a', score: 3.001 }, ...list.slice(1)], ROUNDING)).toBe(false);
    expect(alike(list, list.slice(1), ROUNDING)).toBe(false);
    expect(alike([], [], ROUNDING)).toBe(true);
  });

  test.each([
    ['tags and place', false],
    ['tags, place and words', true],
  ])('SQL, exhaustive arrays and the index list the same 20 of 2,000 ideas by %s', async (_, wordy) => {
    const many = 2000;
    const market = marketOf(3, wordy);
    const ground = market.ground(many);
    const ideas = [...market.items('idea', many)].filter((item) => item.side === 'idea');
    const askers = askersOf(market, ground, 20, wordy);
    const needs = [askers.ordinary, askers.popular, askers.placeless, askers.long].flatMap((kind) =>
      kind.needs.slice(0, 10),
    );
    const index = indexedRetrieval();
    await index.load(ground, ideas);
    const scan = typedScan(ground);
    for (const idea of ideas) scan.add(idea);
    const scanned = scan.ready();
    const database = await openDatabase({ empty: true });
    try {
      const sql = await sqlPeer(database.url, { ground, ideas, needs });
      try {
        let listed = 0;
        for (const need of needs) {
          const mine = await index.top(need, search);
          listed += mine.length;
          expect(alike(mine, await sql.top(need, search), ROUNDING)).toBe(true);
          expect(alike(mine, scanned(needProfile(need, ground), search.k), SINGLE)).toBe(true);
        }
        expect(listed).toBeGreaterThan(10 * needs.length);
      } finally {
        await sql.close();
      }
    } finally {
      await database.drop();
    }
  });

  test.each([true, false])('SQL keeps the gates, with words: %s', async (wordy) => {
    const items = crowdOf({ seed: 11, needs: 60, ideas: 500, wordy });
    const ground = groundFor(items);
    const ideas = items
      .filter((item) => item.side === 'idea')
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    const needs = items.filter((item) => item.side === 'need').filter(({ open }) => open);
    const oracle = exhaustiveRetrieval();
    await oracle.load(ground, ideas);
    const database = await openDatabase({ empty: true });
    try {
      const sql = await sqlPeer(database.url, { ground, ideas, needs });
      try {
        for (const need of needs)
          expect(alike(await oracle.top(need, search), await sql.top(need, search), ROUNDING)).toBe(true);
      } finally {
        await sql.close();
      }
    } finally {
      await database.drop();
    }
  });
});
