/** Keeps the best `k` by score, then by the smaller rank, without an object per hit. */
export const rankedHeap = (k: number, floor: number) => {
  const scores = new Float64Array(k);
  const ranks = new Uint32Array(k);
  let size = 0;
  const worse = (one: number, other: number): boolean => {
    const [mine, theirs] = [scores[one] ?? 0, scores[other] ?? 0];
    return mine !== theirs ? mine < theirs : (ranks[one] ?? 0) > (ranks[other] ?? 0);
  };
  const swap = (one: number, other: number) => {
    const [score, rank] = [scores[one] ?? 0, ranks[one] ?? 0];
    scores[one] = scores[other] ?? 0;
    ranks[one] = ranks[other] ?? 0;
    scores[other] = score;
    ranks[other] = rank;
  };
  const rise = (from: number) => {
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!worse(at, above)) return;
      swap(at, above);
      at = above;
    }
  };
  const sink = () => {
    for (let at = 0; ; ) {
      let down = 2 * at + 1;
      if (down >= size) return;
      if (down + 1 < size && worse(down + 1, down)) down += 1;
      if (!worse(down, at)) return;
      swap(down, at);
      at = down;
    }
  };
  return {
    isFull: (): boolean => size === k,
    /** No score below this can enter; one equal to it may. */
    least: (): number => (size < k ? floor : (scores[0] ?? 0)),
    /** Whether a score with this rank would enter. */
    admits: (score: number, rank: number): boolean => {
      if (size < k) return score >= floor;
      const least = scores[0] ?? 0;
      return score > least || (score === least && rank < (ranks[0] ?? 0));
    },
    offer: (score: number, rank: number): void => {
      if (score < floor) return;
      if (size < k) {
        scores[size] = score;
        ranks[size] = rank;
        size += 1;
        rise(size - 1);
      } else if (score > (scores[0] ?? 0) || (score === scores[0] && rank < (ranks[0] ?? 0))) {
        scores[0] = score;
        ranks[0] = rank;
        sink();
      }
    },
    kept: (): { score: number; rank: number }[] =>
      Array.from({ length: size }, (_, at) => ({ score: scores[at] ?? 0, rank: ranks[at] ?? 0 })),
  };
};
