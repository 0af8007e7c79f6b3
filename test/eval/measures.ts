/** Discounted gain of graded results in order, gain 2^g − 1, discount log2(rank + 1), the first ten. */
const dcg = (grades: readonly number[]): number =>
  grades.slice(0, 10).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);

/**
 * nDCG@10 (K. Järvelin, J. Kekäläinen, 2002). `ranked` are the grades of the results in order, `relevant` all
 * positive grades of the query. 0 when nothing is relevant.
 */
export const ndcg10 = (ranked: readonly number[], relevant: readonly number[]): number => {
  const ideal = dcg([...relevant].sort((one, other) => other - one));
  return ideal === 0 ? 0 : dcg(ranked) / ideal;
};

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** A small deterministic generator (mulberry32): the same seed gives the same intervals everywhere. */
export const seeded = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** The 95 % bootstrap interval of a mean over queries, 1,000 resamples. */
export const interval = (values: readonly number[], seed: number): [number, number] => {
  const random = seeded(seed);
  const means = Array.from({ length: 1000 }, () =>
    mean(values.map(() => values[Math.floor(random() * values.length)] ?? 0)),
  ).sort((one, other) => one - other);
  return [means[25] ?? 0, means[974] ?? 0];
};

/** The 95 % interval of the difference of two means over the same queries, resampled in pairs. */
export const difference = (
  ours: readonly number[],
  theirs: readonly number[],
  seed: number,
): [number, number] =>
  interval(
    ours.map((value, query) => value - (theirs[query] ?? 0)),
    seed,
  );
