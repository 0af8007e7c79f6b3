import { setTimeout as sleep } from 'node:timers/promises';

/** Between two rounds; whoever is stopped meanwhile goes on at once, and looks for itself. */
export const rest = (ms: number, stopping: AbortSignal, ref = true): Promise<void> =>
  // It fails in no other way than by being stopped.
  sleep(ms, undefined, { signal: stopping, ref }).catch(() => undefined);
