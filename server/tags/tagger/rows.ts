/** Sparse rows one after another: row i holds columns[k], values[k] for k from starts[i] to before starts[i + 1]. */
export interface Rows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** One sparse row; columns are distinct. */
export interface Row {
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

export const rowsOf = (rows: readonly Row[]): Rows => {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ columns }, at) => {
    starts[at + 1] = (starts[at] ?? 0) + columns.length;
  });
  const size = starts[rows.length] ?? 0;
  const packed = { starts, columns: new Int32Array(size), values: new Float64Array(size) };
  rows.forEach(({ columns, values }, at) => {
    packed.columns.set(columns, starts[at]);
    packed.values.set(values, starts[at]);
  });
  return packed;
};
