/** Which ideas each need took up. */
export type TakeUps = ReadonlyMap<string, ReadonlySet<string>>;

/** Ideas that are bound together by needs which took up several of them, and what of their Gram matrix is inverted. */
type Circle = { place: ReadonlyMap<string, number>; inverse: Float64Array };

/** More ideas than this in one circle and the least taken are left out: the inversion grows with the cube. */
const MOST = 800;
/** Taken up only once, an idea has kept no company that another need could learn from. */
const LEAST_TAKEN = 2;
/** How many companions of an idea are kept. */
const KEPT = 100;

const circlesOf = (takeUps: TakeUps): string[][] => {
  const counts = new Map<string, number>();
  for (const ideas of takeUps.values()) for (const id of ideas) counts.set(id, (counts.get(id) ?? 0) + 1);
  const known = (id: string) => (counts.get(id) ?? 0) >= LEAST_TAKEN;
  const above = new Map<string, string>();
  const root = (id: string): string => {
    let top = id;
    for (let up = above.get(top); up !== undefined; up = above.get(top)) top = up;
    for (let at = id; at !== top; ) {
      const next = above.get(at) ?? top;
      above.set(at, top);
      at = next;
    }
    return top;
  };
  for (const ideas of takeUps.values()) {
    const [first, ...rest] = [...ideas].filter(known);
    if (first === undefined) continue;
    for (const id of rest) if (root(id) !== root(first)) above.set(root(id), root(first));
  }
  const circles = Map.groupBy([...counts.keys()].filter(known).sort(), root);
  return [...circles.values()]
    .filter(({ length }) => length > 1)
    .map((ids) => ids.sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0)).slice(0, MOST));
};

/** Inverts a symmetric positive definite matrix in place (Gauss and Jordan), a row at a time. */
const invert = (a: Float64Array, n: number): void => {
  for (let pivot = 0; pivot < n; pivot += 1) {
    const own = a.subarray(pivot * n, pivot * n + n);
    const by = 1 / (own[pivot] ?? 1);
    own[pivot] = 1;
    for (let column = 0; column < n; column += 1) own[column] = (own[column] ?? 0) * by;
    for (let row = 0; row < n; row += 1) {
      if (row === pivot) continue;
      const other = a.subarray(row * n, row * n + n);
      const factor = other[pivot] ?? 0;
      if (factor === 0) continue;
      other[pivot] = 0;
      for (let column = 0; column < n; column += 1)
        other[column] = (other[column] ?? 0) - factor * (own[column] ?? 0);
    }
  }
};

/**
 * How much ideas are taken up beside each other: each idea's take-up regressed on all others', with a ridge
 * `penalty` in take-ups (EASE: H. Steck, "Embarrassingly shallow autoencoders for sparse data", 2019). Exact per
 * circle, since the inverse of a matrix of blocks is made of the blocks' inverses.
 */
export const companyOf = (takeUps: TakeUps, penalty: number) => {
  const circles: Circle[] = [];
  const circleOf = new Map<string, Circle>();
  for (const ids of circlesOf(takeUps)) {
    const place = new Map(ids.map((id, at) => [id, at]));
    const circle = { place, inverse: new Float64Array(ids.length ** 2) };
    circles.push(circle);
    for (const id of ids) circleOf.set(id, circle);
  }
  for (const ideas of takeUps.values()) {
    const circle = [...ideas].map((id) => circleOf.get(id)).find((found) => found !== undefined);
    if (!circle) continue;
    const n = circle.place.size;
    const at = [...ideas].flatMap((id) => circle.place.get(id) ?? []);
    for (const one of at)
      for (const other of at) circle.inverse[one * n + other] = (circle.inverse[one * n + other] ?? 0) + 1;
  }
  for (const { place, inverse } of circles) {
    const n = place.size;
    for (let at = 0; at < n; at += 1) inverse[at * n + at] = (inverse[at * n + at] ?? 0) + penalty;
    invert(inverse, n);
  }

  /**
   * How much `ideaId` is taken up where the other ideas of `beside` were, mostly in [0, 1]; 0 where nothing is known.
   * What the need `without` itself took up is taken out of what was learned (Sherman and Morrison, 1950), so that
   * no need teaches its own answer.
   */
  const beside = (ideaId: string, besideIds: Iterable<string>, without: string | null): number => {
    const circle = circleOf.get(ideaId);
    const mine = circle?.place.get(ideaId);
    if (!circle || mine === undefined) return 0;
    const { place, inverse } = circle;
    const n = place.size;
    const q = (one: number, other: number) => inverse[one * n + other] ?? 0;
    const others = [...besideIds].flatMap((id) => (id === ideaId ? [] : (place.get(id) ?? [])));
    const own = [...(without === null ? [] : (takeUps.get(without) ?? []))].flatMap(
      (id) => place.get(id) ?? [],
    );
    const u = (row: number) => own.reduce((sum, column) => sum + q(row, column), 0);
    const left = 1 - own.reduce((sum, row) => sum + u(row), 0);
    const uMine = own.length === 0 ? 0 : u(mine);
    const shared = others.reduce(
      (sum, other) => sum + q(other, mine) + (own.length === 0 ? 0 : (u(other) * uMine) / left),
      0,
    );
    return -shared / (q(mine, mine) + (own.length === 0 ? 0 : uMine ** 2 / left));
  };

  /** The strongest companions of every idea: `weight` is what a take-up of `besideId` adds to `ideaId`. */
  function* weights(): Generator<{ ideaId: string; besideId: string; weight: number }> {
    for (const { place, inverse } of circles) {
      const n = place.size;
      for (const [ideaId, mine] of place) {
        const found = [...place]
          .filter(([, other]) => other !== mine)
          .map(([besideId, other]) => ({
            ideaId,
            besideId,
            weight: -(inverse[other * n + mine] ?? 0) / (inverse[mine * n + mine] ?? 1),
          }));
        found.sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
        yield* found.slice(0, KEPT);
      }
    }
  }

  return { beside, weights };
};

export type Company = ReturnType<typeof companyOf>;
