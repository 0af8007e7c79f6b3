import { parentPort, workerData } from 'node:worker_threads';
import type { TaggedExample } from '../tags/tagger/example.ts';
import type { Subject } from '../tags/tagger.service.ts';
import { train } from './train.ts';

// The whole of a thread that learns a tagger: it takes seconds to minutes, and nobody should wait for that.

const subject: Subject = workerData;
const examples: TaggedExample[] = [];

parentPort?.on('message', (told: readonly TaggedExample[] | 'learn') => {
  if (told === 'learn') parentPort?.postMessage(train(subject, examples));
  else examples.push(...told);
});
