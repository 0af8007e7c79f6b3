import { parseArgs } from 'node:util';
import { systemClock } from '#server/clock.ts';
import type { Db } from '#server/database/connect.ts';
import { row } from '#server/database/query.ts';
import { openLog } from '#server/log.ts';
import type { Item } from '#server/matching/item.ts';
import { keeping } from '#server/matching/keeping.service.ts';
import type { Market } from '#server/matching/market.ts';
import { marketsInThreads } from '#server/matching/thread/market-thread.ts';
import { tokens } from '#server/matching/tokens.ts';
import type { Hit } from '#server/matching/top-k.ts';
import { LISTED } from '#server/matching/weights.ts';
import { regionsService } from '#server/regions/regions.service.ts';
import { tagsService } from '#server/tags/tags.service.ts';
import { openBenchDatabase } from './bench-database.ts';
import { tell } from './progress.ts';
import { seconds } from './report.ts';
import { storedMarket } from './stored-market.ts';

// How long the product's own thread takes to read its market from PostgreSQL, before and after it has kept the words.

const { values } = parseArgs({
  options: {
    ideas: { type: 'string', default: '100000' },
    /** Needs that are read too; the target is stated for ideas. */
    needs: { type: 'string', default: '0' },
    /** How often it is read once the words are kept. */
    again: { type: 'string', default: '3' },
    seed: { type: 'string', default: '20261123' },
  },
});
const TARGET_MS = 10_000;
const ASKED = 50;
const POLL_MS = 1_000;
const [ideas, needs] = [Number(values.ideas), Number(values.needs)];

const timed = async <T>(work: () => Promise<T>): Promise<{ took: number; made: T }> => {
  const begun = performance.now();
  const made = await work();
  return { took: performance.now() - begun, made };
};

const kept = async (db: Db): Promise<number> =>
  (await row<{ kept: number }>(db, 'select count(*) as kept from idea_digests'))?.kept ?? 0;

const database = await openBenchDatabase();
const { db, url } = database;
try {
  const stored = await storedMarket(db, Number(values.seed), tell);
  const written = await timed(async () => {
    await stored.write('idea', ideas, null, 1e9);
    await stored.write('need', needs, null, 1e9);
    await db.raw('vacuum analyze');
  });
  console.log(
    `${ideas.toLocaleString('en')} ideas and ${needs.toLocaleString('en')} needs written in ${seconds(written.took)}; skew of ${stored.source}`,
  );
  const markets = marketsInThreads({ url });
  const keeper = keeping(
    {
      db,
      clock: systemClock,
      log: openLog('silent'),
      tags: tagsService({ db, tokenise: tokens }),
      regions: regionsService({ db }),
      markets,
    },
    () => undefined,
  );
  const ground = await timed(keeper.readGround);
  console.log(`statistics counted and frozen in ${seconds(ground.took)}`);
  const { data } = ground.made;
  const at = systemClock().toISOString();
  const askers: Item[] = Array.from({ length: ASKED }, (_, place) => stored.item('need', 1_000_000 + place));
  const answers = async (market: Market): Promise<Hit[][]> => {
    const lists: Hit[][] = [];
    for (const asker of askers) lists.push(await market.top(asker, { k: LISTED, at: Date.parse(at) }));
    return lists;
  };
  const open = async () => {
    const market = markets.open(data, at);
    const { took } = await timed(() => market.ready);
    return { market, took };
  };

  const first = await open();
  console.log(
    `read from texts in ${seconds(first.took)}: ${first.market.sizes().ideas.toLocaleString('en')} ideas`,
  );
  const fromTexts = await answers(first.market);
  const keepingWords = await timed(async () => {
    while ((await kept(db)) < ideas) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  });
  await first.market.close();
  await db.raw('vacuum analyze idea_digests');
  console.log(`words kept in the background within another ${seconds(keepingWords.took)}`);
  for (let time = 0; time < Number(values.again); time += 1) {
    const next = await open();
    const same = (await answers(next.market)).filter(
      (list, place) => JSON.stringify(list) === JSON.stringify(fromTexts[place]),
    ).length;
    await next.market.close();
    const met = next.took <= TARGET_MS ? 'met' : 'not met';
    console.log(
      `read from kept words in ${seconds(next.took)}; ${same} of ${ASKED} lists as before` +
        (ideas === 1_000_000 ? `; target ${seconds(TARGET_MS)} ${met}` : ''),
    );
  }
} finally {
  await database.close();
}
