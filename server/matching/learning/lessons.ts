import type { DismissReason, JudgementStatus } from '../matching.contract.ts';
import { FEATURES, type Lesson } from './features.ts';
import type { PairFacts } from './pair-facts.ts';

/** What one agency did with a pair. `suggested`: it took up another idea for the same need and left this one. */
export type Decision = { status: JudgementStatus; reason: DismissReason | null };

/** One thing to learn from: a pair, what came of it, and what that may teach. */
export type Example = {
  facts: PairFacts;
  taken: boolean;
  /** How much it counts, in (0, 1]. */
  weight: number;
  lessons: ReadonlySet<Lesson>;
  /** When it was decided, in ms since 1970. */
  at: number;
};

const everything: ReadonlySet<Lesson> = new Set(FEATURES.map(({ lesson }) => lesson));

/**
 * What a dismissal is about. An idea is not to blame for a place, a moment or a purse; and two who are in touch
 * already would have been a good pair, so that teaches nothing against it.
 */
const TAUGHT: Readonly<Record<DismissReason, ReadonlySet<Lesson> | null>> = {
  poor_fit: new Set<Lesson>(['fit', 'feedback']),
  wrong_place: new Set<Lesson>(['place']),
  too_early: new Set<Lesson>(['evidence', 'freshness']),
  cost: new Set<Lesson>(['money']),
  capacity: new Set<Lesson>(['capacity']),
  already_known: null,
  other: everything,
};

/** A suggestion that was seen and left counts for a quarter of a dismissal: it may still be taken up. */
const LEFT = 0.25;

/** The lesson of a decision; undefined when it teaches nothing. */
export const lessonOf = (facts: PairFacts, { status, reason }: Decision, at: number): Example | undefined => {
  if (status === 'shortlisted' || status === 'introduced')
    return { facts, taken: true, weight: 1, lessons: everything, at };
  if (status === 'suggested') return { facts, taken: false, weight: LEFT, lessons: everything, at };
  const lessons = reason === null ? everything : TAUGHT[reason];
  return lessons ? { facts, taken: false, weight: 1, lessons, at } : undefined;
};
