import type { Gazetteer } from '../place.ts';
import type { Spot } from './entry.ts';

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

/**
 * The rank of each spot by number: by reach, then along the map, so that the spots with like place factors for any
 * asker are a few stretches of neighbours. Only speed hangs on this order.
 */
export const spotRanks = (spots: readonly Spot[], gazetteer: Gazetteer): Uint32Array => {
  const codes = [...new Set(spots.flatMap(({ places }) => places))].sort();
  const order = placeOrder(codes, gazetteer);
  const first = (spot: Spot) => Math.min(codes.length, ...spot.places.map((code) => order.get(code) ?? 0));
  const keyed = spots.map((spot, number) => ({
    number,
    kind: `${spot.reach} ${spot.localOnly}`,
    first: first(spot),
    breadth: spot.places.length,
  }));
  keyed.sort((one, other) => {
    if (one.kind !== other.kind) return one.kind < other.kind ? -1 : 1;
    return one.first - other.first || one.breadth - other.breadth || one.number - other.number;
  });
  const ranks = new Uint32Array(spots.length);
  for (const [rank, { number }] of keyed.entries()) ranks[number] = rank;
  return ranks;
};
