import { FEATURES, type Feedback, featuresOf } from './features.ts';
import type { LearnedFeature } from './learning.contract.ts';
import type { PairFacts } from './pair-facts.ts';

/** What was learned, as it is stored. A pair stands at `base` + Σ weights · features, in hundredths of a score. */
export type LearnedOrder = {
  base: number;
  /** In the order of `FEATURES`. */
  weights: readonly number[];
  /** Per pair of themes, see `themesKey`. */
  affinities: Readonly<Record<string, number>>;
  /** What one spread of each feature moves a pair by, in points of a score. */
  effects: readonly { feature: LearnedFeature; points: number }[];
  /** The ridge of the companions, in take-ups. */
  ridge: number;
};

/**
 * Where a pair stands in the learned order, on the scale of S/100: the same mean and spread over what it was learned
 * from (the spread at least five points), so that what exposure costs weighs as much as in the platform's own order. Linear: each feature adds its
 * share, whatever the others are.
 */
export const standingOf = (order: LearnedOrder, facts: PairFacts, feedback: Feedback): number =>
  featuresOf(facts, feedback).reduce(
    (sum, value, feature) => sum + value * (order.weights[feature] ?? 0),
    order.base,
  );

/** What the learned order adds to S/100 in ranking; the shown score stays as it is. */
export const liftOf = (order: LearnedOrder, facts: PairFacts, feedback: Feedback): number =>
  standingOf(order, facts, feedback) - facts.score / 100;

export const effectsOf = (
  weights: readonly number[],
  spread: readonly number[],
): { feature: LearnedFeature; points: number }[] =>
  FEATURES.map(({ name }, feature) => ({
    feature: name,
    points: 100 * (weights[feature] ?? 0) * (spread[feature] ?? 0),
  })).sort((one, other) => Math.abs(other.points) - Math.abs(one.points));
