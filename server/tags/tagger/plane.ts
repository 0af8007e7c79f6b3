import type { Rows } from './rows.ts';

/** What is known of one tag: for each row +1, −1, or 0 where nothing is, and how much that counts. */
export interface Known {
  readonly sign: Int8Array;
  readonly weight: Float64Array;
}

/**
 * How dear a mistake is beside large weights; the part of a column's scale that does not depend on how well it tells
 * the tag apart; when to stop.
 */
export const PLANE = { cost: 0.25, even: 0.5, rounds: 12, nearEnough: 0.1 } as const;

/**
 * How well each column tells the rows with the tag from those without: |ln of the ratio of its shares in both|, as
 * the square of a factor on its values. The last column, always 1, keeps 1. (S. Wang, C. Manning, "Baselines and
 * bigrams", ACL 2012.)
 */
const scales = (rows: Rows, { sign, weight }: Known, width: number): Float64Array => {
  const having = new Float64Array(width).fill(0.5);
  const lacking = new Float64Array(width).fill(0.5);
  const sums: [number, number] = [1, 1];
  for (let row = 0; row < sign.length; row++) {
    const mark = sign[row] ?? 0;
    if (mark === 0) continue;
    const counts = mark > 0 ? having : lacking;
    const counted = weight[row] ?? 0;
    sums[mark > 0 ? 0 : 1] += counted;
    for (let k = rows.starts[row] ?? 0; k < (rows.starts[row + 1] ?? 0); k++) {
      const column = rows.columns[k] ?? 0;
      counts[column] = (counts[column] ?? 0) + counted;
    }
  }
  const squares = having.map((count, column) => {
    const ratio = Math.log(count / sums[0] / ((lacking[column] ?? 1) / sums[1]));
    return (PLANE.even + ((1 - PLANE.even) * Math.abs(ratio)) / 3) ** 2;
  });
  squares[width - 1] = 1;
  return squares;
};

/**
 * The weights of a separating plane, one per column: a support vector machine with squared hinge loss by dual
 * coordinate descent (C.-J. Hsieh and others, ICML 2008), over columns scaled as above. `random` in [0, 1) shuffles
 * the rows: the same seed gives the same plane. At about ±1 lie the rows that the plane is just sure of.
 */
export const planeOf = (rows: Rows, known: Known, width: number, random: () => number): Float64Array => {
  const { starts, columns, values } = rows;
  const { sign, weight } = known;
  const square = scales(rows, known, width);
  const plane = new Float64Array(width);
  const order = Int32Array.from(sign.keys()).filter((row) => sign[row] !== 0);
  const force = new Float64Array(sign.length);
  const norms = new Float64Array(sign.length);
  for (const row of order) {
    let norm = 0.5 / (PLANE.cost * (weight[row] ?? 1));
    for (let k = starts[row] ?? 0; k < (starts[row + 1] ?? 0); k++) {
      norm += (square[columns[k] ?? 0] ?? 0) * (values[k] ?? 0) ** 2;
    }
    norms[row] = norm;
  }
  let active = order.length;
  let limit = Number.POSITIVE_INFINITY;
  for (let round = 0; round < PLANE.rounds && active > 0; round++) {
    let worst = 0;
    for (let at = active - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      const held = order[at] ?? 0;
      order[at] = order[other] ?? 0;
      order[other] = held;
    }
    for (let at = 0; at < active; at++) {
      const row = order[at] ?? 0;
      const from = starts[row] ?? 0;
      const to = starts[row + 1] ?? 0;
      const side = sign[row] ?? 0;
      const old = force[row] ?? 0;
      let sum = 0;
      for (let k = from; k < to; k++) sum += (plane[columns[k] ?? 0] ?? 0) * (values[k] ?? 0);
      const slope = side * sum - 1 + (0.5 * old) / (PLANE.cost * (weight[row] ?? 1));
      if (old === 0 && slope > 0) {
        // Far on the right side, and so for good: not looked at again.
        if (slope > limit) {
          active -= 1;
          order[at] = order[active] ?? 0;
          order[active] = row;
          at -= 1;
        }
        continue;
      }
      worst = Math.max(worst, Math.abs(slope));
      const next = Math.max(old - slope / (norms[row] ?? 1), 0);
      const change = (next - old) * side;
      force[row] = next;
      if (change === 0) continue;
      for (let k = from; k < to; k++) {
        const column = columns[k] ?? 0;
        plane[column] = (plane[column] ?? 0) + change * (square[column] ?? 0) * (values[k] ?? 0);
      }
    }
    if (worst < PLANE.nearEnough) break;
    limit = worst;
  }
  return plane;
};

/** Where a sparse row lies: beyond 0 the tag is likelier than not. */
export const marginOf = (
  plane: Float64Array,
  columns: ArrayLike<number>,
  values: ArrayLike<number>,
  from = 0,
  to = columns.length,
): number => {
  let sum = 0;
  for (let k = from; k < to; k++) sum += (plane[columns[k] ?? 0] ?? 0) * (values[k] ?? 0);
  return sum;
};
