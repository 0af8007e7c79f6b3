import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { indexedRetrieval } from '#server/matching/index/indexed-retrieval.ts';
import type { Item } from '#server/matching/item.ts';
import { needProfile } from '#server/matching/profile.ts';
import type { Hit } from '#server/matching/top-k.ts';
import { LISTED } from '#server/matching/weights.ts';
import { marketOf } from './market.ts';
import { typedScan } from './typed-scan.ts';

const { values } = parseArgs({
  options: {
    ideas: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '1000' },
    words: { type: 'boolean', default: false },
    scan: { type: 'string', default: '100' },
    seed: { type: 'string', default: '20261123' },
  },
});
const many = Number(values.ideas);
const asked = Number(values.queries);
const scanned = Number(values.scan);
const WARM = 400;
const POPULAR = 'popular tags';
const LONG = '20 tags';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const memory = (): number => {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const market = marketOf(Number(values.seed), values.words);
console.log(
  `${many} ideas, ${values.words ? 'with' : 'no'} words, top ${LISTED}, one thread, seed ${values.seed}; skew of ${market.source}`,
);

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
const report = (name: string, times: readonly number[]) => {
  const sorted = [...times].sort((one, other) => one - other);
  const total = sorted.reduce((sum, time) => sum + time, 0);
  const cells = [0.5, 0.95, 0.99].map((share) => percentile(sorted, share).toFixed(3).padStart(10));
  const perSecond = ((1000 * sorted.length) / total).toFixed(0).padStart(9);
  console.log(
    `${name.padEnd(34)}${cells.join('')}${(sorted.at(-1) ?? 0).toFixed(3).padStart(10)}${perSecond}  n=${sorted.length}`,
  );
};

const started = performance.now();
const ground = market.ground(many);
console.log(`ground counted in ${((performance.now() - started) / 1000).toFixed(1)} s`);

const before = memory();
let making = performance.now();
let made = 0;
for (const item of market.items('idea', Math.min(many, 50_000))) made += item.tags.length;
making = ((performance.now() - making) * many) / Math.min(many, 50_000);
const retrieval = indexedRetrieval();
const loading = performance.now();
await retrieval.load(ground, market.items('idea', many));
const took = performance.now() - loading;
const bytes = (memory() - before) / many;
console.log(
  `built in ${(took / 1000).toFixed(1)} s, of which about ${(making / 1000).toFixed(1)} s to make the items ` +
    `(${(made / Math.min(many, 50_000)).toFixed(1)} tags each); ${bytes.toFixed(0)} bytes an idea, heap and arrays`,
);

const askers = (from: number, count: number, tagged?: number): Item[] =>
  Array.from({ length: count }, (_, at) => market.item('need', 1_000_000 + from + at, tagged));
const at = 0;
const search = { k: LISTED, at };
const timed = async (items: readonly Item[]): Promise<{ times: number[]; hits: Hit[][] }> => {
  const times: number[] = [];
  const hits: Hit[][] = [];
  for (const item of items) {
    const start = performance.now();
    hits.push(await retrieval.top(item, search));
    times.push(performance.now() - start);
  }
  return { times, hits };
};
const ordinary = askers(0, asked);
const popular = [...ordinary].flatMap((item, index) => {
  const places = index % 2 === 0 ? [] : item.places;
  const commonest = Object.entries(ground.epoch.tags).sort((one, other) => other[1] - one[1]);
  const tags = commonest.slice(0, 2 + (index % 3)).map(([tag]) => ({ tag, weight: 1 }));
  return index < 200 ? [{ ...item, tags, places }] : [];
});
const long = askers(50_000, 200, 20);
const placeless = ordinary.map((item): Item => ({ ...item, places: [] })).slice(0, 300);

for (const item of askers(20_000, WARM)) await retrieval.top(item, search);
console.log(`${'ms'.padEnd(34)}${['p50', 'p95', 'p99', 'most'].map((h) => h.padStart(10)).join('')}      /s`);
const ours = await timed(ordinary);
report('index', ours.times);
report(
  'index, of needs with tags',
  ours.times.filter((_, one) => (ordinary[one]?.tags.length ?? 0) > 0),
);
report('index, needs without a place', (await timed(placeless)).times);
report(`index, ${POPULAR}`, (await timed(popular)).times);
report(`index, ${LONG}`, (await timed(long)).times);

const edits: number[] = [];
for (let index = 0; index < 200; index += 1) {
  const item = market.item('idea', (index * 7919) % many);
  const start = performance.now();
  await retrieval.upsert(item);
  edits.push(performance.now() - start);
}
report('index, one idea edited', edits);
report('index, 200 in the tail', (await timed(ordinary.slice(0, 300))).times);

if (scanned > 0) {
  const scan = typedScan(ground);
  for (const item of market.items('idea', many)) if (item.side === 'idea') scan.add(item);
  const score = scan.ready();
  const times: number[] = [];
  let differing = 0;
  for (const [index, item] of ordinary.slice(0, scanned).entries()) {
    if (item.side !== 'need') continue;
    const profile = needProfile(item, ground);
    const start = performance.now();
    const found = score(profile, LISTED);
    times.push(performance.now() - start);
    const mine = ours.hits[index] ?? [];
    const same =
      mine.length === found.length &&
      mine.every((hit, one) => Math.abs(hit.score - (found[one]?.score ?? 0)) < 1e-3);
    if (!same) differing += 1;
  }
  report('exhaustive typed arrays', times);
  console.log(
    `${times.length - differing} of ${times.length} lists equal to the exhaustive ones within single precision`,
  );
}
