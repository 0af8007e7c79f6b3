import type { Side } from '../item.ts';
import { place } from '../place.ts';
import type { Dictionary } from './dictionary.ts';
import type { Spot } from './facts.ts';
import type { Stretch } from './stretches.ts';

/** A stretch of neighbouring items none of which has a place factor above `factor`. */
export type Run = { from: number; to: number; factor: number };

/** A stretch smaller than this is not worth a visit of its own where one beside it is visited anyway. */
const SMALL = 2048;
/** How many askers' places are remembered. */
const REMEMBERED = 512;

const spotKey = ({ reach, localOnly, places }: Spot): string => `${reach} ${localOnly} ${places.join(' ')}`;

const factorFor = (side: Side, asker: Spot, spot: Spot, { gazetteer }: Dictionary): number =>
  (side === 'idea' ? place(asker, spot, gazetteer) : place(spot, asker, gazetteer))?.factor ?? 0;

const mergedRuns = (stretches: readonly Stretch[], factorOf: (spot: Spot) => number): Run[] => {
  const runs: Run[] = [];
  for (const { spot, from, to } of stretches) {
    const factor = from === to ? 0 : factorOf(spot);
    if (factor === 0) continue;
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

/** The stretches of a shelf worth a visit, best first, by the product's own `place`, taken once for each asker's spot. */
export const placeRuns = (side: Side, stretches: readonly Stretch[], dictionary: Dictionary) => {
  const remembered = new Map<string, readonly Run[]>();
  return (asker: Spot): readonly Run[] => {
    const key = spotKey(asker);
    const known = remembered.get(key);
    if (known) return known;
    const runs = mergedRuns(stretches, (spot) => factorFor(side, asker, spot, dictionary));
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, runs);
    return runs;
  };
};

/** How many factors of single spots are remembered in all. */
const FACTORS = 2 ** 21;
const UNKNOWN = -1;

/** The place factor of single spots, 0 where out of reach, for the asker of the moment. */
export const spotFactors = (side: Side, dictionary: Dictionary) => {
  const remembered = new Map<string, Float64Array>();
  let room = 0;
  let factors: Float64Array = new Float64Array(0);
  let asker: Spot = { places: [], localOnly: false, reach: 'anywhere' };
  return {
    ask: (spot: Spot): void => {
      asker = spot;
      const key = spotKey(spot);
      const known = remembered.get(key);
      if (known && known.length >= dictionary.spots.length) {
        factors = known;
        return;
      }
      factors = new Float64Array(dictionary.spots.length + 64).fill(UNKNOWN);
      room += factors.length;
      if (room > FACTORS) {
        remembered.clear();
        room = factors.length;
      }
      remembered.set(key, factors);
    },
    of: (number: number): number => {
      const known = factors[number] ?? 0;
      if (known !== UNKNOWN) return known;
      const spot = dictionary.spots[number];
      const factor = spot ? factorFor(side, asker, spot, dictionary) : 0;
      factors[number] = factor;
      return factor;
    },
  };
};
