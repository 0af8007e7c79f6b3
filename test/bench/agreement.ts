import type { Hit } from '#server/matching/top-k.ts';

/**
 * Whether two lists say the same: as long, the same score at every rank, and the same ids but for those that tie with
 * the last. `within`: what rounding may make of one score, in points of 100.
 */
export const alike = (one: readonly Hit[], other: readonly Hit[], within: number): boolean => {
  if (one.length !== other.length) return false;
  const least = (one.at(-1)?.score ?? 0) + 2 * within;
  const others = new Set(other.map(({ id }) => id));
  return one.every(
    ({ id, score }, rank) =>
      Math.abs(score - (other[rank]?.score ?? Number.NaN)) <= within && (score <= least || others.has(id)),
  );
};
