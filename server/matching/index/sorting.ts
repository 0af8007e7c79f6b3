/** How many items are worked on at a time where work is done in slices: well below a millisecond. */
export const SLICE = 4096;

/** Work in slices, so that it can be left and taken up again; what it comes to is known at its end. */
export type Work<T> = Generator<undefined, T, undefined>;

/** Calls `each` with the slices of 0 to `size`, resting after each. */
export function* inSlices(size: number, each: (from: number, to: number) => void): Work<void> {
  for (let from = 0; from < size; from += SLICE) {
    each(from, Math.min(size, from + SLICE));
    yield;
  }
}

/** Does work to its end at once. */
export const allOf = <T>(work: Work<T>): T => {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
};

const DIGIT = 11;
const BUCKETS = 1 << DIGIT;

/** Puts numbers below keys.length in order of their keys, keeping the order of those whose keys are equal (radix). */
export function* sorted(items: Uint32Array, keys: Uint32Array, most: number): Work<Uint32Array> {
  let from = items;
  let into: Uint32Array = new Uint32Array(items.length);
  for (let shift = 0; shift < 32 && most >>> shift > 0; shift += DIGIT) {
    const next = new Uint32Array(BUCKETS + 1);
    const [source, target] = [from, into];
    const bucketOf = (place: number) => ((keys[source[place] ?? 0] ?? 0) >>> shift) & (BUCKETS - 1);
    yield* inSlices(items.length, (low, high) => {
      for (let place = low; place < high; place += 1) {
        const bucket = bucketOf(place) + 1;
        next[bucket] = (next[bucket] ?? 0) + 1;
      }
    });
    for (let bucket = 0; bucket < BUCKETS; bucket += 1)
      next[bucket + 1] = (next[bucket + 1] ?? 0) + (next[bucket] ?? 0);
    yield* inSlices(items.length, (low, high) => {
      for (let place = low; place < high; place += 1) {
        const bucket = bucketOf(place);
        const to = next[bucket] ?? 0;
        target[to] = source[place] ?? 0;
        next[bucket] = to + 1;
      }
    });
    [from, into] = [target, source === items ? new Uint32Array(items.length) : source];
  }
  return from;
}
