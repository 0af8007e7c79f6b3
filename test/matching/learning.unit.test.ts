import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomFrom, shuffled } from '#server/chance.ts';
import { FEATURES } from '#server/matching/learning/features.ts';
import { fairnessOf } from '#server/matching/learning/gain.ts';
import { feedbackOf, learn } from '#server/matching/learning/learn.ts';
import { liftOf, standingOf } from '#server/matching/learning/learned-order.ts';
import { isBetter, isEnough, LEAST } from '#server/matching/learning/learning.policy.ts';
import type { Example } from '#server/matching/learning/lessons.ts';
import { themesOf } from '#server/matching/learning/themes.ts';
import { trial } from '#server/matching/learning/trial.ts';
import { facts, taught } from './taught.ts';

/** Needs whose brokers take up what has evidence, whatever the score says. */
const brokersWhoAskForEvidence = (needs: number, seed: number): Example[] => {
  const random = randomFrom(seed);
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
    const random = randomFrom(8);
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
    const random = randomFrom(2);
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
    const random = randomFrom(21);
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
        const out = shuffled(items, randomFrom(seed));
        expect([...out].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
      }),
    );
  });
});
