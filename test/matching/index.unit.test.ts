import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exhaustiveRetrieval } from '#server/matching/exhaustive.ts';
import { indexedRetrieval } from '#server/matching/index/indexed-retrieval.ts';
import type { Item } from '#server/matching/item.ts';
import type { Ground } from '#server/matching/profile.ts';
import type { Retrieval, Search } from '#server/matching/retrieval.ts';
import { aCrowd, crowdOf, numbersFrom } from './crowds.ts';
import { aMarket, groundFor } from './worlds.ts';

const both = async (items: readonly Item[], ground: Ground) => {
  const [index, oracle] = [indexedRetrieval(), exhaustiveRetrieval()];
  await Promise.all([index.load(ground, items), oracle.load(ground, items)]);
  return { index, oracle };
};

const sameFor = async (
  askers: readonly Item[],
  { index, oracle }: { index: Retrieval; oracle: Retrieval },
  search: Search,
) => {
  expect(index.size()).toEqual(oracle.size());
  for (const asker of askers) expect(await index.top(asker, search)).toEqual(await oracle.top(asker, search));
};

/** Every n-th item, so that large crowds are asked about from all over. */
const some = (items: readonly Item[], most: number) =>
  items.filter((_, at) => at % Math.ceil(items.length / most) === 0);

const aSearch = fc.record(
  {
    k: fc.constantFrom(0, 1, 2, 5, 20, 1000),
    atLeast: fc.constantFrom(0, 5, 20, 42, 60),
    at: fc.constant(2000),
  },
  { requiredKeys: ['k', 'at'] },
);

describe('the index gives the hits, scores and order of scoring every pair', () => {
  test('in markets of every shape', async () => {
    await fc.assert(
      fc.asyncProperty(aMarket, aMarket, aSearch, async (items, strangers, search) => {
        const ground = groundFor(items);
        await sameFor([...items, ...strangers], await both(items, ground), search);
      }),
      { numRuns: 150 },
    );
  });

  test('in crowds, where most is pruned', async () => {
    await fc.assert(
      fc.asyncProperty(aCrowd(600), aSearch, async (crowd, search) => {
        const items = crowdOf(crowd);
        const strangers = crowdOf({ ...crowd, needs: 3, ideas: 3 }, 1);
        await sameFor([...some(items, 12), ...strangers], await both(items, groundFor(items)), search);
      }),
      { numRuns: 30 },
    );
  });

  test('in a crowd larger than a block', async () => {
    for (const wordy of [false, true]) {
      const items = crowdOf({ seed: 5, needs: 5000, ideas: 9000, wordy });
      await sameFor(some(items, 12), await both(items, groundFor(items)), { k: 20, at: 2000 });
    }
  });

  test('where tags and places are the same for many and words alone tell them apart', async () => {
    const items = crowdOf({ seed: 8, needs: 3000, ideas: 9000, wordy: true }).map(
      (item, at): Item => ({
        ...item,
        places: [],
        tags: [{ tag: at % 3 === 0 ? 'falls' : 'dementia', weight: 1 }],
      }),
    );
    await sameFor(some(items, 40), await both(items, groundFor(items)), { k: 20, at: 2000 });
  });

  test('where every item brings words that nobody used before', async () => {
    const items = crowdOf({ seed: 3, needs: 1500, ideas: 300, wordy: true }).map((item, at) => ({
      ...item,
      text: `${item.text} quilt${at} lantern${at} quilt${at + 1}`,
    }));
    await sameFor(some(items, 150), await both(items, groundFor(items)), { k: 1000, at: 2000 });
  });

  test('where nothing but the id tells items apart', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 30 }), async (many, k) => {
        const items = crowdOf({ seed: many, needs: 1, ideas: 1, wordy: true });
        const alike = items.flatMap((item) =>
          Array.from({ length: many }, (_, at) => ({
            ...item,
            id: `${item.id}-${(at * 7919) % 1000}`,
            open: true,
          })),
        );
        await sameFor(items, await both(alike, groundFor(alike)), { k, at: 2000 });
      }),
      { numRuns: 30 },
    );
  });
});

describe('edits', () => {
  const edited = async (held: Retrieval[], changes: readonly Item[], seed: number) => {
    const next = numbersFrom(seed);
    for (const item of changes) {
      const leaves = next() < 0.3;
      for (const retrieval of held) {
        if (leaves) await retrieval.remove(item.side, item.id);
        else await retrieval.upsert(item);
      }
    }
  };

  test('are seen by the next search, and what is removed is not', async () => {
    await fc.assert(
      fc.asyncProperty(aCrowd(200), fc.nat(), async (crowd, seed) => {
        const items = crowdOf(crowd);
        const ground = groundFor(items);
        const { index, oracle } = await both(items, ground);
        const changes = crowdOf({ ...crowd, needs: crowd.needs + 20, ideas: crowd.ideas + 20 }, 2);
        await edited([index, oracle], some(changes, 60), seed);
        await sameFor([...some(items, 8), ...some(changes, 8)], { index, oracle }, { k: 20, at: 2000 });
      }),
      { numRuns: 40 },
    );
  });

  test('make of an index what loading the outcome would', async () => {
    const before = crowdOf({ seed: 11, needs: 400, ideas: 700, wordy: true });
    const after = crowdOf({ seed: 12, needs: 300, ideas: 1500, wordy: true });
    const ground = groundFor(before);
    const [kept, fresh] = [indexedRetrieval(), indexedRetrieval()];
    await kept.load(ground, before);
    for (const item of after) await kept.upsert(item);
    for (const { side, id } of before) if (!after.some((item) => item.id === id)) await kept.remove(side, id);
    await fresh.load(ground, after);
    await sameFor(some(after, 40), { index: kept, oracle: fresh }, { k: 20, at: 2000 });
  });

  test('of two items with one id the later counts', async () => {
    await fc.assert(
      fc.asyncProperty(aMarket, aMarket, async (one, other) => {
        const items = [...one, ...other];
        await sameFor(items, await both(items, groundFor(items)), { k: 20, at: 2000 });
      }),
    );
  });
});

test('an index says so when it is asked before it is loaded', async () => {
  const [item] = crowdOf({ seed: 1, needs: 1, ideas: 0, wordy: false });
  if (!item) throw new Error('no item');
  await expect(indexedRetrieval().top(item, { k: 1, at: 0 })).rejects.toThrow('before it was loaded');
});
