import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chance, shuffled } from '#server/matching/learning/chance.ts';
import { companyOf } from '#server/matching/learning/company.ts';
import { FEATURES } from '#server/matching/learning/features.ts';
import { aucOf, bootstrapped, fairnessOf, ndcgOf } from '#server/matching/learning/gain.ts';
import { feedbackOf, learn } from '#server/matching/learning/learn.ts';
import { liftOf, standingOf } from '#server/matching/learning/learned-order.ts';
import { isBetter, isEnough, LEAST } from '#server/matching/learning/learning.policy.ts';
import { type Example, lessonOf } from '#server/matching/learning/lessons.ts';
import { fitLine } from '#server/matching/learning/logistic.ts';
import type { PairFacts } from '#server/matching/learning/pair-facts.ts';
import { takeUpOf } from '#server/matching/learning/take-up.ts';
import { themesOf } from '#server/matching/learning/themes.ts';
import { trial } from '#server/matching/learning/trial.ts';
import type { DismissReason } from '#server/matching/matching.contract.ts';

const facts = (said: Partial<PairFacts> = {}): PairFacts => ({
  needId: 'need',
  ideaId: 'idea',
  topic: 0.5,
  wording: 0.5,
  place: 1,
  placing: 'contains',
  score: 50,
  evidence: 2,
  hasCost: true,
  hasBudget: true,
  openPlaces: null,
  age: 30,
  needThemes: ['health'],
  ideaThemes: ['health'],
  ...said,
});

const taught = (
  said: Partial<PairFacts>,
  taken: boolean,
  reason: DismissReason = 'poor_fit',
  at = 0,
): Example => {
  const example = lessonOf(
    facts(said),
    taken ? { status: 'shortlisted', reason: null } : { status: 'dismissed', reason },
    at,
  );
  if (!example) throw new Error('this decision teaches nothing');
  return example;
};

/** Needs whose brokers take up what has evidence, whatever the score says. */
const brokersWhoAskForEvidence = (needs: number, seed: number): Example[] => {
  const random = chance(seed);
  return Array.from({ length: needs }, (_, need) =>
    Array.from({ length: 8 }, (_, at) => {
      const evidence = Math.floor(random() * 6);
      const score = 20 + Math.floor(random() * 60);
      return taught(
        {
          needId: `need ${need}`,
          ideaId: `idea ${(need * 3 + at) % 40}`,
          evidence,
          score,
          topic: score / 100,
        },
        evidence + random() > 3.5,
        'other',
        need,
      );
    }),
  ).flat();
};

const takenOf = (examples: readonly Example[]) =>
  new Map(
    [...Map.groupBy(examples, ({ facts: { needId } }) => needId)].map(([needId, own]) => [
      needId,
      new Set(own.filter(({ taken }) => taken).map(({ facts: { ideaId } }) => ideaId)),
    ]),
  );

const pointsOf = (examples: readonly Example[], feature: string): number => {
  const { order } = learn(examples, takenOf(examples));
  return order.effects.find((effect) => effect.feature === feature)?.points ?? Number.NaN;
};

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
    const random = chance(3);
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
  const random = chance(11);
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

describe('a learned order', () => {
  const examples = brokersWhoAskForEvidence(120, 5);
  const takeUps = takenOf(examples);

  test('finds out what brokers go by, and gains on needs it has not seen', () => {
    const { order } = learn(examples, takeUps);
    expect(order.effects[0]).toMatchObject({ feature: 'evidence' });
    expect(order.effects[0]?.points).toBeGreaterThan(0);
    const tried = trial(examples, takeUps, 1);
    expect(tried.splits.map(({ by }) => by)).toEqual(['need', 'time']);
    expect(isBetter(tried)).toBe(true);
  });

  test('is the same however often it is learned', () => {
    expect(trial(examples, takeUps, 1)).toEqual(trial(examples, takeUps, 1));
    expect(learn(examples, takeUps).order).toEqual(learn(examples, takeUps).order);
  });

  test('is not called better where decisions follow nothing', () => {
    const random = chance(8);
    const guesses = examples.map((example) => ({ ...example, taken: random() > 0.5 }));
    expect(isBetter(trial(guesses, takenOf(guesses), 1))).toBe(false);
  });

  test('stands on the scale of the score: the same mean and spread over what it was learned from', () => {
    const { order, memory } = learn(examples, takeUps);
    const said = feedbackOf(examples, memory, takeUps, true);
    const moments = (values: readonly number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return [mean, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)];
    };
    const standing = examples.map((example, at) => {
      const feedback = said[at];
      if (!feedback) throw new Error('no feedback');
      expect(liftOf(order, example.facts, feedback) + example.facts.score / 100).toBeCloseTo(
        standingOf(order, example.facts, feedback),
        12,
      );
      return standingOf(order, example.facts, feedback);
    });
    const [mean, spread] = moments(standing);
    const [scoreMean, scoreSpread] = moments(examples.map(({ facts: { score } }) => score / 100));
    expect(mean).toBeCloseTo(scoreMean ?? 0, 9);
    expect(spread).toBeCloseTo(scoreSpread ?? 0, 9);
  });

  test('counts where scores do not differ at all', () => {
    const alike = examples.map((example) => ({
      ...example,
      facts: { ...example.facts, score: 30, topic: 0.3 },
    }));
    expect(pointsOf(alike, 'evidence')).toBeGreaterThan(2);
  });

  test('a place that was too far teaches the place, and lowers no idea by its words or its fame', () => {
    const random = chance(2);
    const far = Array.from({ length: 400 }, (_, at) => {
      const away = random() > 0.5;
      return taught(
        {
          needId: `need ${at % 60}`,
          ideaId: `idea ${at % 17}`,
          place: away ? 0.6 : 1,
          placing: away ? 'anywhere' : 'contains',
          topic: random(),
          wording: random(),
          score: 20 + 40 * random(),
        },
        !away,
        'wrong_place',
      );
    });
    expect(pointsOf(far, 'place')).toBeGreaterThan(0);
    expect(pointsOf(far, 'topic')).toBeCloseTo(0, 0);
    expect(Math.abs(pointsOf(far, 'take_up'))).toBeLessThan(pointsOf(far, 'place'));
  });

  test('no pair can run away: every feature is bounded, whatever an item says', () => {
    const { order } = learn(examples, takeUps);
    const most = order.weights.reduce((sum, weight) => sum + Math.abs(weight), Math.abs(order.base));
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.nat(),
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        (score, age, openPlaces, fame) => {
          const feedback = { takeUp: fame, popularity: fame, affinity: fame, company: fame };
          expect(
            Math.abs(standingOf(order, facts({ score, age, openPlaces }), feedback)),
          ).toBeLessThanOrEqual(most + 1e-9);
        },
      ),
    );
    expect(order.weights).toHaveLength(FEATURES.length);
  });

  test('told round after round what it brought about, it still shows nearly everything', () => {
    const random = chance(21);
    const worth = Array.from({ length: 40 }, () => random());
    let known = brokersWhoAskForEvidence(60, 9);
    let last = { coverage: 0, gini: 1, largestToMean: 40 };
    for (let round = 0; round < 4; round += 1) {
      const taken = takenOf(known);
      const { order, memory } = learn(known, taken);
      const shown = new Map(worth.map((_, at) => [`idea ${at}`, 0]));
      const decided = Array.from({ length: 60 }, (_, at) => {
        const needId = `round ${round} need ${at}`;
        const asked = worth.map((_, idea) => taught({ needId, ideaId: `idea ${idea}` }, true));
        const said = feedbackOf(asked, memory, new Map(), false);
        const best = asked
          .map(({ facts: pair }, row) => {
            const feedback = said[row];
            if (!feedback) throw new Error('no feedback');
            return {
              pair,
              value: standingOf(order, pair, feedback) - 0.07 * Math.log1p(shown.get(pair.ideaId) ?? 0),
            };
          })
          .sort((one, other) => other.value - one.value)
          .slice(0, 10);
        return best.map(({ pair }, position) => {
          shown.set(pair.ideaId, (shown.get(pair.ideaId) ?? 0) + 1);
          // Brokers look at the top first, and take up a little more of what is good.
          const chances = (0.5 + 0.3 * (worth[Number(pair.ideaId.slice(5))] ?? 0)) / (1 + position / 4);
          return taught(pair, random() < chances);
        });
      }).flat();
      known = [...known, ...decided];
      last = fairnessOf([...shown.values()]);
    }
    expect(last.coverage).toBeGreaterThanOrEqual(0.9);
    expect(last.gini).toBeLessThanOrEqual(0.6);
  });
});

describe('around it', () => {
  test('too few decisions are too few in every respect', () => {
    expect(isEnough({ ...LEAST })).toBe(true);
    for (const key of ['decisions', 'taken', 'needs'] as const)
      expect(isEnough({ ...LEAST, [key]: LEAST[key] - 1 })).toBe(false);
    expect(
      isBetter({ seed: 1, splits: [], fairness: { platform: fairnessOf([]), learned: fairnessOf([]) } }),
    ).toBe(false);
  });

  test('themes are the outermost tags of today, through replacements, and a circle ends', () => {
    const known = (id: string, parentId: string | null, replacedBy: string | null = null) =>
      [id, { id, parentId, replacedBy }] as const;
    const byId = new Map([
      known('health', null),
      known('dementia', 'health'),
      known('old name', 'elsewhere', 'dementia'),
      known('elsewhere', null),
      known('round', 'about'),
      known('about', 'round'),
    ]);
    expect(themesOf(['dementia', 'old name', 'unheard of'], byId)).toEqual(['health']);
    expect(themesOf(['round'], byId)).toHaveLength(1);
  });

  test('shuffling keeps everything', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.nat(), (items, seed) => {
        const out = shuffled(items, chance(seed));
        expect([...out].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
      }),
    );
  });
});
