import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exhaustiveRetrieval } from '#server/matching/exhaustive.ts';
import { type Item, lasts } from '#server/matching/item.ts';
import { type Ground, ideaProfile, needProfile } from '#server/matching/profile.ts';
import type { Retrieval } from '#server/matching/retrieval.ts';
import { weigh } from '#server/matching/score.ts';
import { byRank, type Hit, topK } from '#server/matching/top-k.ts';
import { aMarket, groundFor, NOW } from './worlds.ts';

const loaded = async (items: readonly Item[], ground: Ground = groundFor(items)): Promise<Retrieval> => {
  const retrieval = exhaustiveRetrieval();
  await retrieval.load(ground, items);
  return retrieval;
};

/** The definition, written out: score every pair of the other side, drop the gated and the 0, sort, cut. */
const byHand = (asker: Item, items: readonly Item[], ground: Ground, k: number): Hit[] =>
  items
    .flatMap((other) => {
      if (other.side === asker.side || !lasts(other.until, NOW)) return [];
      const [need, idea] = asker.side === 'need' ? [asker, other] : [other, asker];
      if (need.side !== 'need' || idea.side !== 'idea') return [];
      const { score, closed } = weigh(needProfile(need, ground), ideaProfile(idea, ground), ground);
      return closed.length === 0 && score > 0 ? [{ id: other.id, score }] : [];
    })
    .sort(byRank)
    .slice(0, k);

describe('the best k', () => {
  test('are those of a full sort, ties in order of id, whatever the order of arrival', () => {
    const hits = fc.uniqueArray(fc.record({ id: fc.string(), score: fc.integer({ min: 0, max: 5 }) }), {
      selector: ({ id }) => id,
    });
    fc.assert(
      fc.property(hits, fc.integer({ min: 0, max: 12 }), (offered, k) => {
        const kept = topK(k);
        for (const hit of offered) kept.offer(hit);
        expect(kept.ranked()).toEqual([...offered].sort(byRank).slice(0, k));
      }),
    );
  });
});

describe('retrieval', () => {
  const k = fc.integer({ min: 1, max: 6 });

  test('answers exactly, from either side, and gates never take a place', async () => {
    await fc.assert(
      fc.asyncProperty(aMarket, k, async (items, most) => {
        const ground = groundFor(items);
        const retrieval = await loaded(items, ground);
        for (const item of items)
          expect(await retrieval.top(item, { k: most, at: NOW })).toEqual(byHand(item, items, ground, most));
      }),
    );
  });

  test('gives a pair one number, whichever side asks', async () => {
    await fc.assert(
      fc.asyncProperty(aMarket, async (items) => {
        const retrieval = await loaded(items);
        const seen = new Map<string, number>();
        for (const item of items) {
          for (const { id, score } of await retrieval.top(item, { k: 100, at: NOW })) {
            const pair = [item.id, id].sort().join();
            expect(seen.get(pair) ?? score).toBe(score);
            seen.set(pair, score);
          }
        }
      }),
    );
  });

  test('after edits and removals is what loading the outcome would be', async () => {
    await fc.assert(
      fc.asyncProperty(aMarket, aMarket, async (before, after) => {
        const ground = groundFor(before);
        const edited = await loaded(before, ground);
        for (const item of after) await edited.upsert(item);
        const gone = before.filter(({ id }) => !after.some((item) => item.id === id));
        for (const { side, id } of gone) await edited.remove(side, id);
        const fresh = await loaded(after, ground);
        expect(edited.size()).toEqual(fresh.size());
        for (const item of after)
          expect(await edited.top(item, { k: 20, at: NOW })).toEqual(
            await fresh.top(item, { k: 20, at: NOW }),
          );
      }),
    );
  });

  test('keeps to a least score', async () => {
    await fc.assert(
      fc.asyncProperty(aMarket, fc.integer({ min: 1, max: 60 }), async (items, atLeast) => {
        const retrieval = await loaded(items);
        for (const item of items) {
          const all = await retrieval.top(item, { k: 100, at: NOW });
          expect(await retrieval.top(item, { k: 100, atLeast, at: NOW })).toEqual(
            all.filter(({ score }) => score >= atLeast),
          );
        }
      }),
    );
  });

  test('says so when it is asked before it is loaded', async () => {
    const [items] = fc.sample(aMarket, 1);
    const [item] = items ?? [];
    if (!item) throw new Error('no sample');
    await expect(exhaustiveRetrieval().top(item, { k: 1, at: NOW })).rejects.toThrow('before it was loaded');
  });
});
