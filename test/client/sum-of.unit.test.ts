import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Reasons } from '#server/matching/matching.contract.ts';
import { formatFactor, roundTogether, sumOf } from '../../client/src/matching/sum-of.ts';

const reasonsOf = (tags: readonly number[], words: readonly number[], factor = 0.85): Reasons => ({
  score: [...tags, ...words].reduce((sum, points) => sum + points, 0),
  topic: tags.map((points, index) => ({
    tagId: `00000000-0000-4000-8000-00000000000${index}`,
    label: `tag ${index}`,
    points,
    via: 'own',
    need: null,
    idea: null,
    without: 0,
  })),
  wording: words.map((points, index) => ({ word: `word${index}`, points, near: false })),
  place: { factor, kind: 'neighbours', need: null, idea: null },
  missing: [],
  onlyIn: null,
});

const points = fc.array(fc.double({ min: 0.01, max: 20, noNaN: true }), { maxLength: 9 });

describe('the arithmetic that is shown', () => {
  test('whole points add up to the rounded score, and the bars lie end to end from 0 to 1', () => {
    fc.assert(
      fc.property(points, points, (tags, words) => {
        const reasons = reasonsOf(tags, words);
        const { score, lines } = sumOf(reasons);
        expect(lines.reduce((sum, line) => sum + line.shown, 0)).toBe(score);
        let end = 0;
        for (const line of lines) {
          expect(line.from).toBeCloseTo(end, 9);
          end = line.from + line.length;
        }
        if (lines.length > 0) expect(end).toBeCloseTo(1, 9);
      }),
    );
  });

  test('the strongest come first; those beyond the eighth are one line that says how many it stands for', () => {
    const { lines } = sumOf(reasonsOf([1, 9, 3], [8, 7, 6, 5, 4, 2, 0.5, 0.25]));
    expect(lines.map((line) => line.points)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1.75]);
    expect(lines.at(-1)).toMatchObject({ kind: 'rest', stands: 3 });
  });

  test('a single smaller line is shown as itself', () => {
    const { lines } = sumOf(reasonsOf([9, 8, 7, 6, 5, 4, 3, 2, 1], []));
    expect(lines.map((line) => line.kind)).not.toContain('rest');
  });

  test('side by side is the score without the place, and nothing where the place shuts it', () => {
    expect(sumOf(reasonsOf([34], [], 0.85)).besides).toBeCloseTo(40, 9);
    expect(sumOf(reasonsOf([], [], 0)).besides).toBe(0);
  });

  test('ties in rounding go to the earlier line', () => {
    expect(roundTogether([0.5, 0.5, 1])).toEqual([1, 0, 1]);
  });

  test('factors are written as people write them', () => {
    expect([1, 0.85, 0.7].map(formatFactor)).toEqual(['1', '.85', '.7']);
  });
});
