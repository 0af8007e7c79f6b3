import { afterAll, expect, test } from '@jest/globals';
import { openFeed } from '#server/events/feed.ts';
import { openLog } from '#server/log.ts';
import { openDatabase } from '#test/support/database.ts';

const { db, url, drop } = await openDatabase();
afterAll(drop);

test('a feed that is stopped as soon as it is started stops, and leaves no connection behind', async () => {
  for (let round = 0; round < 5; round += 1) {
    const feed = openFeed({ db, url, log: openLog('silent') });
    await feed.start();
    await feed.stop();
  }
  const { rows } = await db.raw(`select 1 from pg_stat_activity
    where application_name = 'pushpull listen' and datname = current_database()`);
  expect(rows).toEqual([]);
});
