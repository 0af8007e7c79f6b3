import { EXPOSURE, LISTED, SHOWN } from './weights.ts';

/** How an idea stands with those who might be offered it. */
export interface Demand {
  /** How many needs show the idea: hold it among the first of their lists. */
  readonly shownTo: number;
  /** How many more introductions it can take; null when that is not limited. */
  readonly openPlaces: number | null;
}

/** Whether a need shows the idea that stands in this place of its list (from 1; null: in none). */
export const isShown = (needPlace: number | null): boolean => needPlace !== null && needPlace <= SHOWN;

/**
 * What an idea's exposure takes off its pairs in rank (never off the score), on the scale of score / 100: λ·ln(1 + e) for e needs that are shown it. Where an idea can take only p more, what it is shown to
 * beyond them counts a second time, λ·ln((1 + e) / (1 + p)): most of those needs would be offered it in vain. 0 for an
 * idea that nobody is shown; grows with e, falls with p.
 */
export const costOf = ({ shownTo, openPlaces }: Demand): number => {
  const beyond = openPlaces === null ? 1 : (1 + shownTo) / (1 + openPlaces);
  return EXPOSURE * (Math.log(1 + shownTo) + Math.max(0, Math.log(beyond)));
};

/**
 * How far the cost may move before an idea's pairs are all ranked again, in points of rank: a hundredth, one point of
 * score. Without it every post would rank again the thousands of pairs that popular ideas stand in.
 */
export const DRIFT = 0.01;

/** Where an item that is in nobody's list is taken to stand: below every one that is. */
const UNLISTED = 0.5 / LISTED;

const height = (place: number | null): number => (place === null ? UNLISTED : (LISTED + 1 - place) / LISTED);

/**
 * How good a pair is for both at once: the harmonic mean of how high it stands in the need's list and in the idea's,
 * in (0, 1]; 1 for each other's best. Places count from 1, null where the list does not hold the other. The harmonic
 * mean is near the lower of the two, so that neither side's wish makes up for the other's (L. Pizzato et al., "RECON:
 * a reciprocal recommender for online dating", RecSys 2010).
 */
export const mutualOf = (needPlace: number | null, ideaPlace: number | null): number =>
  2 / (1 / height(needPlace) + 1 / height(ideaPlace));
