import { costOf, type Demand } from './order.ts';
import { byRank, type Hit } from './top-k.ts';
import { CHOSEN_PAYS, CROWDED, LISTED, SHOWN } from './weights.ts';

/** How the ideas that might be listed stand with all needs. */
export type Exposures = {
  /** Of each idea, not counting the list that is being made. */
  demandOf: (ideaId: string) => Demand;
  /** To how many needs an idea is shown on average. */
  mean: number;
};

/** The part of its idea's cost that the hit in this place of the exact list (from 0) pays; never less further down. */
const paysAt = (at: number): number => {
  const { first, rest, after } = CHOSEN_PAYS;
  return first + ((rest - first) * Math.min(at, after)) / after;
};

/**
 * The `k` ideas that a need is shown, out of the best that there are (`hits`, exact and best first; several times `k`
 * of them). In one sentence: of ideas that fit about as well, those that fewer needs are shown come in, the need's very
 * best giving way last; one that stands in more lists than `CROWDED` times the average gives way to any other; and those
 * that came in are shown by their score alone. Online: it asks only how often each idea is shown now, and a list that is
 * made anew does not count itself. The discount is the logarithmic one of `costOf`; the limit is the guarantee to the
 * rest that no idea takes more than a fixed multiple of its share (compare G. Patro et al., "FairRec: Two-Sided Fairness
 * for Personalized Recommendations", WWW 2020, which guarantees each a least share offline). O(n log n) for n hits.
 * `strength` multiplies the discount: 1 is the platform's, 0 none.
 */
export const fairList = (
  hits: readonly Hit[],
  k: number,
  { demandOf, mean }: Exposures,
  strength = 1,
): Hit[] => {
  const limit = Math.max(k, CROWDED * mean);
  return hits
    .map((hit, at) => {
      const demand = demandOf(hit.id);
      const value = hit.score / 100 - strength * paysAt(at) * costOf(demand);
      return { hit, crowded: demand.shownTo >= limit, value };
    })
    .sort(
      (one, other) =>
        Number(one.crowded) - Number(other.crowded) || other.value - one.value || byRank(one.hit, other.hit),
    )
    .slice(0, k)
    .map(({ hit }) => hit)
    .sort(byRank);
};

/**
 * The list of a need out of the best ideas that there are: first those that it shows, chosen fairly, then the best of the
 * others, which stand by; each of the two in order of score.
 */
export const listFairly = (hits: readonly Hit[], exposures: Exposures): Hit[] => {
  const shown = fairList(hits, SHOWN, exposures);
  const ids = new Set(shown.map(({ id }) => id));
  return [...shown, ...hits.filter(({ id }) => !ids.has(id)).slice(0, LISTED - SHOWN)];
};

/**
 * Keeps count while lists are made one after another: `demandOf` what is stored, not counting what the lists that are
 * made here have changed since. Each list is made as if the need's former one (`before`: the ideas that it showed) were
 * not there, and counts for the next.
 */
export const inTurn = ({ demandOf, mean }: Exposures) => {
  const changes = new Map<string, number>();
  const count = (id: string, by: 1 | -1) => changes.set(id, (changes.get(id) ?? 0) + by);
  const now = (id: string): Demand => {
    const { shownTo, openPlaces } = demandOf(id);
    return { shownTo: Math.max(0, shownTo + (changes.get(id) ?? 0)), openPlaces };
  };
  return (hits: readonly Hit[], before: Iterable<string>): Hit[] => {
    for (const id of before) count(id, -1);
    const list = listFairly(hits, { demandOf: now, mean });
    for (const { id } of list.slice(0, SHOWN)) count(id, 1);
    return list;
  };
};
