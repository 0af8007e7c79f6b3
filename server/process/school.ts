import { Worker } from 'node:worker_threads';

/**
 * A thread that is given pages to learn from and then asked, once, for what it learned. It does not keep the process
 * from ending; close it when done. `what` is told where it ends without an answer.
 */
export const openSchool = <Page, Question, Learned>(program: URL, what: string, workerData?: unknown) => {
  const worker = new Worker(program, { workerData });
  worker.unref();
  const learned = new Promise<Learned>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that learns ${what} ended with ${code}`)));
  });
  // A thread that is closed before it was asked has nobody to tell that it ended.
  learned.catch(() => undefined);
  return {
    take: (page: Page): void => worker.postMessage(page),
    learn: (question: Question): Promise<Learned> => {
      worker.postMessage(question);
      return learned;
    },
    close: async (): Promise<void> => {
      await worker.terminate();
    },
  };
};
