import { place } from '../place.ts';
import type { Spot } from './entry.ts';
import type { Shelf } from './shelf.ts';

/** A stretch of neighbouring items none of which has a place factor above `factor`. */
export type Run = { from: number; to: number; factor: number };

/** For one asker: the place factor of each spot (0 where out of reach), and the stretches worth a visit, best first. */
export type PlaceRuns = { factors: Float64Array; runs: readonly Run[] };

/** A stretch smaller than this is not worth a visit of its own where one beside it is visited anyway. */
const SMALL = 2048;
/** How many askers' places are remembered. */
const REMEMBERED = 512;

const mergedRuns = (factors: Float64Array, spotStart: Uint32Array): Run[] => {
  const runs: Run[] = [];
  for (const [spot, factor] of factors.entries()) {
    const [from, to] = [spotStart[spot] ?? 0, spotStart[spot + 1] ?? 0];
    if (factor === 0 || from === to) continue;
    const last = runs.at(-1);
    if (!last) {
      runs.push({ from, to, factor });
      continue;
    }
    const lower = last.factor < factor ? last.to - last.from : last.factor > factor ? to - from : 0;
    if (lower + (from - last.to) > (last.factor === factor && from === last.to ? 0 : SMALL))
      runs.push({ from, to, factor });
    else {
      last.to = to;
      last.factor = Math.max(last.factor, factor);
    }
  }
  return runs.sort((one, other) => other.factor - one.factor || one.from - other.from);
};

/** The place factors of all spots, by the product's own `place`, taken once for each place that asks. */
export const placeRuns = (shelf: Shelf, spots: readonly Spot[]) => {
  const remembered = new Map<string, PlaceRuns>();
  const { gazetteer } = shelf.ground;
  return (asker: Spot): PlaceRuns => {
    const key = `${asker.reach} ${asker.localOnly} ${asker.places.join(' ')}`;
    const known = remembered.get(key);
    if (known) return known;
    const factors = new Float64Array(shelf.spotNumbers.length);
    for (const [rank, number] of shelf.spotNumbers.entries()) {
      const spot = spots[number];
      if (!spot) continue;
      const placing = shelf.side === 'idea' ? place(asker, spot, gazetteer) : place(spot, asker, gazetteer);
      factors[rank] = placing?.factor ?? 0;
    }
    const found = { factors, runs: mergedRuns(factors, shelf.spotStart) };
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, found);
    return found;
  };
};
