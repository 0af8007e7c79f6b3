import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { closeIdea } from '#server/ideas/ideas.contract.ts';
import { openLog } from '#server/log.ts';
import { exhaustiveRetrieval } from '#server/matching/exhaustive.ts';
import { matchingService } from '#server/matching/matching.service.ts';
import type { Retrieval } from '#server/matching/retrieval.ts';
import { marketsHere } from '#server/matching/thread/market-here.ts';
import { composeServices } from '#server/services.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const { commissioner, contributor } = world;
const nia = await contributor();
const log = openLog('silent');

/** A second process on the same database, with retrieval of its own. */
const elsewhere = composeServices({
  db: world.db,
  url: world.url,
  clock: world.clock,
  log,
  mail: { smtpUrl: undefined, from: 'test@example.org', publicUrl: () => 'http://localhost' },
});
let failing = false;
const retrieval = (): Retrieval => {
  const sound = exhaustiveRetrieval();
  return {
    ...sound,
    upsert: async (item) => {
      if (failing) throw new Error('the index is out of order');
      await sound.upsert(item);
    },
  };
};
const matching = matchingService({
  ...elsewhere,
  db: world.db,
  clock: world.clock,
  log,
  openIntroductions: async () => [],
  markets: marketsHere({ db: world.db, retrieval }),
});

beforeAll(async () => {
  await nia.posts(anIdea({ title: 'There before the process started' }));
  await elsewhere.feed.start();
  await matching.start();
});
afterAll(async () => {
  await matching.stop();
  await elsewhere.feed.stop();
});

const draft = aNeed({ regionCodes: [] });
const titles = async (): Promise<string[]> => {
  const seq = (await world.db.raw('select max(seq)::int as seq from events')).rows[0].seq;
  await elsewhere.feed.caughtUpTo(seq);
  return (await matching.preview(null, draft)).top.map(({ title }) => title);
};

describe('the market of another process', () => {
  test('holds what was there, takes up what is posted, and lets go of what closes', async () => {
    expect(await titles()).toEqual(['There before the process started']);
    const idea = await nia.posts(anIdea({ title: 'Posted while it ran' }));
    expect(await titles()).toContain('Posted while it ran');
    await nia.does(closeIdea, { params: { id: idea } });
    expect(await titles()).not.toContain('Posted while it ran');
  });

  test('is loaded anew after a change that it could not take up', async () => {
    failing = true;
    await nia.posts(anIdea({ title: 'Posted while it was broken' }));
    expect(await titles()).toContain('Posted while it was broken');
    failing = false;
    await nia.posts(anIdea({ title: 'Posted after that' }));
    expect(await titles()).toContain('Posted after that');
  });

  test('scores as every other process does, after a renewal of the statistics too', async () => {
    const carys = await commissioner();
    const need = await carys.posts(aNeed());
    await world.settle();
    await world.services.matching.rescore();
    await titles();
    const here = await world.services.matching.forNeed(null, need);
    expect(await matching.forNeed(null, need)).toEqual(here);
    expect(here.items).not.toEqual([]);
  });
});
