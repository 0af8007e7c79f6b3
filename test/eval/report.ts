import { difference, interval, mean } from './measures.ts';

export const SEED = 20261123;

/** One line of the table: what was measured, ours, and what stands beside it. */
export type Line = (what: string, ours: string, beside: string) => void;

export const line: Line = (what, ours, beside) =>
  console.log(`${what.padEnd(42)} ${ours.padEnd(48)} ${beside}`.trimEnd());

const range = ([low, high]: readonly [number, number]): string => `[${low.toFixed(3)}, ${high.toFixed(3)}]`;

/** The mean of figures with its 95 % interval and their number. */
export const figure = (figures: readonly number[]): string =>
  `${mean(figures).toFixed(3)} ${range(interval(figures, SEED))}  n=${figures.length}`;

/** What ours are more than others on the same questions, with the 95 % interval of the difference. */
export const gain = (ours: readonly number[], theirs: readonly number[]): string => {
  const more = mean(ours) - mean(theirs);
  return `${more < 0 ? '' : '+'}${more.toFixed(3)} ${range(difference(ours, theirs, SEED))}`;
};

export const timed = async <T>(work: () => T | Promise<T>): Promise<{ result: T; seconds: string }> => {
  const from = performance.now();
  const result = await work();
  return { result, seconds: `${((performance.now() - from) / 1000).toFixed(0)} s` };
};
