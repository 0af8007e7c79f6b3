/** A small generator of numbers in [0, 1) (mulberry32): the same seed gives the same model everywhere. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** The numbers below `size` dealt into `parts` of like size, in an order by chance. */
export const dealt = (size: number, parts: number, random: () => number): number[][] => {
  const order = Array.from({ length: size }, (_, at) => at);
  for (let at = size - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return Array.from({ length: parts }, (_, part) => order.filter((_, at) => at % parts === part));
};
