import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { systemClock } from '#server/clock.ts';
import { connect, type Db } from '#server/database/connect.ts';
import { newId } from '#server/database/id.ts';
import { record } from '#server/events/record.ts';
import { marketsInThreads } from '#server/matching/thread/market-thread.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import { processOn } from '../matching/process.ts';
import { openGroundDatabase } from './ground-database.ts';
import { until } from './until.ts';

let database: Awaited<ReturnType<typeof openGroundDatabase>>;
let db: Db;
beforeAll(async () => {
  database = await openGroundDatabase();
  db = connect(database.url, 5);
}, 60_000);
afterAll(async () => {
  await db.destroy();
  await database.close();
});

/** An idea as an import leaves it: published, of nobody, and told. */
const publishes = (title: string): Promise<void> =>
  db.transaction(async (trx) => {
    const [id, at] = [newId(), systemClock().toISOString()];
    await trx.raw(
      `insert into ideas (id, body, status, unclaimed, created_at, updated_at, published_at)
       values (:id, (:body)::jsonb, 'published', true, :at, :at, :at)`,
      { id, at, body: JSON.stringify(anIdea({ title }).body) },
    );
    await record(trx, { type: 'idea.published', noun: 'idea', id, actorId: null, audiences: [], at });
  });

test('a database that crashes while the market is read, and while it stands, is read when it is back', async () => {
  await publishes('Falls, there before');
  const one = processOn({
    db,
    url: database.url,
    clock: systemClock,
    markets: marketsInThreads({ url: database.url }),
  });
  const draft = { ...aNeed(), refusedTagIds: [] };
  const titles = async (): Promise<string[]> =>
    (await one.matching.preview(null, draft)).top.map(({ title }) => title).sort();
  const shows = (title: string) =>
    until(
      `it shows ${title}`,
      // Until the database is back every question fails, and is asked again.
      () =>
        titles().then(
          (found) => found.includes(title),
          () => false,
        ),
      30_000,
    );

  // Frozen once, so that what is cut below is the reading of a market.
  const first = processOn({ db, url: database.url, clock: systemClock });
  await first.start();
  await first.stop();

  // The reading stands before the ideas when their database goes away under it.
  const holder = new pg.Client({ connectionString: database.url });
  const cut = new Promise<void>((resolve) => holder.on('error', () => resolve()));
  await holder.connect();
  await holder.query('begin; lock table ideas in access exclusive mode');
  const starting = one.start();
  await until(
    'the ideas are waited for',
    async () =>
      (
        await db.raw(`select 1 from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' and query like '%from ideas i left join%'`)
      ).rows.length > 0,
    20_000,
  );
  expect(one.matching.ready()).toBe(false);
  await database.stop('crash');
  await cut;
  await expect(titles()).rejects.toThrow();
  await database.start();
  await starting;
  await shows('Falls, there before');
  expect(one.matching.ready()).toBe(true);

  // And once it stands: what is posted afterwards is taken up, over new connections.
  await database.stop('crash');
  await database.start();
  await until(
    'it can be posted to',
    () =>
      publishes('Falls, after the second crash').then(
        () => true,
        () => false,
      ),
    20_000,
  );
  await shows('Falls, after the second crash');
  expect(await titles()).toEqual(['Falls, after the second crash', 'Falls, there before']);
  await one.stop();
}, 120_000);
