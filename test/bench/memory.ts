import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance } from '../faults/instance.ts';

/** In bytes: what is held, garbage left out, and what is resident, with the room that garbage has taken. */
export interface Memory {
  readonly held: number;
  readonly resident: number;
}

/** Asked of a process by signal, which it answers in a line of its own. */
const heldBy = async (instance: Instance): Promise<number> => {
  const answers = (): string[] =>
    [...instance.said().matchAll(/^holds (\d+) bytes$/gm)].map(([, said = '']) => said);
  const before = answers().length;
  instance.signal('SIGUSR2');
  while (answers().length === before) await sleep(20);
  return Number(answers().at(-1));
};

/** What all instances hold together; each collects its garbage first. */
export const heldByAll = async (instances: readonly Instance[]): Promise<number> =>
  (await Promise.all(instances.map(heldBy))).reduce((sum, bytes) => sum + bytes, 0);

/** What each of so many has come to, from before they came to after. */
export const grownBy = (before: Memory, after: Memory, count: number): Memory => ({
  held: (after.held - before.held) / count,
  resident: (after.resident - before.resident) / count,
});

export const toldMemory = ({ held, resident }: Memory): string =>
  `${(held / 1024).toFixed(1)} KB a socket held, ${(resident / 1024).toFixed(1)} KB more resident`;
