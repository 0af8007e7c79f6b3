import { parentPort, workerData } from 'node:worker_threads';
import type { Schooling } from '../tags/tagger.service.ts';
import { train } from './train.ts';

// The whole of a thread that learns a tagger: it takes seconds to minutes, and nobody should wait for that.

const schooling: Schooling = workerData;
parentPort?.postMessage(train(schooling));
