/** One found item: `score` in points of 100. */
export type Hit = { id: string; score: number };

/** Best first; equal scores in order of id, so that every process and every run gives the same list. */
export const byRank = (one: Hit, other: Hit): number =>
  other.score - one.score || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

/**
 * Keeps the best `k` of any number of hits in O(n log k): a binary heap with the worst kept hit on top.
 * `offer` may be called in any order; `ranked` gives the kept hits, best first.
 */
export const topK = (k: number) => {
  const heap: Hit[] = [];
  const at = (index: number): Hit => {
    const hit = heap[index];
    if (!hit) throw new RangeError(`no hit at ${index} of ${heap.length}`);
    return hit;
  };
  const worse = (one: number, other: number) => byRank(at(one), at(other)) > 0;
  const swap = (one: number, other: number) => {
    const kept = at(one);
    heap[one] = at(other);
    heap[other] = kept;
  };
  const rise = (from: number) => {
    for (let index = from; index > 0; ) {
      const above = (index - 1) >> 1;
      if (!worse(index, above)) return;
      swap(index, above);
      index = above;
    }
  };
  const sink = () => {
    for (let index = 0; ; ) {
      let down = 2 * index + 1;
      if (down >= heap.length) return;
      if (down + 1 < heap.length && worse(down + 1, down)) down += 1;
      if (!worse(down, index)) return;
      swap(down, index);
      index = down;
    }
  };
  return {
    offer: (hit: Hit) => {
      if (k <= 0) return;
      if (heap.length < k) {
        heap.push(hit);
        rise(heap.length - 1);
      } else if (byRank(hit, at(0)) < 0) {
        heap[0] = hit;
        sink();
      }
    },
    /** The score that another hit must reach, once there are k. */
    least: (): number | undefined => (k > 0 && heap.length === k ? at(0).score : undefined),
    ranked: (): Hit[] => [...heap].sort(byRank),
  };
};
