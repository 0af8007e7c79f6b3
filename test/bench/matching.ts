import { parseArgs } from 'node:util';
import { needProfile } from '#server/matching/profile.ts';
import { LISTED } from '#server/matching/weights.ts';
import { askersOf } from './askers.ts';
import { marketOf } from './market.ts';
import { builtIndex, measureOurs } from './ours.ts';
import { line, seconds } from './report.ts';
import { timed } from './timing.ts';
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
const scanned = Number(values.scan);
const market = marketOf(Number(values.seed), values.words);
console.log(
  `${many} ideas, ${values.words ? 'with' : 'no'} words, top ${LISTED}, one thread, seed ${values.seed}; skew of ${market.source}`,
);

const started = performance.now();
const ground = market.ground(many);
console.log(`ground counted in ${seconds(performance.now() - started)}`);
const askers = askersOf(market, ground, Number(values.queries));
const built = await builtIndex(market, ground, many);
await measureOurs(market, built, many, askers);

if (scanned > 0) {
  const scan = typedScan(ground);
  for (const item of market.items('idea', many)) if (item.side === 'idea') scan.add(item);
  const score = scan.ready();
  const needs = askers.ordinary.needs.slice(0, scanned);
  const profiles = new Map(needs.map((need) => [need.id, needProfile(need, ground)]));
  const found = await timed({ name: 'exhaustive typed arrays', needs }, async ({ id }) => {
    const profile = profiles.get(id);
    return profile ? score(profile, LISTED) : [];
  });
  console.log(line(found));
  let same = 0;
  for (const [at, need] of needs.entries()) {
    const mine = await built.answer(need);
    const theirs = found.lists[at] ?? [];
    const equal = mine.every(({ score: points }, one) => Math.abs(points - (theirs[one]?.score ?? 0)) < 1e-3);
    if (equal && mine.length === theirs.length) same += 1;
  }
  console.log(`${same} of ${needs.length} lists equal to the exhaustive ones within single precision`);
}
