import { describe, expect, test } from '@jest/globals';
import { lawOf, toldLaw } from './law.ts';

describe('the law that times follow', () => {
  test('is found where there is one', () => {
    const points = [1000, 10_000, 100_000].map((n) => ({ n, value: 0.002 * n ** 0.7 }));
    const law = lawOf(points);
    expect(law.exponent).toBeCloseTo(0.7, 10);
    expect(law.factor).toBeCloseTo(0.002, 10);
    expect(law.within).toBeCloseTo(0, 6);
  });

  test('has the interval of a textbook line', () => {
    // y = 0, 1, 1, 3 over x = 0, 1, 2, 3: slope .9, residual variance .35, t(2) = 4.303.
    const points = [0, 1, 1, 3].map((y, x) => ({ n: Math.exp(x), value: Math.exp(y) }));
    const { exponent, within } = lawOf(points);
    expect(exponent).toBeCloseTo(0.9, 10);
    expect(within).toBeCloseTo(4.303 * Math.sqrt(0.35 / 5), 6);
  });

  test('says nothing about its width from two sizes, and refuses one', () => {
    const two = [
      { n: 10, value: 1 },
      { n: 100, value: 10 },
    ];
    expect(toldLaw(lawOf(two))).toBe('n^1.00');
    expect(() => lawOf(two.slice(0, 1))).toThrow(RangeError);
    expect(() => lawOf([{ n: 10, value: 0 }, ...two])).toThrow(RangeError);
  });
});
