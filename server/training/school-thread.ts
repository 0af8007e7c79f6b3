import { Worker } from 'node:worker_threads';
import type { School, Schooled, Subject } from '../tags/tagger.service.ts';

/** Learns a tagger in a thread of its own, which does not keep the process from ending. */
export const schoolInThread = ({ tags, seed }: Subject): School => {
  // Rows carry more than suggesting needs.
  const subject: Subject = {
    tags: tags.map(({ id, parentId, label, synonyms, pattern, excludePattern }) => ({
      id,
      parentId,
      label,
      synonyms,
      pattern,
      excludePattern,
    })),
    seed,
  };
  const worker = new Worker(new URL('./program.ts', import.meta.url), { workerData: subject });
  worker.unref();
  const learned = new Promise<Schooled>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that learns tags ended with ${code}`)));
  });
  // A thread that is closed before it was asked has nobody to tell that it ended.
  learned.catch(() => undefined);
  return {
    take: (examples) => worker.postMessage(examples),
    learn: () => {
      worker.postMessage('learn');
      return learned;
    },
    close: async () => {
      await worker.terminate();
    },
  };
};
