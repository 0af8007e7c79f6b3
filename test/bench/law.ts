/** t(.975) by degrees of freedom, from any table of Student's distribution; 1.96 beyond. */
const STUDENT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];

export type Point = { n: number; value: number };

/** value ≈ factor · n^exponent; `within` is half of the exponent's 95% interval, undefined for two points. */
export type Law = { exponent: number; factor: number; within: number | undefined };

/** Least squares on logarithms. Throws for fewer than two different sizes or a value that is not above 0. */
export const lawOf = (points: readonly Point[]): Law => {
  if (points.some(({ n, value }) => n <= 0 || value <= 0)) throw new RangeError('a law needs values above 0');
  const logs = points.map(({ n, value }) => ({ x: Math.log(n), y: Math.log(value) }));
  const meanOf = (read: (one: { x: number; y: number }) => number) =>
    logs.reduce((sum, one) => sum + read(one), 0) / logs.length;
  const [x, y] = [meanOf((one) => one.x), meanOf((one) => one.y)];
  const spread = logs.reduce((sum, one) => sum + (one.x - x) ** 2, 0);
  if (spread === 0) throw new RangeError('a law needs two sizes');
  const exponent = logs.reduce((sum, one) => sum + (one.x - x) * (one.y - y), 0) / spread;
  const left = logs.reduce((sum, one) => sum + (one.y - y - exponent * (one.x - x)) ** 2, 0);
  const freedom = logs.length - 2;
  const within =
    freedom > 0 ? (STUDENT[freedom - 1] ?? 1.96) * Math.sqrt(left / freedom / spread) : undefined;
  return { exponent, factor: Math.exp(y - exponent * x), within };
};

export const toldLaw = ({ exponent, within }: Law): string =>
  `n^${exponent.toFixed(2)}${within === undefined ? '' : ` (± ${within.toFixed(2)})`}`;
