import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { place, type Reach } from '#server/matching/place.ts';
import { gazetteer, places } from './worlds.ts';

const factor = (need: string[], idea: string[], reach: Reach = 'nearby', localOnly = false) =>
  place({ places: need, localOnly }, { places: idea, reach }, gazetteer)?.factor;

describe('place', () => {
  test.each([
    ['the same place', 'E-n1', 'E-n1', 1],
    ['the need lies in the idea’s place', 'E-n1', 'E-north', 1],
    ['the idea lies in the need’s place', 'K', 'W-3', 1],
    ['neighbours', 'E-n1', 'E-n2', 0.85],
    ['neighbours, told the other way', 'E-n2', 'E-n1', 0.85],
    ['neighbours across a region’s border', 'E-n3', 'E-s1', 0.85],
    ['the same region', 'E-n1', 'E-n3', 0.7],
    ['the same nation, where it has no regions', 'W-1', 'W-3', 0.6],
    ['another region', 'E-n1', 'E-s1', undefined],
    ['another nation', 'E-n1', 'W-1', undefined],
  ])('%s', (_, need, idea, expected) => expect(factor([need], [idea])).toBe(expected));

  test('the best pair of places counts, and is named', () => {
    const found = place(
      { places: ['W-1', 'E-n1'], localOnly: false },
      { places: ['E-n2', 'E-n3'], reach: 'nearby' },
      gazetteer,
    );
    expect(found).toEqual({ kind: 'neighbours', factor: 0.85, need: 'E-n1', idea: 'E-n2' });
  });

  test('an idea that works here does not reach its neighbours; one that works anywhere reaches all', () => {
    expect(factor(['E-n1'], ['E-n2'], 'here')).toBeUndefined();
    expect(factor(['E-n1'], ['E-north'], 'here')).toBe(1);
    expect(factor(['E-n1'], ['W-1'], 'anywhere')).toBe(0.6);
    expect(factor(['E-n1'], ['E-n3'], 'anywhere')).toBe(0.7);
    expect(factor(['E-n1'], [], 'anywhere')).toBe(0.6);
  });

  test('a need for local ideas admits containment and neighbours only', () => {
    expect(factor(['E-n1'], ['E-n3'], 'anywhere', true)).toBeUndefined();
    expect(factor(['E-n1'], ['E-n2'], 'anywhere', true)).toBe(0.85);
    expect(factor(['E-n1'], [], 'anywhere', true)).toBeUndefined();
  });

  test('a need without a place meets every idea in full, and says why', () => {
    expect(place({ places: [], localOnly: true }, { places: ['E-n1'], reach: 'here' }, gazetteer)).toEqual({
      kind: 'no_place',
      factor: 1,
      need: null,
      idea: null,
    });
  });

  test('an abolished place is followed to the one that stands', () => {
    expect(gazetteer.current('E-old')).toBe('E-n1');
    expect(gazetteer.current('nowhere')).toBeUndefined();
  });

  test('more places, or a wider reach, never lower the factor', () => {
    const some = fc.uniqueArray(fc.constantFrom(...places.slice(0, -1).map(({ code }) => code)), {
      minLength: 1,
      maxLength: 4,
    });
    const reaches: Reach[] = ['here', 'nearby', 'anywhere'];
    fc.assert(
      fc.property(some, some, some, fc.boolean(), (need, idea, more, localOnly) => {
        const now = reaches.map((reach) => factor(need, idea, reach, localOnly) ?? 0);
        const wider = reaches.map((reach) => factor(need, [...idea, ...more], reach, localOnly) ?? 0);
        expect(now).toEqual([...now].sort());
        for (const [at, before] of now.entries()) expect(wider[at]).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
