import { Worker } from 'node:worker_threads';
import { type Market, MarketEnded, type Markets, type Sizes } from '../market.ts';
import type { Answer, Answered, Asked, Begin, Kind, Question } from './messages.ts';

/** A search takes milliseconds: a thread that is silent for so long will not answer at all, and is ended. */
const SILENT_MS = 10_000;

export type Spawn = (begin: Begin) => Worker;

const spawnProgram: Spawn = (begin) =>
  new Worker(new URL('./program.ts', import.meta.url), { workerData: begin });

/** Questions to a thread and its answers. Whatever it has not answered when it ends is rejected with `MarketEnded`. */
const converse = (worker: Worker) => {
  const pending = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  const asked = new Set<Promise<unknown>>();
  const { promise: ended, resolve: tellEnded } = Promise.withResolvers<Error>();
  let last = 0;
  let sizes: Sizes = { needs: 0, ideas: 0 };
  let over: Error | undefined;

  const end = (error: Error): void => {
    if (over !== undefined) return;
    over = error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
    tellEnded(error);
  };
  worker.on('message', (answer: Answer) => {
    sizes = answer.sizes;
    pending.get(answer.id)?.resolve(answer);
    pending.delete(answer.id);
  });
  worker.on('error', (cause) => end(new MarketEnded('The thread of the market failed', { cause })));
  worker.on('exit', (code) => end(new MarketEnded(`The thread of the market ended with ${code}`)));

  const answerTo = (question: Question): Promise<Answer> => {
    if (over !== undefined) return Promise.reject(over);
    const answer = new Promise<Answer>((resolve, reject) => pending.set(question.id, { resolve, reject }));
    // Whoever asked is told of a failure; here it only counts that it is over.
    const told = answer
      .catch(() => undefined)
      .finally(() => {
        asked.delete(told);
      });
    asked.add(told);
    worker.postMessage(question);
    return answer;
  };

  return {
    /** The answer is of the question's kind, as the program is written. */
    ask: async <K extends Kind>(kind: K, given: Asked[K]): Promise<Answered[K]> => {
      last += 1;
      const answer = await answerTo({ id: last, kind, given } as Question);
      if ('error' in answer) throw answer.error;
      return answer.value as Answered[K];
    },
    sizes: () => sizes,
    ended,
    /** What was asked is answered first. */
    close: async (): Promise<void> => {
      await Promise.all(asked);
      over ??= new MarketEnded('The market was closed');
      await worker.terminate();
    },
    /** It is not waited for any more. */
    giveUp: async (error: Error): Promise<void> => {
      end(error);
      await worker.terminate();
    },
  };
};

const inThread = (worker: Worker, { ground, at }: Asked['open'], silentMs: number): Market => {
  const thread = converse(worker);
  let loaded = false;
  const ready = thread.ask('open', { ground, at }).then(() => {
    loaded = true;
  });
  return {
    ready,
    touch: (touched, now) => thread.ask('touch', { touched, at: now }),
    top: async (asker, search) => {
      const silent = setTimeout(() => {
        void thread.giveUp(new MarketEnded('The thread of the market did not answer'));
      }, silentMs);
      try {
        return await thread.ask('top', { asker, search });
      } finally {
        clearTimeout(silent);
      }
    },
    sizes: thread.sizes,
    ended: thread.ended,
    // One that is still being read has nobody waiting, and is not waited for.
    close: () => (loaded ? thread.close() : thread.giveUp(new MarketEnded('The market was closed'))),
  };
};

type Options = { url: string; spawn?: Spawn; silentMs?: number };

/** Each market in a thread of its own, which reads the database at `url` itself: nothing here is linear in the market. */
export const marketsInThreads = ({ url, spawn = spawnProgram, silentMs = SILENT_MS }: Options): Markets => ({
  patienceMs: 300,
  open: (ground, at) => inThread(spawn({ url }), { ground, at }, silentMs),
  count: async (taxonomy, at) => {
    const thread = converse(spawn({ url }));
    try {
      return await thread.ask('count', { taxonomy, at });
    } finally {
      await thread.close();
    }
  },
});
