import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { NeedItem } from '#server/matching/item.ts';
import type { Hit } from '#server/matching/top-k.ts';
import type { Asked } from './askers.ts';
import type { Timed } from './report.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Bytes in use, heap and typed arrays, after garbage was collected. */
export const memory = (): number => {
  // Twice, since what only finalizers hold goes with the second.
  collectGarbage();
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** Times with the lists that were answered. */
export type Answered = Timed & Asked & { lists: readonly (readonly Hit[])[] };

/** Asks one after the other on this thread, for `patience` ms at most, and keeps what was answered. */
export const timed = async (
  { name, needs }: Asked,
  answer: (need: NeedItem) => Promise<readonly Hit[]>,
  patience = Number.POSITIVE_INFINITY,
): Promise<Answered> => {
  const times: number[] = [];
  const lists: (readonly Hit[])[] = [];
  const until = performance.now() + patience;
  for (const need of needs) {
    if (performance.now() > until) break;
    const start = performance.now();
    lists.push(await answer(need));
    times.push(performance.now() - start);
  }
  return { name, needs, times, lists };
};
