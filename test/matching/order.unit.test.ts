import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { IdeaItem, NeedItem } from '#server/matching/item.ts';
import { markOf, pairMarks, scoredFrom } from '#server/matching/marks.ts';
import { costOf, mutualOf } from '#server/matching/order.ts';
import { LISTED } from '#server/matching/weights.ts';

const places = fc.option(fc.integer({ min: 1, max: LISTED }), { nil: null });
const counts = fc.nat({ max: 100_000 });

describe('the cost of exposure', () => {
  test('is nothing for an idea that nobody is shown, and grows with every need that is', () => {
    expect(costOf({ shownTo: 0, openPlaces: null })).toBe(0);
    expect(costOf({ shownTo: 0, openPlaces: 3 })).toBe(0);
    fc.assert(
      fc.property(counts, fc.option(counts, { nil: null }), (shownTo, openPlaces) => {
        const cost = costOf({ shownTo, openPlaces });
        expect(costOf({ shownTo: shownTo + 1, openPlaces })).toBeGreaterThan(cost);
        expect(cost).toBeGreaterThanOrEqual(costOf({ shownTo, openPlaces: null }));
      }),
    );
  });

  test('is the higher the fewer places are left, and the same as without a limit where there are enough', () => {
    fc.assert(
      fc.property(counts, counts, (shownTo, openPlaces) => {
        const cost = costOf({ shownTo, openPlaces });
        expect(costOf({ shownTo, openPlaces: openPlaces + 1 })).toBeLessThanOrEqual(cost);
        if (openPlaces >= shownTo) expect(cost).toBe(costOf({ shownTo, openPlaces: null }));
        else expect(cost).toBeGreaterThan(costOf({ shownTo, openPlaces: null }));
      }),
    );
  });
});

describe('how good a pair is for both', () => {
  test('is 1 for each other’s best, the same from either side, and between the two heights', () => {
    expect(mutualOf(1, 1)).toBe(1);
    fc.assert(
      fc.property(places, places, (need, idea) => {
        const mutual = mutualOf(need, idea);
        expect(mutualOf(idea, need)).toBe(mutual);
        expect(mutual).toBeGreaterThan(0);
        const [lower, upper] = [mutualOf(need, need), mutualOf(idea, idea)].sort((one, other) => one - other);
        expect(mutual).toBeGreaterThanOrEqual((lower ?? 0) - 1e-12);
        expect(mutual).toBeLessThanOrEqual((upper ?? 0) + 1e-12);
      }),
    );
  });

  test('falls with either place, and most where the other does not list it at all', () => {
    expect(mutualOf(3, 2)).toBeGreaterThan(mutualOf(4, 2));
    expect(mutualOf(LISTED, LISTED)).toBeGreaterThan(mutualOf(LISTED, null));
    expect(mutualOf(10, 10)).toBeGreaterThan(mutualOf(1, null));
  });
});

describe('marks', () => {
  const common = { open: true, until: null, organisation: null, text: '' };
  const need: NeedItem = {
    ...common,
    side: 'need',
    id: 'n',
    postedBy: 'p',
    tags: [{ tag: 'a', weight: 0.2 }],
    places: ['W'],
    localOnly: false,
    hasBudget: false,
  };
  const idea: IdeaItem = {
    ...common,
    side: 'idea',
    id: 'i',
    postedBy: null,
    tags: [{ tag: 'b', weight: 1 }],
    places: [],
    reach: 'anywhere',
    openPlaces: null,
    pseudonymous: false,
    meetsOwnOrganisation: false,
    evidence: null,
    hasCost: false,
  };

  test('are those of both items, and whether somebody stands behind both', () => {
    const marks = pairMarks()(need, idea, 34);
    expect(marks).toEqual(
      expect.arrayContaining([markOf('tag a'), markOf('tag b'), markOf('place W'), markOf('unclaimed')]),
    );
    expect(marks).not.toContain(markOf('claimed'));
    expect(pairMarks()(need, { ...idea, postedBy: 'q' }, 34)).toContain(markOf('claimed'));
  });

  test('find every pair with at least a score', () => {
    fc.assert(
      fc.property(
        fc.float({ min: 0, max: 100, noNaN: true }),
        fc.float({ min: 0, max: 100, noNaN: true }),
        (score, least) => {
          const marks = pairMarks()(need, idea, score);
          if (score >= least) expect(scoredFrom(least).some((mark) => marks.includes(mark))).toBe(true);
        },
      ),
    );
  });
});
