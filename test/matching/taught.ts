import { type Example, lessonOf } from '#server/matching/learning/lessons.ts';
import type { PairFacts } from '#server/matching/learning/pair-facts.ts';
import type { DismissReason } from '#server/matching/matching.contract.ts';

/** A pair like any other, but for what is said. */
export const facts = (said: Partial<PairFacts> = {}): PairFacts => ({
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

/** A decision on such a pair, as an example. */
export const taught = (
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
