/** Turns cues into a probability: the logistic of `bias` + Σ `slopes`·cues. */
export interface Belief {
  readonly slopes: readonly number[];
  readonly bias: number;
}

const PENALTY = 1;
const ROUNDS = 15;

const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum));

export const believe = ({ slopes, bias }: Belief, cues: readonly number[]): number =>
  logistic(cues.reduce((sum, cue, at) => sum + cue * (slopes[at] ?? 0), bias));

/** Solves a symmetric, positive definite system by elimination; `rows` carry the right side last. */
const solve = (rows: number[][]): number[] => {
  const size = rows.length;
  for (const [at, pivot] of rows.entries()) {
    for (const [other, row] of rows.entries()) {
      if (other === at) continue;
      const factor = (row[at] ?? 0) / (pivot[at] ?? 1);
      for (let k = at; k <= size; k++) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
};

/** Means and spreads of the cues, so that the penalty weighs on all alike. */
const spreadOf = (cases: readonly (readonly number[])[], width: number) => {
  const means = new Array<number>(width).fill(0);
  const spreads = new Array<number>(width).fill(0);
  for (const cues of cases) {
    for (const [at, cue] of cues.entries()) means[at] = (means[at] ?? 0) + cue / cases.length;
  }
  for (const cues of cases) {
    for (const [at, cue] of cues.entries()) {
      spreads[at] = (spreads[at] ?? 0) + (cue - (means[at] ?? 0)) ** 2 / cases.length;
    }
  }
  return { means, spreads: spreads.map((spread) => Math.sqrt(spread) || 1) };
};

/** Logistic regression with an L2 penalty by Newton's method; weights count cases, `truths` are 0 or 1. */
export const beliefOf = (
  cases: readonly (readonly number[])[],
  truths: readonly number[],
  weights: readonly number[],
): Belief => {
  const width = cases[0]?.length ?? 0;
  const { means, spreads } = spreadOf(cases, width);
  const even = cases.map((cues) => [
    ...cues.map((cue, at) => (cue - (means[at] ?? 0)) / (spreads[at] ?? 1)),
    1,
  ]);
  const found = new Array<number>(width + 1).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const rows = found.map((value, at): number[] => [
      ...found.map((_, k) => (k === at ? PENALTY : 0)),
      PENALTY * value,
    ]);
    even.forEach((cues, number) => {
      const guess = logistic(cues.reduce((sum, cue, at) => sum + cue * (found[at] ?? 0), 0));
      const counted = weights[number] ?? 1;
      const error = counted * (guess - (truths[number] ?? 0));
      const bend = counted * guess * (1 - guess);
      for (const [at, row] of rows.entries()) {
        const cue = cues[at] ?? 0;
        for (let k = 0; k <= width; k++) row[k] = (row[k] ?? 0) + bend * cue * (cues[k] ?? 0);
        row[width + 1] = (row[width + 1] ?? 0) + error * cue;
      }
    });
    const steps = solve(rows);
    for (const [at, step] of steps.entries()) found[at] = (found[at] ?? 0) - step;
    if (steps.every((step) => Math.abs(step) < 1e-5)) break;
  }
  const slopes = spreads.map((spread, at) => (found[at] ?? 0) / spread);
  const bias = slopes.reduce((sum, slope, at) => sum - slope * (means[at] ?? 0), found[width] ?? 0);
  return { slopes, bias };
};
