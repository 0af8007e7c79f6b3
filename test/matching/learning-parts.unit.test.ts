import { describe, expect, test } from '@jest/globals';
import { randomFrom } from '#server/chance.ts';
import { companyOf } from '#server/matching/learning/company.ts';
import { aucOf, bootstrapped, fairnessOf, ndcgOf } from '#server/matching/learning/gain.ts';
import { lessonOf } from '#server/matching/learning/lessons.ts';
import { fitLine } from '#server/matching/learning/logistic.ts';
import { takeUpOf } from '#server/matching/learning/take-up.ts';
import type { DismissReason } from '#server/matching/matching.contract.ts';
import { facts, taught } from './taught.ts';

describe('what a decision teaches', () => {
  test('a pair that is known already teaches nothing, others only what their reason is about', () => {
    const dismissed = (reason: DismissReason) => lessonOf(facts(), { status: 'dismissed', reason }, 0);
    expect(dismissed('already_known')).toBeUndefined();
    expect([...(dismissed('wrong_place')?.lessons ?? [])]).toEqual(['place']);
    expect([...(dismissed('cost')?.lessons ?? [])]).toEqual(['money']);
    expect([...(dismissed('capacity')?.lessons ?? [])]).toEqual(['capacity']);
    expect(dismissed('poor_fit')?.lessons.has('feedback')).toBe(true);
  });

  test('a suggestion that was left counts for less than one that was dismissed', () => {
    const left = lessonOf(facts(), { status: 'suggested', reason: null }, 0);
    expect(left).toMatchObject({ taken: false });
    expect(left?.weight).toBeLessThan(taught({}, false).weight);
  });

  test('an idea is not to blame for a place, a purse or an acquaintance', () => {
    const fareAfter = (reason: DismissReason) => {
      const says = takeUpOf([
        taught({ ideaId: 'other', needId: 'a' }, true),
        ...['b', 'c', 'd'].map((needId) => taught({ needId }, false, reason)),
      ]).withoutNeed('somebody else');
      return says({ facts: facts() }).takeUp;
    };
    const unseen = fareAfter('wrong_place');
    expect(fareAfter('cost')).toBe(unseen);
    expect(fareAfter('capacity')).toBe(unseen);
    expect(fareAfter('too_early')).toBe(unseen);
    expect(fareAfter('poor_fit')).toBeLessThan(unseen);
  });
});

describe('the line', () => {
  const rowsOf = (rows: readonly { x: number[]; taken: boolean; masked?: number[] }[]) => ({
    width: 2,
    values: Float64Array.from(rows.flatMap(({ x }) => x)),
    masked: Uint8Array.from(rows.flatMap(({ masked = [0, 0] }) => masked)),
    taken: Uint8Array.from(rows.map(({ taken }) => Number(taken))),
    weights: Float64Array.from(rows.map(() => 1)),
  });

  test('is where the gradient is nothing', () => {
    const random = randomFrom(3);
    const rows = Array.from({ length: 300 }, () => {
      const x = [random(), random()];
      return { x, taken: (x[0] ?? 0) + 0.3 * random() > 0.7 };
    });
    const penalty = 2;
    const { intercept, weights, spread } = fitLine(rowsOf(rows), penalty);
    for (const feature of [0, 1]) {
      const scale = spread[feature] ?? 0;
      const errors = rows.map(({ x, taken }) => {
        const z = intercept + x.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
        return 1 / (1 + Math.exp(-z)) - Number(taken);
      });
      const mean = rows.reduce((sum, { x }) => sum + (x[feature] ?? 0), 0) / rows.length;
      const slope = rows.reduce(
        (sum, { x }, row) => sum + ((errors[row] ?? 0) * ((x[feature] ?? 0) - mean)) / scale,
        0,
      );
      expect(slope + penalty * (weights[feature] ?? 0) * scale).toBeCloseTo(0, 5);
    }
  });

  test('learns nothing of a feature from rows where it is masked', () => {
    const rows = Array.from({ length: 40 }, (_, at) => ({
      x: [at % 2, at % 3],
      taken: at % 2 === 0,
      masked: [1, 0],
    }));
    expect(fitLine(rowsOf(rows), 1).weights[0]).toBe(0);
  });

  test('stands still where all was taken, or classes come apart', () => {
    const all = [0, 1, 2].map((at) => ({ x: [at, 1], taken: true }));
    const apart = [0, 1, 2, 3].map((at) => ({ x: [at, 1], taken: at > 1 }));
    for (const rows of [all, apart])
      for (const weight of fitLine(rowsOf(rows), 1).weights) expect(Number.isFinite(weight)).toBe(true);
  });
});

describe('company', () => {
  const random = randomFrom(11);
  const takeUps = new Map(
    Array.from({ length: 30 }, (_, need) => [
      `need ${need}`,
      new Set(Array.from({ length: 4 }, () => `idea ${Math.floor(random() ** 2 * 9)}`)),
    ]),
  );

  test('without a need is what one learns who never knew that need', () => {
    const all = companyOf(takeUps, 5);
    for (const [needId, ideas] of takeUps) {
      const others = companyOf(new Map([...takeUps].filter(([id]) => id !== needId)), 5);
      for (const idea of ['idea 0', 'idea 1', 'idea 4'])
        expect(all.beside(idea, ideas, needId)).toBeCloseTo(others.beside(idea, ideas, null), 9);
    }
  });

  test('is the sum of what each companion adds, and the ideas one does not know add nothing', () => {
    const company = companyOf(takeUps, 5);
    const weights = [...company.weights()].filter(({ ideaId }) => ideaId === 'idea 2');
    const sum = weights.reduce(
      (total, { besideId, weight }) => (besideId === 'idea 5' ? total : total + weight),
      0,
    );
    const beside = weights.map(({ besideId }) => besideId).filter((id) => id !== 'idea 5');
    expect(company.beside('idea 2', [...beside, 'unheard of', 'idea 2'], null)).toBeCloseTo(sum, 12);
    expect(company.beside('unheard of', beside, null)).toBe(0);
  });

  test('ideas that no need took up together have nothing to do with each other', () => {
    const apart = new Map(
      [1, 2, 3].flatMap((at) => [
        [`a${at}`, new Set(['one', 'two'])] as const,
        [`b${at}`, new Set(['three', 'four'])] as const,
      ]),
    );
    const company = companyOf(apart, 1);
    expect(company.beside('one', ['two'], null)).toBeGreaterThan(0.5);
    expect(company.beside('one', ['three', 'four'], null)).toBeCloseTo(0, 12);
  });
});

describe('measures', () => {
  const order = (taken: readonly boolean[]) => taken.map((one, at) => ({ taken: one, value: -at }));
  test('nDCG and AUC of orders that are known', () => {
    expect(ndcgOf(order([true, false]))).toBe(1);
    expect(ndcgOf(order([false, true]))).toBeCloseTo(1 / Math.log2(3));
    expect(aucOf(order([true, true, false]))).toBe(1);
    expect(aucOf(order([false, true]))).toBe(0);
    expect(
      aucOf([
        { taken: true, value: 1 },
        { taken: false, value: 1 },
      ]),
    ).toBe(0.5);
    // An order that tells nothing is not rewarded for the order in which it was asked.
    expect(
      ndcgOf([
        { taken: true, value: 1 },
        { taken: false, value: 1 },
      ]),
    ).toBeCloseTo(1 / Math.log2(3));
  });

  test('an interval holds its mean, and is a point where all agree', () => {
    expect(bootstrapped([0.2, 0.2, 0.2], 1)).toEqual({
      mean: expect.closeTo(0.2),
      low: expect.closeTo(0.2),
      high: expect.closeTo(0.2),
    });
    const { mean, low, high } = bootstrapped([0, 1, 0, 1, 1, 0, 1], 1);
    expect(low).toBeLessThan(mean);
    expect(high).toBeGreaterThan(mean);
  });

  test('evenness: all alike 0, all on one nearly 1', () => {
    expect(fairnessOf([3, 3, 3])).toEqual({ coverage: 1, gini: 0, largestToMean: 1 });
    expect(fairnessOf([0, 0, 0, 8])).toEqual({ coverage: 0.25, gini: 0.75, largestToMean: 4 });
    expect(fairnessOf([0, 0])).toEqual({ coverage: 0, gini: 0, largestToMean: 0 });
  });
});
