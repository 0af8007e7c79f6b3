/** Weights per feature on the features' own scale, their spread, and what a pair of nothing but zeros starts from. */
export type Line = { intercept: number; weights: number[]; spread: number[] };

/** Rows of features, flat. `masked[i]` is 1 where a row says nothing about a feature; `weights` are in (0, 1]. */
export type Rows = {
  width: number;
  values: Float64Array;
  masked: Uint8Array;
  taken: Uint8Array;
  weights: Float64Array;
};

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** Solves A·x = b for a symmetric positive definite A of a few dozen rows (Cholesky); A and b are overwritten. */
const solve = (a: Float64Array, b: Float64Array): Float64Array => {
  const n = b.length;
  const at = (row: number, column: number) => a[row * n + column] ?? 0;
  for (let row = 0; row < n; row += 1)
    for (let column = 0; column <= row; column += 1) {
      let sum = at(row, column);
      for (let k = 0; k < column; k += 1) sum -= at(row, k) * at(column, k);
      a[row * n + column] = row === column ? Math.sqrt(sum) : sum / at(column, column);
    }
  for (let row = 0; row < n; row += 1) {
    let sum = b[row] ?? 0;
    for (let k = 0; k < row; k += 1) sum -= at(row, k) * (b[k] ?? 0);
    b[row] = sum / at(row, row);
  }
  for (let row = n - 1; row >= 0; row -= 1) {
    let sum = b[row] ?? 0;
    for (let k = row + 1; k < n; k += 1) sum -= at(k, row) * (b[k] ?? 0);
    b[row] = sum / at(row, row);
  }
  return b;
};

/** Mean and spread of each feature over the rows that say something about it; a constant one has spread 0. */
const standards = ({ width, values, masked, weights }: Rows) => {
  const total = new Float64Array(width);
  const sum = new Float64Array(width);
  const squares = new Float64Array(width);
  for (let at = 0, row = 0; row < weights.length; row += 1) {
    const weight = weights[row] ?? 0;
    for (let feature = 0; feature < width; feature += 1, at += 1) {
      if (masked[at] === 1) continue;
      const value = values[at] ?? 0;
      total[feature] = (total[feature] ?? 0) + weight;
      sum[feature] = (sum[feature] ?? 0) + weight * value;
      squares[feature] = (squares[feature] ?? 0) + weight * value * value;
    }
  }
  const mean = sum.map((value, feature) => value / Math.max(1e-12, total[feature] ?? 0));
  const spread = squares.map((value, feature) => {
    const variance = value / Math.max(1e-12, total[feature] ?? 0) - (mean[feature] ?? 0) ** 2;
    return variance > 1e-9 ? Math.sqrt(variance) : 0;
  });
  return { mean, spread };
};

const MOST_STEPS = 25;

/**
 * Logistic regression with an L2 penalty on standardised features, by Newton's method (iteratively reweighted least
 * squares; P. McCullagh, J. Nelder, 1989): convex, so the same rows always give the same line. A masked feature
 * stands at its mean, where it neither speaks nor learns.
 */
export const fitLine = (rows: Rows, penalty: number): Line => {
  const { width, values, masked, taken, weights } = rows;
  const { mean, spread } = standards(rows);
  const n = width + 1;
  const beta = new Float64Array(n);
  const x = new Float64Array(n);
  x[width] = 1;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const gradient = new Float64Array(n);
    const hessian = new Float64Array(n * n);
    for (let row = 0; row < weights.length; row += 1) {
      let z = beta[width] ?? 0;
      for (let feature = 0, at = row * width; feature < width; feature += 1, at += 1) {
        const scale = spread[feature] ?? 0;
        x[feature] = scale === 0 || masked[at] === 1 ? 0 : ((values[at] ?? 0) - (mean[feature] ?? 0)) / scale;
        z += (x[feature] ?? 0) * (beta[feature] ?? 0);
      }
      const p = sigmoid(z);
      const weight = weights[row] ?? 0;
      const error = weight * (p - (taken[row] ?? 0));
      const curve = weight * Math.max(1e-6, p * (1 - p));
      for (let one = 0; one < n; one += 1) {
        const value = x[one] ?? 0;
        if (value === 0) continue;
        gradient[one] = (gradient[one] ?? 0) + error * value;
        for (let other = 0; other <= one; other += 1)
          hessian[one * n + other] = (hessian[one * n + other] ?? 0) + curve * value * (x[other] ?? 0);
      }
    }
    for (let feature = 0; feature < width; feature += 1) {
      gradient[feature] = (gradient[feature] ?? 0) + penalty * (beta[feature] ?? 0);
      hessian[feature * n + feature] = (hessian[feature * n + feature] ?? 0) + penalty;
    }
    // Nothing holds the intercept where every row was taken, so a little does.
    hessian[n * n - 1] = (hessian[n * n - 1] ?? 0) + 1e-3;
    const move = solve(hessian, gradient);
    let largest = 0;
    for (let one = 0; one < n; one += 1) {
      // A bounded step keeps Newton on the road where the classes come apart.
      const by = Math.max(-4, Math.min(4, move[one] ?? 0));
      beta[one] = (beta[one] ?? 0) - by;
      largest = Math.max(largest, Math.abs(by));
    }
    if (largest < 1e-8) break;
  }
  const own = Array.from({ length: width }, (_, feature) => {
    const scale = spread[feature] ?? 0;
    return scale === 0 ? 0 : (beta[feature] ?? 0) / scale;
  });
  const intercept = own.reduce(
    (sum, weight, feature) => sum - weight * (mean[feature] ?? 0),
    beta[width] ?? 0,
  );
  return { intercept, weights: own, spread: [...spread] };
};
