import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exhaustiveRetrieval } from '#server/matching/exhaustive.ts';
import { dictionaryOf } from '#server/matching/index/dictionary.ts';
import { indexedRetrieval } from '#server/matching/index/indexed-retrieval.ts';
import { packing } from '#server/matching/index/packing.ts';
import { sideIndex } from '#server/matching/index/side-index.ts';
import { wordReader } from '#server/matching/index/word-reader.ts';
import type { IdeaItem, Item, NeedItem } from '#server/matching/item.ts';
import { type Ground, groundOf, needProfile } from '#server/matching/profile.ts';
import { taxonomyOf } from '#server/matching/taxonomy.ts';
import { crowdOf, numbersFrom } from './crowds.ts';
import { gazetteer, groundFor, places, tags } from './worlds.ts';

const search = { k: 20, at: 2000 };

/** One id in the form that the product's ids have, in no order. */
const uuidFor = (id: string): string => {
  const next = numbersFrom([...id].reduce((sum, sign) => 31 * sum + sign.charCodeAt(0), 7));
  const hex = Array.from({ length: 32 }, () => Math.floor(16 * next()).toString(16)).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

const crowd = (seed: number, size: number, version = 0): Item[] => {
  const items = crowdOf({ seed, needs: size, ideas: size, wordy: seed % 2 === 0 }, version);
  if (seed % 3 === 0) return items;
  return items.map((item) => ({
    ...item,
    id: uuidFor(item.id),
    postedBy: item.postedBy === null ? null : uuidFor(item.postedBy),
  }));
};

const pairOf = () => {
  const [index, oracle] = [indexedRetrieval(), exhaustiveRetrieval()];
  return {
    index,
    load: async (ground: Ground, items: readonly Item[]) => {
      await index.load(ground, items);
      await oracle.load(ground, items);
    },
    upsert: async (item: Item) => {
      await index.upsert(item);
      await oracle.upsert(item);
    },
    remove: async ({ side, id }: Item) => {
      await index.remove(side, id);
      await oracle.remove(side, id);
    },
    agree: async (askers: readonly Item[]) => {
      expect(index.size()).toEqual(oracle.size());
      for (const asker of askers)
        expect(await index.top(asker, search)).toEqual(await oracle.top(asker, search));
    },
    settle: () => {
      for (let more = true; more; ) more = index.maintain(1);
    },
  };
};

/** The same tags, some of them elsewhere in the tree. */
const movedGround = (items: readonly Item[]): Ground =>
  groundOf(
    taxonomyOf(tags.map((tag) => (tag.id === 'dementia' ? { ...tag, parent: 'travel' } : tag))),
    gazetteer,
    groundFor(items).epoch,
  );

describe('while shelves are being built', () => {
  test('answers are those of scoring every pair, whatever is edited, removed or moved meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(100_000), fc.integer({ min: 1, max: 250 }), async (seed, size) => {
        const next = numbersFrom(seed);
        const pair = pairOf();
        const before = crowd(seed, size);
        const ground = groundFor(before);
        await pair.load(ground, before);
        const coming = [1, 2, 3].flatMap((version) => crowd(seed, size + 20, version));
        const oneOf = (items: readonly Item[]): Item => {
          const item = items[Math.floor(next() * items.length)];
          if (!item) throw new Error('nothing to choose from');
          return item;
        };
        const reloads = Math.floor(next() * 2000);
        for (let step = 0; step < 700; step += 1) {
          const turn = next();
          if (turn < 0.6) await pair.upsert(oneOf(coming));
          else if (turn < 0.75) await pair.remove(oneOf(coming));
          else pair.index.maintain(0);
          if (step === reloads) await pair.load(movedGround(before), before);
          if (step % 100 === 99) await pair.agree([oneOf(before), oneOf(coming)]);
        }
        await pair.agree([oneOf(before), oneOf(coming), oneOf(coming)]);
        pair.settle();
        await pair.agree([oneOf(before), oneOf(coming), oneOf(coming)]);
      }),
      { numRuns: 15 },
    );
  });

  test('a market that is emptied at once finds nothing, and can be filled again', async () => {
    const pair = pairOf();
    const items = crowd(4, 3000);
    await pair.load(groundFor(items), items);
    for (const item of crowd(4, 150, 1)) await pair.upsert(item);
    pair.index.maintain(0);
    for (const item of items) await pair.remove(item);
    await pair.agree(items.slice(0, 3));
    expect(pair.index.size()).toEqual({ needs: 0, ideas: 0 });
    pair.settle();
    const again = crowd(4, 200, 2);
    for (const item of again) await pair.upsert(item);
    await pair.agree(again.filter((_, at) => at % 50 === 0));
  });

  test('an edit is found at once, also where nobody maintains the index', async () => {
    const pair = pairOf();
    const items = crowd(6, 500);
    await pair.load(groundFor(items), items);
    for (const [at, item] of crowd(6, 900, 1).entries()) {
      await pair.upsert(item);
      if (at % 300 === 0) await pair.agree(items.slice(at % 7, (at % 7) + 2));
    }
  });
});

describe('items unlike most', () => {
  const [anIdea, aNeed] = [
    crowd(2, 1).find(({ side }) => side === 'idea'),
    crowd(2, 1).find(({ side }) => side === 'need'),
  ];
  if (anIdea?.side !== 'idea' || aNeed?.side !== 'need') throw new Error('no models');
  const idea: IdeaItem = {
    ...anIdea,
    open: true,
    until: null,
    openPlaces: null,
    places: [],
    postedBy: null,
    organisation: null,
  };
  const need: NeedItem = {
    ...aNeed,
    open: true,
    until: null,
    places: [],
    postedBy: null,
    organisation: null,
  };

  test('with a great many places, each with others', async () => {
    const codes = places.map(({ code }) => code);
    const next = numbersFrom(9);
    const wide = crowd(9, 600).map((item) => ({ ...item, places: codes.filter(() => next() < 0.4) }));
    const pair = pairOf();
    await pair.load(groundFor(wide), wide);
    await pair.agree(wide.filter((_, at) => at % 60 === 0));
  });

  test('with more tags or words in common than a slot could hold', async () => {
    const rows = Array.from({ length: 4000 }, (_, at) => ({ id: `t${at}`, parent: null, replacedBy: null }));
    const all = rows.map(({ id }) => ({ tag: id, weight: 1 }));
    const text = Array.from({ length: 3000 }, (_, at) => `word${at}`).join(' ');
    const items: Item[] = [
      { ...idea, id: 'i-all', tags: all, text },
      { ...idea, id: 'i-some', tags: all.slice(0, 500), text: 'word1 word2' },
      { ...idea, id: 'i-one', tags: all.slice(0, 1), text: '' },
      { ...need, id: 'n-all', tags: all, text },
      { ...need, id: 'n-some', tags: all.slice(250, 750), text: 'word2 word3' },
    ];
    const ground = groundOf(taxonomyOf(rows), gazetteer, groundFor(items).epoch);
    const pair = pairOf();
    await pair.load(ground, items);
    await pair.agree(items);
  });

  test('with an essay of 100,000 words', async () => {
    const text = Array.from({ length: 100_000 }, (_, at) => `word${at % 7000}`).join(' ');
    const items: Item[] = [
      ...crowd(8, 60),
      { ...idea, id: 'i-essay', text },
      { ...need, id: 'n-essay', text },
    ];
    const pair = pairOf();
    await pair.load(groundFor(items), items);
    await pair.agree(items.slice(-2));
    await pair.upsert({ ...idea, id: 'i-essay', text: `${text} falls` });
    await pair.agree(items.slice(-1));
  });

  test('beyond what an index can number are refused in words', () => {
    const ground = groundFor([]);
    const side = sideIndex({ side: 'idea', ground, dictionary: dictionaryOf(ground) }, 2);
    side.take({ ...idea, id: 'one' });
    side.take({ ...idea, id: 'two' });
    expect(() => side.take({ ...idea, id: 'three' })).toThrow('at most 2 items');
    side.settle();
    side.put({ ...idea, id: 'two', text: 'again' });
    expect(() => side.put({ ...idea, id: 'three' })).toThrow('at most 2 items');
    expect(side.size()).toBe(2);
  });
});

test('words packed with counts in sixteenths come back as they were', () => {
  const ground = groundFor(crowd(2, 20));
  const dictionary = dictionaryOf(ground);
  const pack = packing(dictionary);
  const counts = [1, 2, 300, 1 / 16, 7 / 16, 1.5, 33 / 16];
  const terms = counts.map((count, at) => ({
    term: `term${at}`,
    surface: '',
    weight: ground.words.idf(`term${at}`) * count,
    near: false,
  }));
  const [model] = crowd(2, 1);
  if (model?.side !== 'need') throw new Error('no need');
  pack.need(needProfile(model, ground), { terms, ceiling: 1 });
  const { words } = pack.done().columns;
  const reader = wordReader();
  expect(reader.read(words, 0, words.length)).toBe(counts.length);
  expect([...reader.counts.subarray(0, counts.length)]).toEqual(counts);
  expect([...reader.terms.subarray(0, counts.length)]).toEqual(counts.map((_, at) => at));
});
