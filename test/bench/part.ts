import { LISTED } from '#server/matching/weights.ts';
import { askScan } from './ask-scan.ts';
import { type Asked, askersOf } from './askers.ts';
import { marketOf } from './market.ts';
import { builtIndex, type Grown, measureOurs, toldBuilt } from './ours.ts';
import { askLibraries } from './peers/ask-libraries.ts';
import { askSql } from './peers/ask-sql.ts';
import { seconds } from './report.ts';
import { toldTargets } from './targets.ts';
import { type Answered, timed } from './timing.ts';
import type { Part, World } from './world.ts';

const first = (kind: Asked, count: number): Asked => ({ ...kind, needs: kind.needs.slice(0, count) });

/** Measures ours and whoever stands beside it in one market, and prints it all; answers our main figures. */
export const measurePart = async (part: Part): Promise<Grown> => {
  const { many, words, scan, peers, seed } = part;
  const market = marketOf(seed, words);
  console.log(
    `${many.toLocaleString('en')} ideas, ${words ? 'with' : 'no'} words, top ${LISTED}, one thread, seed ${seed}; ` +
      `skew of ${market.source}`,
  );
  const started = performance.now();
  const ground = market.ground(many);
  console.log(`ground counted in ${seconds(performance.now() - started)}`);
  const world: World = { market, ground, askers: askersOf(market, ground, part.queries, words), many };
  const built = await builtIndex(market, ground, many);
  console.log(toldBuilt(built));
  const { askers } = world;
  for (const need of askers.warm) await built.answer(need);

  // What peers are asked is asked of ours before anything is edited, so that the lists are of the same market.
  const ours: Answered[] = [];
  for (const kind of [askers.main, askers.popular, askers.long])
    ours.push(await timed(first(kind, peers), built.answer));
  const beforeScan = await timed(first(askers.ordinary, scan), built.answer);
  const grown = await measureOurs(world, built);

  if (scan > 0) await askScan(world, beforeScan);
  if (peers > 0) {
    const sql = await askSql(world, ours);
    const library = await askLibraries(part, market, ours);
    console.log(`targets for 1,000,000 ideas, found at ${many.toLocaleString('en')}:`);
    for (const told of toldTargets(words, grown, { sql, library })) console.log(`  ${told}`);
  }
  return grown;
};
