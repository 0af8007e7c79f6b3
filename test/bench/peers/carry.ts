import { parseArgs } from 'node:util';
import { LISTED } from '#server/matching/weights.ts';
import { askersOf } from '../askers.ts';
import { marketOf } from '../market.ts';
import { memory } from '../timing.ts';
import { featuresOn } from './features.ts';
import { FILLED } from './filled.ts';
import { LIBRARIES } from './libraries.ts';
import type { Library } from './library.ts';

/** One kind of need as a library answered it: times in ms, and the numbers of the ideas it listed for each. */
export type CarriedKind = { name: string; times: number[]; lists: number[][] };
export type Carried = {
  library: string;
  says: string;
  /** ms that the library took to add everything. */
  took: number;
  /** ms until everything was in, with what it takes to make the market and its tokens. */
  filled: number;
  bytes: number;
  kinds: CarriedKind[];
};

/** No kind is asked for longer than this, in ms: slow libraries are asked less often. */
const PATIENCE = 5_000;
const WARM = 10;

// Run as a process of its own with a bounded heap: puts `--ideas` into one library, asks it, prints what came out.
const { values } = parseArgs({
  options: {
    library: { type: 'string', default: '' },
    ideas: { type: 'string', default: '25000' },
    queries: { type: 'string', default: '60' },
    seed: { type: 'string', default: '0' },
    words: { type: 'boolean', default: false },
  },
});
const make = LIBRARIES[values.library];
if (!make) throw new Error(`there is no library called ${values.library}`);
const many = Number(values.ideas);
const market = marketOf(Number(values.seed), values.words);
const ground = market.ground(many);
const askers = askersOf(market, ground, 4 * Number(values.queries), values.words);
const features = featuresOn(ground);

/** The library with the whole market in it, and the ms it took to add it. */
const filledLibrary = (): { library: Library; took: number } => {
  const library = make();
  let [took, at] = [0, 0];
  for (const item of market.items('idea', many)) {
    if (item.side !== 'idea') continue;
    const offered = features.offered(item, at);
    const start = performance.now();
    library.add(offered);
    took += performance.now() - start;
    at += 1;
  }
  return { library, took };
};

const asked = (): Omit<Carried, 'bytes'> & { alive: number } => {
  const { library, took } = filledLibrary();
  const filled = performance.now();
  // Whoever waits gives it more time now, to be asked.
  process.stderr.write(`${FILLED}\n`);
  const alive = memory();
  for (const need of askers.warm.slice(0, WARM)) library.top(features.wanted(need), LISTED);
  const kinds = [askers.main, askers.popular, askers.long].map(({ name, needs }): CarriedKind => {
    const kind: CarriedKind = { name, times: [], lists: [] };
    const until = performance.now() + PATIENCE;
    for (const need of needs.slice(0, Number(values.queries))) {
      if (performance.now() > until) break;
      const wanted = features.wanted(need);
      const start = performance.now();
      kind.lists.push(library.top(wanted, LISTED));
      kind.times.push(performance.now() - start);
    }
    return kind;
  });
  return { library: library.name, says: library.says, took, filled, kinds, alive };
};

const { alive, ...told } = asked();
// What is gone with the library was the library's.
const carried: Carried = { ...told, bytes: (alive - memory()) / many };
console.log(JSON.stringify(carried));
