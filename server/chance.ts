/** A small generator of numbers in [0, 1) (mulberry32): the same seed gives the same numbers everywhere. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A copy in random order (R. Fisher, F. Yates). */
export const shuffled = <T>(items: readonly T[], random: () => number): T[] => {
  const out = [...items];
  for (let last = out.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [one, two] = [out[last], out[other]];
    if (one !== undefined && two !== undefined) [out[last], out[other]] = [two, one];
  }
  return out;
};

/** The numbers below `size` dealt into `parts` of like size, in an order by chance. */
export const dealt = (size: number, parts: number, random: () => number): number[][] => {
  const order = shuffled(
    Array.from({ length: size }, (_, at) => at),
    random,
  );
  return Array.from({ length: parts }, (_, part) => order.filter((_, at) => at % parts === part));
};
