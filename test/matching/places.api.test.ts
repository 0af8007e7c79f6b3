import { afterAll, expect, test } from '@jest/globals';
import type { Trx } from '#server/database/connect.ts';
import { rows } from '#server/database/query.ts';
import { marketsInThreads } from '#server/matching/thread/market-thread.ts';
import type { RegionSeed } from '#server/regions/regions.store.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';
import { processOn } from './process.ts';

const world = await openWorld();
const { db, url, clock } = world;
const nia = await world.contributor();
const carys = await world.commissioner();
/** Asked for the newest: in earnest a question does not wait so long for it. */
const threads = { ...marketsInThreads({ url }), patienceMs: 60_000 };
const processes = [processOn({ db, url, clock }), processOn({ db, url, clock, markets: threads })];
afterAll(async () => {
  for (const one of processes) await one.stop();
});

const placesOf = (trx: Trx): Promise<RegionSeed[]> =>
  rows(
    trx,
    `select regions.*, array(select neighbour_code from region_neighbours where region_code = regions.code) as neighbours
     from regions`,
  );

test('a place that a release merges into another is that other for every process that runs', async () => {
  const [was, became] = ['W06000011', 'W06000012'];
  for (const one of processes) await one.start();
  const need = await carys.posts(aNeed({ title: 'Falls in the west', regionCodes: [was], localOnly: true }));
  const idea = await nia.posts(anIdea({ title: 'Falls in the east', regionCodes: [became], reach: 'here' }));
  await world.settle();
  const found = async () =>
    (
      await Promise.all(
        processes.map(async ({ matching }) =>
          (await matching.forNeed(null, need)).items.map((fit) => fit.idea.id),
        ),
      )
    ).filter((ideas) => ideas.includes(idea)).length;
  for (const one of processes) await one.catchesUp();
  expect(await found()).toBe(0);

  const { regions } = world.services;
  await db.transaction(async (trx) => {
    const released = (await placesOf(trx)).map((row) =>
      row.code === was ? { ...row, replacedBy: became } : row,
    );
    await regions.importRegions(trx, released, (await regions.list()).sets);
    await trx.raw("update reference_seeds set content_hash = 'the next release'");
  });
  for (const one of processes) await one.catchesUp();
  expect(await found()).toBe(processes.length);
  await world.settle();
  const pair = 'select 1 from matches where need_id = :need and idea_id = :idea';
  expect(await rows(db, pair, { need, idea })).toHaveLength(1);

  // What stands already is no news.
  const told = async () =>
    (await db.raw("select count(*)::int as n from events where type = 'region.changed'")).rows[0].n;
  const before = await told();
  await db.transaction(async (trx) => {
    await regions.importRegions(trx, await placesOf(trx), (await regions.list()).sets);
  });
  expect(await told()).toBe(before);
});
