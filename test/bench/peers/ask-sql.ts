import { LISTED } from '#server/matching/weights.ts';
import { alike } from '../agreement.ts';
import { tell } from '../progress.ts';
import { line, percentile, ratio, seconds } from '../report.ts';
import { type Answered, timed } from '../timing.ts';
import type { World } from '../world.ts';
import { sqlPeer } from './sql.ts';
import { sqlServer } from './sql-server.ts';

/** No kind of need is asked for longer, in ms. */
const PATIENCE = 20_000;

/** A plan's lines that tell how: its nodes with rows and time, what all of them read, and the times. */
const shortened = (plan: readonly string[]): string[] =>
  plan
    .filter((row, at) => at < 2 || /->|CTE [a-z]+$|Time:/.test(row))
    .map((row) =>
      row
        .replace(/ \(cost=[^)]*\)/, '')
        .replace(/ loops=1\)/, ')')
        .slice(0, 130),
    );

const search = { k: LISTED, at: 0 };

/**
 * Asks a PostgreSQL of its own the same needs with the same score, and prints it beside ours with its plan. Answers how
 * many times ours it takes for the first kind.
 */
export const askSql = async ({ market, ground, many }: World, ours: readonly Answered[]) => {
  const server = await sqlServer();
  try {
    console.log(`PostgreSQL ${server.version}, ${server.settings}`);
    function* ideas() {
      for (const item of market.items('idea', many)) if (item.side === 'idea') yield item;
    }
    const needs = ours.flatMap((kind) => kind.needs);
    const told = (what: string) => tell(`PostgreSQL: ${what}`);
    const peer = await sqlPeer(server.url, { ground, ideas: ideas(), needs, told });
    try {
      console.log(
        `PostgreSQL loaded and indexed in ${seconds(peer.took)}, ${peer.bytes.toFixed(0)} bytes an idea`,
      );
      const slower: number[] = [];
      for (const mine of ours) {
        tell(`PostgreSQL: ${mine.name}`);
        await timed({ name: 'warm', needs: mine.needs.slice(0, 3) }, (need) => peer.top(need, search));
        const theirs = await timed(
          { ...mine, name: `SQL, ${mine.name}` },
          (need) => peer.top(need, search),
          PATIENCE,
        );
        const same = theirs.lists.filter((list, one) => alike(mine.lists[one] ?? [], list, 1e-6));
        const [median, our] = [
          percentile(theirs.times, 0.5),
          percentile(mine.times.slice(0, theirs.times.length), 0.5),
        ];
        slower.push(median / our);
        const times = ratio(median, our);
        console.log(
          line(
            theirs,
            `  n=${theirs.times.length}, ${times} ours; ${same.length} lists equal to ours within 1e-6`,
          ),
        );
      }
      const example = ours[0]?.needs.find(({ places }) => places.length > 0);
      if (example) {
        console.log('the plan of one of them, as carried out:');
        for (const row of shortened(await peer.plan(example, search))) console.log(`  ${row}`);
      }
      return slower[0];
    } finally {
      await peer.close();
    }
  } finally {
    await server.stop();
  }
};
