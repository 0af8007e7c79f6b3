import { expect, test } from '@jest/globals';
import { pauseIdea } from '#server/ideas/ideas.contract.ts';
import { publishedIds, publishedPages, storedItems } from '#server/matching/items.service.ts';
import { aNeed, anIdea, CEREDIGION, POWYS } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const at = world.clock().toISOString();

test('what streams by is what is stored, item by item, and nothing that is not published', async () => {
  const nia = await world.contributor();
  const carys = await world.commissioner();
  await nia.posts(
    anIdea({ title: 'A tab\there, “quotes” and a back\\slash', how: 'Line\none\r\n{"json": true}' }),
  );
  await nia.posts(
    anIdea({ title: 'Cymorth i ofalwyr yn y tŷ 🏡', openPlaces: 3, evidenceLevel: 0, costMax: 1 }),
  );
  await nia.posts(
    anIdea({ title: 'Nowhere at all', regionCodes: [], reach: 'anywhere', authorStyle: 'name' }),
  );
  const paused = await nia.posts(anIdea({ title: 'Paused' }));
  await nia.does(pauseIdea, { params: { id: paused } });
  await nia.posts(anIdea({ title: 'A draft' }), { publish: false });
  await carys.posts(
    aNeed({ title: 'null', regionCodes: [POWYS, CEREDIGION], localOnly: true, budgetMin: 0 }),
  );
  await carys.posts(aNeed({ title: 'Ends soon', expiresAt: '2099-12-31T23:59:59.123Z' }));
  // As the platform, a model and a broker tag it.
  await world.db.raw(`
    insert into idea_tags (idea_id, tag_id, origin, confidence, rejected_at)
    select i.id, t.id, (array['pattern', 'model', 'broker', 'model'])[t.place], (array[0.35, 0.8125, 1, 0.1])[t.place],
      case when t.place = 4 then now() end
    from ideas i, (select tags.id, row_number() over (order by tags.id) as place from tags
      where tags.replaced_by is null limit 4) t
    where i.title = 'Nowhere at all'
    on conflict do nothing`);

  for (const side of ['need', 'idea'] as const) {
    const streamed = (await Array.fromAsync(publishedPages(world.db, side, at))).flat();
    const stored = await storedItems(
      world.db,
      side,
      streamed.map(({ id }) => id),
      at,
    );
    expect(streamed.length).toBe(side === 'need' ? 2 : 3);
    expect(streamed).toEqual(streamed.map(({ id }) => stored.find((one) => one.id === id)));
    expect((await Array.fromAsync(publishedIds(world.db, side))).flat()).toEqual(
      streamed.map(({ id }) => id),
    );
  }
  const [ideas] = await Array.fromAsync(publishedPages(world.db, 'idea', at));
  expect(ideas?.some(({ tags }) => tags.some(({ weight }) => weight < 0.5))).toBe(true);
});

test('a market larger than a page streams whole and in order', async () => {
  await world.db.raw(`
    insert into ideas (id, body, status, unclaimed, created_at, updated_at, published_at)
    select gen_random_uuid(), ideas.body, 'published', true, now(), now(), now()
    from generate_series(1, 4500), (select body from ideas limit 1) ideas`);
  await world.db.raw(`insert into idea_tags (idea_id, tag_id, origin, confidence)
    select ideas.id, tags.id, 'author', 1 from ideas, (select id from tags where replaced_by is null limit 2) tags
    on conflict do nothing`);
  const pages = await Array.fromAsync(publishedPages(world.db, 'idea', at));
  const ids = pages.flat().map(({ id }) => id);
  expect(pages.length).toBeGreaterThan(2);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(ids).toHaveLength(4503);
  const stored = new Map((await storedItems(world.db, 'idea', ids, at)).map((item) => [item.id, item]));
  for (const item of pages.flat()) expect(item).toEqual(stored.get(item.id));
});
