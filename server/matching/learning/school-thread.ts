import { Worker } from 'node:worker_threads';
import type { Learned, Page } from './school.ts';

/** Learns an order in a thread of its own, which does not keep the process from ending. Close it when done. */
export const schoolInThread = () => {
  const worker = new Worker(new URL('./school.ts', import.meta.url));
  worker.unref();
  const learned = new Promise<Learned>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that learns an order ended with ${code}`)));
  });
  // A thread that is closed before it was asked has nobody to tell that it ended.
  learned.catch(() => undefined);
  return {
    take: (page: Page): void => worker.postMessage(page),
    learn: (seed: number): Promise<Learned> => {
      worker.postMessage({ seed });
      return learned;
    },
    close: async (): Promise<void> => {
      await worker.terminate();
    },
  };
};
