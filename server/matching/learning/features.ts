import type { LearnedFeature } from './learning.contract.ts';
import type { PairFacts } from './pair-facts.ts';

/** What a feature of a pair is about; a dismissal with a reason teaches only what the reason is about. */
export type Lesson = 'fit' | 'place' | 'evidence' | 'money' | 'capacity' | 'freshness' | 'feedback';

/** What earlier decisions say of a pair, always without those on its own need. Each within [−1, 1]. */
export type Feedback = {
  /** By how much the idea is taken up more often than ideas are. */
  takeUp: number;
  /** How often it was taken up, on a log scale from never (0) to as often as the most taken (1). */
  popularity: number;
  /** By how much ideas of these themes are taken up more often by needs of those. */
  affinity: number;
  /** How much the idea is taken up where this need's other ideas were. */
  company: number;
};

/** The features in the order of the model's weights. */
export const FEATURES = [
  { name: 'topic', lesson: 'fit' },
  { name: 'wording', lesson: 'fit' },
  { name: 'score', lesson: 'fit' },
  { name: 'place', lesson: 'place' },
  { name: 'anywhere', lesson: 'place' },
  { name: 'no_place', lesson: 'place' },
  { name: 'evidence', lesson: 'evidence' },
  { name: 'evidence_said', lesson: 'evidence' },
  { name: 'cost_said', lesson: 'money' },
  { name: 'cost_and_budget', lesson: 'money' },
  { name: 'capacity', lesson: 'capacity' },
  { name: 'freshness', lesson: 'freshness' },
  { name: 'take_up', lesson: 'feedback' },
  { name: 'popularity', lesson: 'feedback' },
  { name: 'affinity', lesson: 'feedback' },
  { name: 'company', lesson: 'feedback' },
] as const satisfies readonly { name: LearnedFeature; lesson: Lesson }[];

/** Days after which an idea counts as old: its freshness has fallen to 1/e. */
const FRESH_DAYS = 90;
const within = (value: number): number => Math.max(-1, Math.min(1, value));
const flag = (value: boolean): number => (value ? 1 : 0);

/** A pair as numbers, each in [−1, 1], so that none can run away with the order. Same order as `FEATURES`. */
export const featuresOf = (facts: PairFacts, feedback: Feedback): number[] => [
  facts.topic,
  facts.wording,
  facts.score / 100,
  facts.place,
  flag(facts.placing === 'anywhere'),
  flag(facts.placing === 'no_place'),
  (facts.evidence ?? 0) / 5,
  flag(facts.evidence !== null),
  flag(facts.hasCost),
  flag(facts.hasCost && facts.hasBudget),
  // One place left counts for a half, many for nearly as much as no limit.
  facts.openPlaces === null ? 1 : facts.openPlaces / (1 + facts.openPlaces),
  Math.exp(-Math.max(0, facts.age) / FRESH_DAYS),
  within(feedback.takeUp),
  within(feedback.popularity),
  within(feedback.affinity),
  within(feedback.company),
];
