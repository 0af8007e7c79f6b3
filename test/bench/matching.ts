import { parseArgs } from 'node:util';
import { needProfile } from '#server/matching/profile.ts';
import { LISTED } from '#server/matching/weights.ts';
import { alike } from './agreement.ts';
import { type Asked, askersOf } from './askers.ts';
import { marketOf } from './market.ts';
import { builtIndex, measureOurs, toldBuilt } from './ours.ts';
import { askLibraries } from './peers/ask-libraries.ts';
import { askSql } from './peers/ask-sql.ts';
import { line, percentile, ratio, seconds } from './report.ts';
import { type Answered, timed } from './timing.ts';
import { typedScan } from './typed-scan.ts';

const { values } = parseArgs({
  options: {
    ideas: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '1000' },
    words: { type: 'boolean', default: false },
    scan: { type: 'string', default: '100' },
    /** Also asks PostgreSQL and the libraries, this many needs of a kind; 0 for neither. */
    peers: { type: 'string', default: '0' },
    limit: { type: 'string', default: '300' },
    seed: { type: 'string', default: '20261123' },
  },
});
const many = Number(values.ideas);
const [scanned, compared, seed] = [Number(values.scan), Number(values.peers), Number(values.seed)];
const market = marketOf(seed, values.words);
console.log(
  `${many} ideas, ${values.words ? 'with' : 'no'} words, top ${LISTED}, one thread, seed ${values.seed}; skew of ${market.source}`,
);

const started = performance.now();
const ground = market.ground(many);
console.log(`ground counted in ${seconds(performance.now() - started)}`);
const askers = askersOf(market, ground, Number(values.queries));
const built = await builtIndex(market, ground, many);
console.log(toldBuilt(built));
for (const need of askers.warm) await built.answer(need);

// What peers are asked is asked of ours before anything is edited, so that the lists are of the same market.
const first = (kind: Asked, count: number): Asked => ({ ...kind, needs: kind.needs.slice(0, count) });
const main = values.words ? askers.ordinary : askers.tagged;
const kinds = [main, askers.popular, askers.long].map((kind) => first(kind, compared));
const ours: Answered[] = [];
for (const kind of kinds) ours.push(await timed(kind, built.answer));
const oursScanned = await timed(first(askers.ordinary, scanned), built.answer);

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
  const same = found.lists.filter((theirs, at) => alike(oursScanned.lists[at] ?? [], theirs, 1e-3));
  const times = ratio(percentile(found.times, 0.5), percentile(oursScanned.times, 0.5));
  console.log(
    line(
      found,
      `  n=${needs.length}, ${times} ours; ${same.length} lists equal to ours within single precision`,
    ),
  );
}
if (compared > 0) {
  await askSql({ market, ground, many, kinds, ours });
  await askLibraries({
    market,
    many,
    seed,
    words: values.words,
    queries: compared,
    limit: Number(values.limit),
    ours,
  });
}
