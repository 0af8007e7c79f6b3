import { describe, expect, test } from '@jest/globals';
import {
  editNeed,
  getNeed,
  listNeeds,
  type Need,
  pauseNeed,
  postNeed,
  publishNeed,
} from '#server/needs/needs.contract.ts';
import { publishedNeeds } from '#server/needs/profiles.service.ts';
import { aNeed, BIRMINGHAM, POWYS } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const { visitor } = world;
const carys = await world.commissioner();

const eventsOf = async (id: string): Promise<{ type: string }[]> =>
  (await world.db.raw('select type from events where noun_id = ? order by seq', [id])).rows;
const get = (who: Pick<typeof carys, 'does'>, id: string): Promise<Need> =>
  who.does(getNeed, { params: { id } });

describe('what runs out', () => {
  test('is not open from the very instant, and the task writes it down once', async () => {
    const soon = new Date(world.clock().getTime() + 86_400_000).toISOString();
    const id = await carys.posts(aNeed({ title: 'Runs out', expiresAt: soon, regionCodes: [BIRMINGHAM] }));
    world.passes(2);
    expect((await get(carys, id)).status).toBe('expired');
    const open = await visitor().does(listNeeds, { query: { region: BIRMINGHAM } });
    expect(open.items.map((item) => item.id)).not.toContain(id);
    const expired = await visitor().does(listNeeds, { query: { status: 'expired' } });
    expect(expired.items.map((item) => item.id)).toContain(id);
    expect((await carys.tries(pauseNeed, { params: { id } })).body.code).toBe('already_moved');
    const again = await carys.tries(publishNeed, { params: { id } });
    expect(again.body).toMatchObject({ code: 'need_incomplete', issues: [{ path: 'body.expiresAt' }] });

    expect(await world.services.needs.expire()).toBe(1);
    expect(await world.services.needs.expire()).toBe(0);
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual(['need.published', 'need.expired']);

    const { body } = await get(carys, id);
    await carys.does(editNeed, { params: { id }, version: 1, body: { body: { ...body, expiresAt: null } } });
    expect((await carys.does(publishNeed, { params: { id } })).status).toBe('published');
  });

  test('is not posted', async () => {
    const expiresAt = new Date(world.clock().getTime() - 1_000).toISOString();
    const answer = await carys.tries(postNeed, { body: { body: aNeed({ expiresAt }).body, publish: true } });
    expect(answer.body).toMatchObject({ code: 'need_incomplete', issues: [{ path: 'body.expiresAt' }] });
  });
});

describe('matching', () => {
  test('is told what it needs, and of published needs only', async () => {
    const id = await carys.posts(aNeed({ budgetMax: 500_000, localOnly: true }));
    const draft = await carys.posts(aNeed(), { publish: false });
    const told = (await Array.fromAsync(publishedNeeds(world.db))).flat();
    expect(told.find((profile) => profile.id === id)).toMatchObject({
      postedBy: carys.personId,
      organisationId: carys.organisationId,
      regionCodes: [POWYS],
      localOnly: true,
      hasBudget: true,
      status: 'published',
    });
    expect(told.map((profile) => profile.id)).not.toContain(draft);
    expect(await world.services.needs.profileOf(world.db, draft)).toMatchObject({ status: 'draft' });
  });
});
