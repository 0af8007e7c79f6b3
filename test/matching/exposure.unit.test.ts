import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fairList, inTurn, listFairly } from '#server/matching/exposure.ts';
import { byRank } from '#server/matching/top-k.ts';
import { CHOSEN_PAYS, CROWDED, EXPOSURE, LISTED, SHOWN } from '#server/matching/weights.ts';

const ideas = Array.from({ length: 40 }, (_, at) => `idea ${String(at).padStart(2, '0')}`);
const aHit = fc.record({
  id: fc.constantFrom(...ideas),
  score: fc.double({ min: 1, max: 100, noNaN: true }),
});
const someHits = fc
  .uniqueArray(aHit, { selector: ({ id }) => id, maxLength: 40 })
  .map((hits) => hits.sort(byRank));
const showings = fc.dictionary(fc.constantFrom(...ideas), fc.nat(200));
const exposures = (shown: Record<string, number>, mean: number) => ({
  demandOf: (id: string) => ({ shownTo: shown[id] ?? 0, openPlaces: null }),
  mean,
});
const idsOf = (hits: readonly { id: string }[]) => hits.map(({ id }) => id);

describe('a fair list', () => {
  test('holds k of the hits, or all where there are fewer, in order of score and with their own scores', () => {
    fc.assert(
      fc.property(someHits, fc.nat(30), showings, fc.nat(50), (hits, k, shown, mean) => {
        const list = fairList(hits, k, exposures(shown, mean));
        expect(list).toHaveLength(Math.min(k, hits.length));
        expect(list).toEqual([...list].sort(byRank));
        for (const hit of list) expect(hits).toContainEqual(hit);
      }),
    );
  });

  test('is the best k where all are shown alike, and always at strength 0 below the limit', () => {
    fc.assert(
      fc.property(someHits, fc.integer({ min: 1, max: 30 }), fc.nat(50), showings, (hits, k, each, shown) => {
        const best = hits.slice(0, k);
        const alike = Object.fromEntries(ideas.map((id) => [id, each]));
        expect(fairList(hits, k, exposures(alike, each))).toEqual(best);
        expect(fairList(hits, k, exposures(shown, 1_000), 0)).toEqual(best);
      }),
    );
  });

  test('never drops an idea for being shown less', () => {
    fc.assert(
      fc.property(someHits, fc.integer({ min: 1, max: 20 }), showings, fc.nat(20), (hits, k, shown, mean) => {
        const list = fairList(hits, k, exposures(shown, mean));
        for (const { id } of list) {
          const less = { ...shown, [id]: Math.floor((shown[id] ?? 0) / 2) };
          expect(idsOf(fairList(hits, k, exposures(less, mean)))).toContain(id);
        }
      }),
    );
  });

  test('lets the one less shown in where two fit about as well, and not where they do not', () => {
    const hits = [
      { id: 'often', score: 50 },
      { id: 'seldom', score: 50 - 99 * CHOSEN_PAYS.first * EXPOSURE * Math.log(10) },
    ];
    expect(idsOf(fairList(hits, 1, exposures({ often: 9 }, 9)))).toEqual(['seldom']);
    const apart = [
      { id: 'often', score: 50 },
      { id: 'seldom', score: 50 - 101 * CHOSEN_PAYS.first * EXPOSURE * Math.log(10) },
    ];
    expect(idsOf(fairList(apart, 1, exposures({ often: 9 }, 9)))).toEqual(['often']);
  });

  test('lets the best of a need give way later than what stands further down', () => {
    const [often, seldom] = [
      { id: 'often', score: 50 },
      { id: 'seldom', score: 50 - 90 * EXPOSURE * Math.log(10) },
    ];
    const shown = exposures({ often: 9 }, 9);
    expect(idsOf(fairList([often, seldom], 1, shown))).toEqual(['often']);
    const better = Array.from({ length: CHOSEN_PAYS.after }, (_, at) => ({
      id: `better ${at}`,
      score: 90 - at,
    }));
    expect(idsOf(fairList([...better, often, seldom], better.length + 1, shown)).at(-1)).toBe('seldom');
  });

  test('a crowded idea gives way to any other, and comes in where there is none', () => {
    const mean = 10;
    const hits = [
      { id: 'crowded', score: 95 },
      { id: 'poor', score: 3 },
    ];
    const shown = { crowded: CROWDED * mean };
    expect(idsOf(fairList(hits, 1, exposures(shown, mean)))).toEqual(['poor']);
    expect(idsOf(fairList(hits, 2, exposures(shown, mean)))).toEqual(['crowded', 'poor']);
    expect(idsOf(fairList(hits, 1, exposures({ crowded: CROWDED * mean - 1 }, mean)))).toEqual(['crowded']);
  });

  test('made online, keeps every idea under the limit while others are left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (seed) => {
        const shown = new Map(ideas.map((id) => [id, 0]));
        const lists = 200;
        for (let need = 0; need < lists; need += 1) {
          // The same few fit everything best.
          const hits = ideas.map((id, at) => ({ id, score: 90 - at - ((seed + need) % 7) }));
          const mean = (need * 5) / ideas.length;
          const demandOf = (id: string) => ({ shownTo: shown.get(id) ?? 0, openPlaces: null });
          for (const { id } of fairList(hits, 5, { demandOf, mean })) shown.set(id, (shown.get(id) ?? 0) + 1);
        }
        expect(Math.max(...shown.values())).toBeLessThanOrEqual((CROWDED * lists * 5) / ideas.length + 1);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the list of a need', () => {
  test('holds first what is shown, chosen fairly, then the best of the others, and nothing twice', () => {
    fc.assert(
      fc.property(someHits, showings, fc.nat(50), (hits, shown, mean) => {
        const list = listFairly(hits, exposures(shown, mean));
        expect(list).toHaveLength(Math.min(LISTED, hits.length));
        expect(list.slice(0, SHOWN)).toEqual(fairList(hits, SHOWN, exposures(shown, mean)));
        const others = hits.filter(({ id }) => !idsOf(list.slice(0, SHOWN)).includes(id));
        expect(list.slice(SHOWN)).toEqual(others.slice(0, LISTED - SHOWN));
      }),
    );
  });

  const lists = fc.array(someHits, { minLength: 1, maxLength: 12 });
  const made = (needs: readonly ReturnType<typeof byRankOf>[], shown: Record<string, number>) => {
    const next = inTurn(exposures(shown, 5));
    return needs.map(({ hits, before }) => next(hits, before));
  };
  const byRankOf = (hits: { id: string; score: number }[], before: string[]) => ({ hits, before });

  test('made in turn is made by what is shown at that time', () => {
    fc.assert(
      fc.property(lists, showings, (needs, shown) => {
        const now = { ...shown };
        const expected = needs.map((hits) => {
          const list = listFairly(hits, exposures(now, 5));
          for (const id of idsOf(list.slice(0, SHOWN))) now[id] = (now[id] ?? 0) + 1;
          return list;
        });
        expect(
          made(
            needs.map((hits) => byRankOf(hits, [])),
            shown,
          ),
        ).toEqual(expected);
      }),
    );
  });

  test('does not count itself: made again at once it is the same', () => {
    fc.assert(
      fc.property(someHits, showings, (hits, shown) => {
        const [first = []] = made([byRankOf(hits, [])], shown);
        const ids = idsOf(first.slice(0, SHOWN));
        const counted = { ...shown };
        for (const id of ids) counted[id] = (counted[id] ?? 0) + 1;
        expect(made([byRankOf(hits, ids)], counted)).toEqual([first]);
      }),
    );
  });
});
