import { randomFrom } from '../../chance.ts';

/** One pair as it was ordered, and what came of it. */
export type Ordered = { value: number; taken: boolean };

const bestFirst = (pairs: readonly Ordered[]): Ordered[] =>
  // Among equals what was not taken goes first: an order that tells nothing must not look good.
  [...pairs].sort((one, other) => other.value - one.value || Number(one.taken) - Number(other.taken));

/** nDCG@10 of one need's pairs, gain 1 for one that was taken (K. Järvelin, J. Kekäläinen, 2002). */
export const ndcgOf = (pairs: readonly Ordered[]): number => {
  const gain = (ranked: readonly Ordered[]) =>
    ranked.slice(0, 10).reduce((sum, { taken }, rank) => sum + (taken ? 1 / Math.log2(rank + 2) : 0), 0);
  const ideal = gain([...pairs].sort((one, other) => Number(other.taken) - Number(one.taken)));
  return ideal === 0 ? 0 : gain(bestFirst(pairs)) / ideal;
};

/** How often a pair that was taken stands before one that was not; ties count half. Needs one of each. */
export const aucOf = (pairs: readonly Ordered[]): number => {
  const taken = pairs.filter((pair) => pair.taken);
  const left = pairs.filter((pair) => !pair.taken);
  let before = 0;
  for (const one of taken)
    for (const other of left) before += one.value > other.value ? 1 : one.value === other.value ? 0.5 : 0;
  return before / (taken.length * left.length);
};

/** Whether an order of these pairs can be right or wrong at all. */
export const isTelling = (pairs: readonly Ordered[]): boolean =>
  pairs.some(({ taken }) => taken) && pairs.some(({ taken }) => !taken);

export const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** A mean and its 95 % interval. */
export type Measured = { mean: number; low: number; high: number };

/** The mean with its percentile bootstrap interval, 1,000 resamples (B. Efron, 1979). */
export const bootstrapped = (values: readonly number[], seed: number): Measured => {
  const random = randomFrom(seed);
  const means = Array.from({ length: 1_000 }, () => {
    let sum = 0;
    for (let draw = 0; draw < values.length; draw += 1)
      sum += values[Math.floor(random() * values.length)] ?? 0;
    return sum / Math.max(1, values.length);
  }).sort((one, other) => one - other);
  return { mean: meanOf(values), low: means[25] ?? 0, high: means[974] ?? 0 };
};

/** How evenly lists of ten show what there is to show. */
export type Fairness = {
  /** Share of the ideas that any list shows. */
  coverage: number;
  /** 0 where all are shown alike, 1 where one has everything. */
  gini: number;
  largestToMean: number;
};

/** Coverage, Gini and peak of how often each of the ideas was shown. */
export const fairnessOf = (shown: readonly number[]): Fairness => {
  const sorted = [...shown].sort((one, other) => one - other);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (total === 0) return { coverage: 0, gini: 0, largestToMean: 0 };
  const n = sorted.length;
  const ranked = sorted.reduce((sum, value, at) => sum + (2 * (at + 1) - n - 1) * value, 0);
  return {
    coverage: sorted.filter((value) => value > 0).length / n,
    gini: ranked / (n * total),
    largestToMean: ((sorted.at(-1) ?? 0) * n) / total,
  };
};
