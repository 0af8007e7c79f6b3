import { describe, expect, test } from '@jest/globals';
import type { Failure } from '#server/fail.ts';
import {
  editIdea,
  getIdea,
  type Idea,
  listIdeas,
  postIdea,
  publishIdea,
} from '#server/ideas/ideas.contract.ts';
import { anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const { visitor } = world;
const nia = await world.contributor();
const omar = await world.contributor('Omar');
const carys = await world.commissioner();
const bethan = await world.broker();
const { ideas } = world.services;

const get = (who: Pick<typeof nia, 'does'>, id: string): Promise<Idea> =>
  who.does(getIdea, { params: { id } });
const eventsOf = async (id: string): Promise<string[]> =>
  (await world.db.raw('select type from events where noun_id = ? order by seq', [id])).rows.map(
    (row: { type: string }) => row.type,
  );
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: Failure) => error.code,
  );
const takes = (id: string): Promise<void> => world.db.transaction((trx) => ideas.takePlace(trx, id));
const releases = (id: string): Promise<void> => world.db.transaction((trx) => ideas.releasePlace(trx, id));

describe('an idea', () => {
  test('is posted by anybody with a proven address, without an organisation', async () => {
    const id = await nia.posts(anIdea());
    const idea = await get(visitor(), id);
    expect(idea).toMatchObject({
      status: 'published',
      author: 'A community nurse in Wales',
      organisation: null,
      unclaimed: false,
      mine: false,
    });
    expect(JSON.stringify(idea)).not.toContain(nia.personId);
  });

  test('as a draft is its author’s alone', async () => {
    const id = await nia.posts(anIdea({ summary: '' }), { publish: false });
    expect((await get(nia, id)).moves).toEqual(['edit', 'publish', 'close']);
    for (const other of [visitor(), omar, carys, bethan]) {
      expect((await other.tries(getIdea, { params: { id } })).body.code).toBe('idea_not_found');
    }
    const answer = await nia.tries(publishIdea, { params: { id } });
    expect(answer.body).toMatchObject({ code: 'idea_incomplete', issues: [{ path: 'body.summary' }] });
  });

  test('needs a place unless it works anywhere', async () => {
    const nowhere = anIdea({ regionCodes: [] }).body;
    const answer = await nia.tries(postIdea, { body: { body: nowhere, publish: true } });
    expect(answer.body).toMatchObject({ code: 'idea_incomplete', issues: [{ path: 'body.regionCodes' }] });
    const anywhere: typeof nowhere = { ...nowhere, reach: 'anywhere' };
    expect((await nia.does(postIdea, { body: { body: anywhere, publish: true } })).status).toBe('published');
  });

  test('stands for an organisation only if its author belongs to it', async () => {
    const body = { body: anIdea({ authorStyle: 'name' }).body, organisationId: carys.organisationId };
    expect((await nia.tries(postIdea, { body })).body.code).toBe('not_allowed');
    const idea = await carys.does(postIdea, { body: { ...body, publish: true } });
    expect(idea.organisation?.id).toBe(carys.organisationId);
    const query = { organisation: carys.organisationId };
    expect((await visitor().does(listIdeas, { query })).items.map(({ id }) => id)).toEqual([idea.id]);
  });

  test('does not give a pseudonym away by its organisation', async () => {
    for (const authorStyle of ['pseudonym', 'kind'] as const) {
      const idea = await carys.does(postIdea, {
        body: {
          body: anIdea({ authorStyle, authorLabel: 'Moonlight' }).body,
          organisationId: carys.organisationId,
          publish: true,
        },
      });
      expect(idea.organisation?.id).toBe(carys.organisationId);
      expect((await get(visitor(), idea.id)).organisation).toBeNull();
      const query = { organisation: carys.organisationId, limit: '100' };
      const found = await visitor().does(listIdeas, { query });
      expect(found.items.map(({ id }) => id)).not.toContain(idea.id);
      expect(await ideas.profileOf(world.db, idea.id)).toMatchObject({
        pseudonymous: true,
        ownOrganisation: false,
        organisationId: carys.organisationId,
      });
    }
  });

  test('does not lead to a page that is a script', async () => {
    const body = { ...anIdea().body, website: 'javascript:alert(1)' };
    expect((await nia.tries(postIdea, { body: { body } })).body.code).toBe('invalid_input');
  });

  test('is listed by words and by whose it is', async () => {
    const id = await omar.posts(anIdea({ title: 'Xylophones for all' }));
    const found = await visitor().does(listIdeas, { query: { q: 'xylo' } });
    expect(found.items.map((item) => item.id)).toEqual([id]);
    const mine = await omar.does(listIdeas, { query: { mine: 'true' } });
    expect(mine.items.map((item) => item.id)).toEqual([id]);
  });

  test('of a caller is posted by a broker and looked after by the agency', async () => {
    const onBehalf = { consent: 'A carer rang on Friday and agreed to this wording.' };
    expect((await nia.tries(postIdea, { body: { body: anIdea().body, onBehalf } })).body.code).toBe(
      'not_allowed',
    );
    const idea = await bethan.does(postIdea, { body: { body: anIdea().body, publish: true, onBehalf } });
    expect(idea).toMatchObject({ onBehalf: true, unclaimed: true, mine: true });
    expect(await ideas.profileOf(world.db, idea.id)).toMatchObject({ postedBy: null });
  });
});

describe('open places', () => {
  test('are taken and given back, and never fewer than none', async () => {
    const id = await nia.posts(anIdea({ openPlaces: 2 }));
    await takes(id);
    expect((await get(visitor(), id)).openPlaces).toBe(1);
    await takes(id);
    expect(await codeOf(takes(id))).toBe('no_open_places');
    await releases(id);
    await releases(id);
    await releases(id);
    expect((await get(visitor(), id)).openPlaces).toBe(2);
    expect((await eventsOf(id)).filter((type) => type === 'idea.places_changed')).toHaveLength(4);
  });

  test('of thirty who want one of three at once, three get it', async () => {
    const id = await nia.posts(anIdea({ openPlaces: 3 }));
    const codes = await Promise.all(Array.from({ length: 30 }, () => codeOf(takes(id))));
    expect(codes.filter((code) => code === 'done')).toHaveLength(3);
    expect(codes.filter((code) => code === 'no_open_places')).toHaveLength(27);
  });

  test('follow the limit when it is edited, and remember what is taken', async () => {
    const id = await nia.posts(anIdea({ openPlaces: 3 }));
    await takes(id);
    await takes(id);
    const { body } = await get(nia, id);
    const fewer = { params: { id }, version: 1, body: { body: { ...body, openPlaces: 1 } } };
    expect((await nia.does(editIdea, fewer)).openPlaces).toBe(0);
    const none = { params: { id }, version: 2, body: { body: { ...body, openPlaces: null } } };
    expect((await nia.does(editIdea, none)).openPlaces).toBeNull();
    await takes(id);
    const more = { params: { id }, version: 3, body: { body: { ...body, openPlaces: 5 } } };
    expect((await nia.does(editIdea, more)).openPlaces).toBe(2);
  });

  test('without a limit change nothing for anybody', async () => {
    const id = await nia.posts(anIdea());
    await takes(id);
    expect((await get(visitor(), id)).openPlaces).toBeNull();
    expect(await eventsOf(id)).toEqual(['idea.published']);
  });
});
