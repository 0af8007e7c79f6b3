/** How long some named questions took, in ms, in the order in which they were asked. */
export type Timed = { name: string; times: readonly number[] };

/** The time that a share of the questions stayed below; 0 where none was asked. */
export const percentile = (times: readonly number[], share: number): number => {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
};

export const mean = (times: readonly number[]): number =>
  times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length);

const NAME = 36;
const CELL = 10;
const milliseconds = (time: number): string => time.toFixed(time < 100 ? 3 : 0).padStart(CELL);

export const heading = (more = ''): string =>
  `${'ms'.padEnd(NAME)}${['p50', 'p95', 'p99', 'most', '/s'].map((cell) => cell.padStart(CELL)).join('')}${more}`;

/** One line of the table; `more` stands behind it. */
export const line = ({ name, times }: Timed, more = `  n=${times.length}`): string => {
  const cells = [0.5, 0.95, 0.99, 1].map((share) => milliseconds(percentile(times, share)));
  const perSecond = 1000 / Math.max(mean(times), Number.MIN_VALUE);
  const rate = perSecond.toFixed(perSecond < 10 ? 2 : 0).padStart(CELL);
  return `${name.padEnd(NAME)}${cells.join('')}${times.length > 0 ? rate : '-'.padStart(CELL)}${more}`;
};

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** How many times slower, to two figures or whole. */
export const ratio = (theirs: number, ours: number): string => {
  const times = theirs / Math.max(ours, Number.MIN_VALUE);
  return `${times < 10 ? times.toFixed(1) : Math.round(times).toLocaleString('en')} x`;
};
