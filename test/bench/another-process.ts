import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** What another process says, each word once. */
const heardFrom = (child: ChildProcess) => {
  const words = new Map<string, unknown>();
  child.on('message', ({ word, data }: { word: string; data: unknown }) => words.set(word, data));
  return async <T>(word: string): Promise<T> => {
    while (!words.has(word)) {
      if (child.exitCode !== null) throw new Error('A process of the bench has ended');
      await sleep(20);
    }
    const data = words.get(word);
    words.delete(word);
    return data as T;
  };
};

/** Another process of the bench, which says and is told one word at a time. */
export const start = (file: string) => {
  const child = fork(new URL(file, import.meta.url));
  return {
    says: heardFrom(child),
    tell: (word: string, data?: unknown): void => void child.send({ word, data }),
  };
};
