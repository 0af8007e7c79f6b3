import { describe, expect, test } from '@jest/globals';
import {
  closeNeed,
  editNeed,
  getNeed,
  listNeeds,
  type Need,
  pauseNeed,
  postNeed,
  publishNeed,
} from '#server/needs/needs.contract.ts';
import { createOrganisation } from '#server/organisations/organisations.contract.ts';
import { queriesOf } from '#test/support/queries.ts';
import { aNeed } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const { commissioner, contributor, broker, visitor } = world;
const carys = await commissioner();
const dai = await commissioner('Commissioner Dai');
const nia = await contributor();
const bethan = await broker();

const eventsOf = async (id: string): Promise<{ type: string; audiences: string[] }[]> =>
  (await world.db.raw('select type, audiences from events where noun_id = ? order by seq', [id])).rows;
const versionsOf = async (id: string): Promise<number[]> =>
  (await world.db.raw('select version from need_versions where need_id = ? order by version', [id])).rows.map(
    (row: { version: number }) => row.version,
  );
const get = (who: Pick<typeof carys, 'does'>, id: string): Promise<Need> =>
  who.does(getNeed, { params: { id } });

describe('posting a need', () => {
  test('as a draft asks for a title only, and nobody else sees it', async () => {
    const body = { ...aNeed().body, problem: '', whoFor: '', outcome: '', regionCodes: [] };
    const id = await carys.posts({ noun: 'need', body }, { publish: false });
    expect(await get(carys, id)).toMatchObject({
      status: 'draft',
      mine: true,
      moves: ['edit', 'publish', 'close'],
    });
    for (const other of [visitor(), nia, dai, bethan]) {
      expect((await other.tries(getNeed, { params: { id } })).body.code).toBe('need_not_found');
    }
    expect(await eventsOf(id)).toEqual([{ type: 'need.drafted', audiences: [`person:${carys.personId}`] }]);
  });

  test('is refused to whoever commissions for nobody', async () => {
    const asked = { body: { body: aNeed().body, organisationId: carys.organisationId } };
    expect((await nia.tries(postNeed, asked)).body.code).toBe('not_allowed');
    expect((await dai.tries(postNeed, asked)).body.code).toBe('not_allowed');
    expect((await nia.tries(postNeed, { body: { body: aNeed().body } })).body.code).toBe('not_allowed');
    expect((await visitor().tries(postNeed, asked)).body.code).toBe('not_signed_in');
  });

  test('without naming the organisation posts for the only one', async () => {
    const need = await carys.does(postNeed, { body: { body: aNeed().body } });
    expect(need.organisation?.id).toBe(carys.organisationId);
  });

  test('twenty times at once with one key makes one need', async () => {
    const key = carys.newKey();
    const body = { body: aNeed({ title: 'Posted once' }).body, publish: true };
    const answers = await Promise.all(Array.from({ length: 20 }, () => carys.tries(postNeed, { body, key })));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const changed = { ...body, publish: false };
    expect((await carys.tries(postNeed, { body: changed, key })).body.code).toBe('idempotency_key_reused');
  });

  test('unknown tags and places are named', async () => {
    const nobody = '01890000-0000-7000-8000-000000000000';
    const tag = await carys.tries(postNeed, { body: { body: aNeed({ tagIds: [nobody] }).body } });
    expect(tag.body.code).toBe('unknown_tag');
    expect(tag.body.issues?.[0]?.message).toContain(nobody);
    const place = await carys.tries(postNeed, { body: { body: aNeed({ regionCodes: ['E99999999'] }).body } });
    expect(place.body.code).toBe('unknown_region');
  });

  test('for an abolished council stands for its successor', async () => {
    const id = await carys.posts(aNeed({ regionCodes: ['E07000026', 'E07000029'] }));
    const need = await get(carys, id);
    expect(need.body.regionCodes).toEqual(['E06000063']);
    expect(need.places.map(({ code }) => code)).toEqual(['E06000063']);
  });

  test('the text suggests tags; what the author refuses is not suggested again', async () => {
    const id = await carys.posts(aNeed());
    const need = await get(carys, id);
    const [suggested] = need.tags.filter(({ origin }) => origin === 'pattern');
    if (suggested === undefined) throw new Error('nothing was suggested');
    expect(suggested.confidence).toBeGreaterThan(0);
    const refused = await carys.does(editNeed, {
      params: { id },
      version: 1,
      body: { body: need.body, refusedTagIds: [suggested.id] },
    });
    expect(refused.tags.map((tag) => tag.id)).not.toContain(suggested.id);
    const again = await carys.does(editNeed, {
      params: { id },
      version: 2,
      body: { body: { ...need.body, title: 'Falls at home, again' } },
    });
    expect(again.tags.map((tag) => tag.id)).not.toContain(suggested.id);
    expect(again.tags.length).toBe(refused.tags.length);
  });

  test('asks once whether the tags have changed, and so does editing', async () => {
    const { db } = world;
    const looks = (asked: readonly string[]) => asked.filter((sql) => sql.includes('from taxonomies'));
    let id = '';
    const posting = await queriesOf(db, async () => {
      id = await carys.posts(aNeed({ title: 'Falls at home, once more' }));
    });
    expect(looks(posting)).toHaveLength(1);
    const need = await get(carys, id);
    const editing = await queriesOf(db, () =>
      carys.does(editNeed, {
        params: { id },
        version: 1,
        body: { body: { ...need.body, title: 'Falls at home, and on the stairs' } },
      }),
    );
    expect(looks(editing)).toHaveLength(1);
  });
});

describe('publishing a need', () => {
  test('asks for all that a reader must know, field by field', async () => {
    const body = { ...aNeed().body, problem: '', outcome: '', regionCodes: [] };
    const id = await carys.posts({ noun: 'need', body }, { publish: false });
    const answer = await carys.tries(publishNeed, { params: { id } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'need_incomplete' } });
    expect(answer.body.issues?.map(({ path }) => path)).toEqual([
      'body.problem',
      'body.outcome',
      'body.regionCodes',
    ]);
    expect((await get(carys, id)).status).toBe('draft');
  });

  test('is refused while the organisation is unverified', async () => {
    const small = await world.contributor('Small Charity');
    const organisation = await small.does(createOrganisation, {
      body: { name: 'Small Hands', kind: 'charity' },
    });
    const body = { body: aNeed().body, organisationId: organisation.id };
    const draft = await small.does(postNeed, { body });
    const answer = await small.tries(publishNeed, { params: { id: draft.id } });
    expect(answer.body.code).toBe('organisation_unverified');
    expect((await small.tries(postNeed, { body: { ...body, publish: true } })).body.code).toBe(
      'organisation_unverified',
    );
  });

  test('opens it to all, tells all, and is done once', async () => {
    const id = await carys.posts(aNeed(), { publish: false });
    const need = await carys.does(publishNeed, { params: { id } });
    expect(need).toMatchObject({ status: 'published', moves: ['edit', 'pause', 'close'] });
    expect(await visitor().does(getNeed, { params: { id } })).toMatchObject({ id, mine: false, moves: [] });
    expect((await carys.tries(publishNeed, { params: { id } })).body.code).toBe('already_moved');
    expect((await eventsOf(id)).at(-1)).toEqual({
      type: 'need.published',
      audiences: ['public', `person:${carys.personId}`],
    });
  });

  test('a pause hides it from others, and it opens again with its first date', async () => {
    const id = await carys.posts(aNeed());
    const { publishedAt } = await get(carys, id);
    world.passes(1);
    expect((await carys.does(pauseNeed, { params: { id } })).status).toBe('paused');
    expect((await visitor().tries(getNeed, { params: { id } })).status).toBe(404);
    expect((await carys.does(publishNeed, { params: { id } })).publishedAt).toBe(publishedAt);
  });

  test('a closed need stays readable by its link and moves no more', async () => {
    const id = await carys.posts(aNeed());
    await carys.does(closeNeed, { params: { id } });
    expect(await visitor().does(getNeed, { params: { id } })).toMatchObject({ status: 'closed' });
    const { body, version } = await get(carys, id);
    const edited = await carys.tries(editNeed, {
      params: { id },
      version,
      body: { body: { ...body, title: 'New' } },
    });
    expect(edited.body.code).toBe('need_not_open');
    expect((await carys.tries(pauseNeed, { params: { id } })).body.code).toBe('already_moved');
  });

  test('moves and edits are for those who look after it', async () => {
    const id = await carys.posts(aNeed());
    for (const move of [pauseNeed, closeNeed]) {
      expect((await dai.tries(move, { params: { id } })).body.code).toBe('not_allowed');
    }
    const { body } = await get(carys, id);
    expect((await dai.tries(editNeed, { params: { id }, version: 1, body: { body } })).body.code).toBe(
      'not_allowed',
    );
    await carys.does(pauseNeed, { params: { id } });
    expect((await dai.tries(closeNeed, { params: { id } })).body.code).toBe('need_not_found');
  });
});

describe('editing a need', () => {
  test('keeps every version, and needs the one that was read', async () => {
    const id = await carys.posts(aNeed());
    const { body } = await get(carys, id);
    const next = { ...body, title: 'Falls among people over 80' };
    expect((await carys.tries(editNeed, { params: { id }, body: { body: next } })).status).toBe(428);
    const edited = await carys.tries(editNeed, { params: { id }, version: 1, body: { body: next } });
    expect(edited.headers.etag).toBe('"2"');
    expect(edited.body).toMatchObject({ version: 2, title: 'Falls among people over 80' });
    expect((await carys.tries(editNeed, { params: { id }, version: 1, body: { body } })).status).toBe(412);
    expect(await versionsOf(id)).toEqual([1, 2]);
  });

  test('of ten edits at once with one version, one is kept', async () => {
    const id = await carys.posts(aNeed());
    const { body } = await get(carys, id);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, place) =>
        carys.tries(editNeed, {
          params: { id },
          version: 1,
          body: { body: { ...body, title: `Title ${place}` } },
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(9);
    expect(await versionsOf(id)).toEqual([1, 2]);
  });

  test('that changes nothing makes no version and no event', async () => {
    const id = await carys.posts(aNeed());
    const { body } = await get(carys, id);
    const before = await eventsOf(id);
    expect((await carys.does(editNeed, { params: { id }, version: 1, body: { body } })).version).toBe(1);
    expect(await eventsOf(id)).toEqual(before);
  });

  test('may not empty what is open to all', async () => {
    const id = await carys.posts(aNeed());
    const { body } = await get(carys, id);
    const answer = await carys.tries(editNeed, {
      params: { id },
      version: 1,
      body: { body: { ...body, outcome: '' } },
    });
    expect(answer.body).toMatchObject({ code: 'need_incomplete', issues: [{ path: 'body.outcome' }] });
  });
});

describe('for a caller', () => {
  test('a broker posts, with the consent written down, and looks after it', async () => {
    const consent = 'The caller agreed on the telephone on Monday.';
    const body = { body: aNeed({ title: 'Rung in' }).body, onBehalf: { consent } };
    expect((await carys.tries(postNeed, { body })).body.code).toBe('not_allowed');
    const need = await bethan.does(postNeed, { body: { ...body, publish: true } });
    expect(need).toMatchObject({ onBehalf: true, unclaimed: true, mine: true, organisation: null });
    expect(need.consent).toBe(consent);
    const shown = await visitor().does(getNeed, { params: { id: need.id } });
    expect(shown).toMatchObject({ onBehalf: true, consent: null });
    expect((await eventsOf(need.id)).at(-1)?.audiences).toEqual(['public', `agency:${bethan.agencyId}`]);
    expect(await visitor().does(getNeed, { params: { id: need.id } })).toMatchObject({ mine: false });
    const listed = await bethan.does(listNeeds, { query: { mine: 'true' } });
    expect(listed.items.map(({ id }) => id)).toEqual([need.id]);
  });
});

describe('the organisation', () => {
  test('is named to its own people alone when its author says so', async () => {
    const id = await carys.posts(aNeed({ organisationNamed: false }));
    expect((await get(carys, id)).organisation?.id).toBe(carys.organisationId);
    expect((await visitor().does(getNeed, { params: { id } })).organisation).toBeNull();
    const listed = await visitor().does(listNeeds, { query: { limit: '100' } });
    expect(listed.items.find((item) => item.id === id)).toMatchObject({ organisation: null });
    const shown = await world.services.needs.summaries(world.db, [id]);
    expect(shown.get(id)?.organisation).toBeNull();
  });

  test('lists what is open under its name, and to its own people what is not named, too', async () => {
    const [named, unnamed, draft] = [
      await carys.posts(aNeed()),
      await carys.posts(aNeed({ organisationNamed: false })),
      await carys.posts(aNeed(), { publish: false }),
    ];
    const query = { organisation: carys.organisationId, limit: '100' };
    const found = (await visitor().does(listNeeds, { query })).items.map(({ id }) => id);
    expect(found).toContain(named);
    expect(found).not.toContain(unnamed);
    expect(found).not.toContain(draft);
    const own = (await carys.does(listNeeds, { query })).items.map(({ id }) => id);
    expect(own).toEqual(expect.arrayContaining([named, unnamed]));
  });
});
