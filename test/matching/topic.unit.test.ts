import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { taxonomyOf } from '#server/matching/taxonomy.ts';
import { featuresOf, topic, topicParts, topicVector } from '#server/matching/topic.ts';
import { tags, taxonomy } from './worlds.ts';

const own = (...ids: string[]) => ids.map((tag) => ({ tag, weight: 1 }));
const weights = (...ids: string[]) =>
  Object.fromEntries([...featuresOf(own(...ids), taxonomy)].map(([tag, { weight }]) => [tag, weight]));
const even = () => 1;
const meet = (one: string[], other: string[], idf: (tag: string) => number = even) =>
  topic(topicVector(own(...one), taxonomy, idf), topicVector(own(...other), taxonomy, idf));

describe('what tags speak of', () => {
  test('a tag lends .35 per step to its ancestors', () => {
    expect(weights('dementia')).toEqual({ dementia: 1, older: 0.35, people: 0.35 ** 2 });
  });
  test('an ancestor takes the largest over its children, and its own when it is chosen itself', () => {
    expect(weights('dementia', 'young').people).toBe(0.35);
    expect(weights('dementia', 'older')).toEqual({ dementia: 1, older: 1, people: 0.35 });
  });
  test('a suggestion weighs its confidence, and lends from that', () => {
    const found = featuresOf([{ tag: 'falls', weight: 0.5 }], taxonomy);
    expect(found.get('falls')).toEqual({ kind: 'suggested', from: 'falls', weight: 0.5, sure: 0.5 });
    expect(found.get('older')?.weight).toBeCloseTo(0.175, 12);
    expect(found.get('older')?.sure).toBe(0.5);
  });
  test('imported tags lend to the platform’s own: exactly, closely, broadly', () => {
    expect(weights('x:elderly')).toEqual({ older: 1, people: 0.35 });
    expect(weights('x:memory').dementia).toBe(0.7);
    expect(weights('x:transport').buses).toBe(0.5);
  });
  test('a replaced tag gives way to the one that stands; an unknown one is left out', () => {
    expect(weights('coaches')).toEqual(weights('buses'));
    expect(weights('gone')).toEqual({});
  });
  test('rings of parents and of exact mappings end, and one name of each ring stands', () => {
    const ring = taxonomyOf(
      [
        { id: 'a', parent: 'b', replacedBy: null },
        { id: 'b', parent: 'a', replacedBy: null },
        { id: 'c', parent: null, replacedBy: null },
        { id: 'd', parent: null, replacedBy: null },
      ],
      [
        { from: 'c', to: 'd', kind: 'exact' },
        { from: 'd', to: 'c', kind: 'exact' },
      ],
    );
    expect([...featuresOf(own('a'), ring).keys()].sort()).toEqual(['a', 'b']);
    expect([...featuresOf(own('c'), ring).keys()]).toEqual([...featuresOf(own('d'), ring).keys()]);
    expect(featuresOf(own('c'), ring).size).toBe(1);
  });
});

describe('topic', () => {
  const some = fc.uniqueArray(fc.constantFrom(...tags.map(({ id }) => id)), { maxLength: 6 });
  const idf = (tag: string) => 0.5 + (tag.length % 5);

  test('a tag meets its parent part of the way, and a stranger not at all', () => {
    expect(meet(['dementia'], ['dementia'])).toBeCloseTo(1, 12);
    expect(meet(['dementia'], ['older'])).toBeGreaterThan(0.3);
    expect(meet(['dementia'], ['older'])).toBeLessThan(0.6);
    expect(meet(['dementia'], ['buses'])).toBe(0);
    expect(meet([], ['buses'])).toBe(0);
  });

  test('is in [0, 1], the same from both sides, 1 with itself, and split by tag', () => {
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [mine, theirs] = [
          topicVector(own(...one), taxonomy, idf),
          topicVector(own(...other), taxonomy, idf),
        ];
        const value = topic(mine, theirs);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(topic(theirs, mine)).toBeCloseTo(value, 12);
        if (mine.features.size > 0) expect(topic(mine, mine)).toBeCloseTo(1, 12);
        const parts = topicParts(mine, theirs);
        expect(parts.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(value, 12);
      }),
    );
  });

  test('where tags stand alone, one more in common never lowers it, and one more on one side never raises it', () => {
    const flat = taxonomyOf('abcdefgh'.split('').map((id) => ({ id, parent: null, replacedBy: null })));
    const rarity = (tag: string) => tag.charCodeAt(0) - 96;
    const vector = (ids: readonly string[]) => topicVector(own(...ids), flat, rarity);
    const letters = fc.uniqueArray(fc.constantFrom(...'abcdefg'.split('')), { maxLength: 6 });
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const before = topic(vector(one), vector(other));
        expect(topic(vector([...one, 'h']), vector([...other, 'h']))).toBeGreaterThanOrEqual(before - 1e-12);
        expect(topic(vector([...one, 'h']), vector(other))).toBeLessThanOrEqual(before + 1e-12);
      }),
    );
  });

  test('of suggested tags, product and lengths are those to be expected, over all that may be so', () => {
    const flat = taxonomyOf('abcd'.split('').map((id) => ({ id, parent: null, replacedBy: null })));
    const rarity = (tag: string) => tag.charCodeAt(0) - 96;
    const likely = fc.constantFrom(0.05, 0.3, 0.5, 0.9, 1);
    const suggested = fc.uniqueArray(
      fc.record({ tag: fc.constantFrom('a', 'b', 'c', 'd'), weight: likely }),
      {
        minLength: 1,
        selector: ({ tag }) => tag,
      },
    );
    type Given = { tag: string; weight: number }[];
    /** Every set of tags that the item may really have, with how likely it is. */
    const sets = (given: Given): { had: Set<string>; chance: number }[] =>
      given.reduce(
        (all, { tag, weight }) =>
          all.flatMap(({ had, chance }) => [
            { had: new Set([...had, tag]), chance: chance * weight },
            { had, chance: chance * (1 - weight) },
          ]),
        [{ had: new Set<string>(), chance: 1 }],
      );
    const dot = (one: Set<string>, other: Set<string>) =>
      [...one].reduce((sum, tag) => sum + (other.has(tag) ? rarity(tag) ** 2 : 0), 0);
    const expected = (given: Given) =>
      sets(given).reduce((sum, { had, chance }) => sum + chance * dot(had, had), 0);
    fc.assert(
      fc.property(suggested, suggested, (one, other) => {
        const both = sets(one).flatMap((mine) =>
          sets(other).map((theirs) => mine.chance * theirs.chance * dot(mine.had, theirs.had)),
        );
        const value = both.reduce((sum, part) => sum + part, 0) / Math.sqrt(expected(one) * expected(other));
        expect(topic(topicVector(one, flat, rarity), topicVector(other, flat, rarity))).toBeCloseTo(
          value,
          12,
        );
      }),
      { numRuns: 50 },
    );
  });

  test('a suggestion that stands alone counts as far as it is likely, not like a choice', () => {
    const doubtful = (weight: number) => topicVector([{ tag: 'buses', weight }], taxonomy, even);
    expect(topic(doubtful(1), doubtful(0.25))).toBeCloseTo(0.5, 12);
    expect(topic(doubtful(0.25), doubtful(0.25))).toBeCloseTo(0.25, 12);
  });

  test('a rarer tag in common counts for more than a common one', () => {
    const rarity = (tag: string) => (tag === 'buses' ? 4 : 1);
    expect(meet(['buses', 'young'], ['buses', 'falls'], rarity)).toBeGreaterThan(
      meet(['buses', 'young'], ['young', 'falls'], rarity),
    );
  });
});
