import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage } from './stage.ts';

/** Faults by name, each over when what it ended has been started again. `pick` and `below` choose what and how long. */
export const wreckageOf = (
  { instances, database, endConnections }: Pick<Stage, 'instances' | 'database' | 'endConnections'>,
  { pick, below }: { pick: <T>(from: readonly T[]) => T; below: (limit: number) => number },
  lines: readonly { readonly cutLine: () => void }[],
) => ({
  'socket cut': async (): Promise<void> => pick(lines).cutLine(),
  'process killed': async (): Promise<void> => {
    const victim = pick(instances);
    await victim.kill();
    await sleep(below(500));
    await victim.start();
  },
  'listeners killed': async (): Promise<void> => {
    await endConnections("application_name = 'pushpull listen'");
  },
  'connections killed': async (): Promise<void> => {
    await endConnections("application_name = 'pushpull' and random() < 0.5");
  },
  'database restarted': async (): Promise<void> => {
    await database.stop(pick(['fast', 'crash']));
    await sleep(below(1_000));
    await database.start();
  },
});

export type Fault = keyof ReturnType<typeof wreckageOf>;
