import { BLOCK } from './slots.ts';

const CLASSES = 256;
/** Bounds closer than this need not be told apart. */
const NARROW = 1e-9;

/** Puts the places of bounds in order, the highest first, as far as classes tell them apart: in time linear in them. */
export const likeliestFirst = (bounds: Float64Array) => {
  const order = new Uint32Array(BLOCK);
  const before = new Uint32Array(BLOCK);
  const kinds = new Uint32Array(BLOCK);
  const first = new Uint32Array(CLASSES + 1);
  return {
    order,
    /** Sorts the first `count` of `order`. Answers by how much a later bound may be above an earlier one. */
    sort: (count: number): number => {
      let [high, low] = [0, Number.POSITIVE_INFINITY];
      for (let at = 0; at < count; at += 1) {
        const bound = bounds[order[at] ?? 0] ?? 0;
        if (bound > high) high = bound;
        if (bound < low) low = bound;
      }
      const width = Math.max(high - low, NARROW) / (CLASSES - 1);
      first.fill(0);
      for (let at = 0; at < count; at += 1) {
        const index = order[at] ?? 0;
        const kind = Math.floor((high - (bounds[index] ?? 0)) / width);
        before[at] = index;
        kinds[at] = kind;
        first[kind + 1] = (first[kind + 1] ?? 0) + 1;
      }
      for (let kind = 1; kind < CLASSES; kind += 1) first[kind] = (first[kind] ?? 0) + (first[kind - 1] ?? 0);
      for (let at = 0; at < count; at += 1) {
        const kind = kinds[at] ?? 0;
        const to = first[kind] ?? 0;
        order[to] = before[at] ?? 0;
        first[kind] = to + 1;
      }
      return 2 * width;
    },
  };
};
