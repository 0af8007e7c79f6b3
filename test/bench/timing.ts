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
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** Asks one after the other on this thread, and keeps what was answered. */
export const timed = async (
  { name, needs }: Asked,
  answer: (need: NeedItem) => Promise<readonly Hit[]>,
): Promise<Timed & { lists: (readonly Hit[])[] }> => {
  const times: number[] = [];
  const lists: (readonly Hit[])[] = [];
  for (const need of needs) {
    const start = performance.now();
    lists.push(await answer(need));
    times.push(performance.now() - start);
  }
  return { name, times, lists };
};
