import { Worker } from 'node:worker_threads';
import type { Schooled, Schooling } from '../tags/tagger.service.ts';

/** Learns a tagger in a thread of its own, which does not keep the process from ending. */
export const trainInThread = ({ tags, examples, seed }: Schooling): Promise<Schooled> =>
  new Promise((resolve, reject) => {
    // Rows carry more than suggesting needs.
    const plain: Schooling = {
      tags: tags.map(({ id, parentId, label, synonyms, pattern, excludePattern }) => ({
        id,
        parentId,
        label,
        synonyms,
        pattern,
        excludePattern,
      })),
      examples,
      seed,
    };
    const worker = new Worker(new URL('./program.ts', import.meta.url), { workerData: plain });
    worker.unref();
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that learns tags ended with ${code}`)));
  });
