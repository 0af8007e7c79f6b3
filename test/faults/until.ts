import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until it holds; returns how many milliseconds that took. */
export const until = async (
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs: number,
  everyMs = 20,
): Promise<number> => {
  const begun = performance.now();
  for (;;) {
    if (await holds()) return performance.now() - begun;
    if (performance.now() - begun > withinMs) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await sleep(everyMs);
  }
};

/** Small and seeded, so that a storm that found something can be had again. */
export const randomOf = (seed: number) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: <T>(from: readonly T[]): T => {
      const chosen = from[below(from.length)];
      if (chosen === undefined) throw new Error('Nothing to pick from');
      return chosen;
    },
  };
};
