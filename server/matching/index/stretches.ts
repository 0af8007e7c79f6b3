import type { Gazetteer } from '../place.ts';
import type { Spot } from './facts.ts';

/**
 * Neighbouring items whose places are alike: of one spot, or of spots with several places that begin with the same
 * one, however many such spots there are. `spot` has the places of them all, so what it admits bounds theirs.
 */
export type Stretch = { spot: Spot; from: number; to: number };

/** Places that are in one region, or in one nation without regions, side by side; otherwise in order of code. */
const placeOrder = (codes: readonly string[], gazetteer: Gazetteer): Map<string, number> => {
  const family = new Map<string, string>(codes.map((code) => [code, code]));
  const head = (code: string): string => {
    let up = code;
    for (let next = family.get(up); next !== undefined && next !== up; next = family.get(up)) up = next;
    return up;
  };
  for (const [at, one] of codes.entries()) {
    for (const other of codes.slice(at + 1)) {
      const relation = gazetteer.relation(one, other);
      if (relation === 'same_region' || relation === 'same_nation') family.set(head(other), head(one));
    }
  }
  const ordered = codes
    .map((code) => ({ code, family: head(code) }))
    .sort((one, other) => (one.family + one.code < other.family + other.code ? -1 : 1));
  return new Map(ordered.map(({ code }, rank) => [code, rank]));
};

/** The order of the first places of spots along the map. It is kept until there is a place that it does not know. */
const mapOrder = (gazetteer: Gazetteer) => {
  let order = new Map<string, number>();
  return (codes: ReadonlySet<string>): ReadonlyMap<string, number> => {
    if (![...codes].every((code) => order.has(code)))
      order = placeOrder([...new Set([...order.keys(), ...codes])].sort(), gazetteer);
    return order;
  };
};

const alike = (one: Spot, other: Spot): boolean =>
  one.reach === other.reach &&
  one.localOnly === other.localOnly &&
  one.places.length > 1 &&
  other.places.length > 1 &&
  one.places[0] === other.places[0];

/**
 * Puts spots in order, by reach, then along the map, so that those with like place factors for any asker are a few
 * stretches of neighbours. Only speed hangs on this order.
 */
export const spotOrdering = (gazetteer: Gazetteer) => {
  const orderOf = mapOrder(gazetteer);
  return (spots: readonly { spot: Spot; number: number }[]): { spot: Spot; number: number }[] => {
    const firsts = new Set<string>();
    for (const { spot } of spots) if (spot.places[0] !== undefined) firsts.add(spot.places[0]);
    const order = orderOf(firsts);
    const keyed = spots.map(({ spot, number }) => ({
      spot,
      number,
      kind: `${spot.reach} ${spot.localOnly}`,
      first: order.get(spot.places[0] ?? '') ?? order.size,
    }));
    keyed.sort((one, other) => {
      if (one.kind !== other.kind) return one.kind < other.kind ? -1 : 1;
      return (
        one.first - other.first ||
        Math.min(2, one.spot.places.length) - Math.min(2, other.spot.places.length) ||
        one.number - other.number
      );
    });
    return keyed;
  };
};

/** The stretches of spots in order, given how many items each has. */
export const stretchesOf = (spots: readonly Spot[], sizes: readonly number[]): Stretch[] => {
  const stretches: (Stretch & { first: Spot; union: Set<string> })[] = [];
  let from = 0;
  for (const [at, spot] of spots.entries()) {
    const to = from + (sizes[at] ?? 0);
    const last = stretches.at(-1);
    if (last && alike(last.first, spot)) {
      last.to = to;
      for (const code of spot.places) last.union.add(code);
    } else stretches.push({ spot, first: spot, union: new Set(spot.places), from, to });
    from = to;
  }
  return stretches.map(({ spot, union, from: start, to }) => ({
    spot: { ...spot, places: [...union].sort() },
    from: start,
    to,
  }));
};
