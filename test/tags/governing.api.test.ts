import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedReference } from '#seeds/reference.ts';
import { rows } from '#server/database/query.ts';
import { listIdeas } from '#server/ideas/ideas.contract.ts';
import { editNeed, getNeed, listNeeds, postNeed } from '#server/needs/needs.contract.ts';
import { PLATFORM, tagIdOf } from '#server/tags/draft.ts';
import * as governing from '#server/tags/governing.contract.ts';
import { listTags, suggestTags } from '#server/tags/tags.contract.ts';
import { type Process, processOn } from '#test/matching/process.ts';
import { aNeed, anIdea, BIRMINGHAM, POWYS } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const { tags } = world.services;
const [carys, nurse, ruth] = [
  await world.commissioner(),
  await world.contributor(),
  await world.administrator(),
];
const own = (code: string): string => tagIdOf(PLATFORM, code);
const theirs = (code: string): string => tagIdOf('theirs', code);

const tagOf = (id: string) => ruth.does(governing.getGovernedTag, { params: { id } });
const found = async (tag: string): Promise<string[]> =>
  (await carys.does(listNeeds, { query: { tag: [tag] } })).items.map(({ id }) => id);
/** A need and an idea that share nothing but what their tags say. */
const needOn = (tagId: string, title: string) =>
  carys.posts(aNeed({ title, problem: title, whoFor: title, evidence: '', outcome: title, tagIds: [tagId] }));

const running: Process[] = [];
afterAll(() => Promise.all(running.map((one) => one.stop())));

beforeAll(async () => {
  const draft = (code: string, label: string) => ({
    code,
    label,
    parent: null,
    synonyms: [],
    pattern: null,
    excludePattern: null,
    sdg: null,
    uri: null,
  });
  await world.db.transaction((trx) =>
    tags.importTaxonomy(trx, { id: 'theirs', name: 'Theirs', uri: null }, [
      draft('F1', 'Prevention of falls'),
      draft('F2', 'Zeppelins'),
    ]),
  );
  await world.settle();
});

describe('mapping', () => {
  test('makes an imported tag and ours one, or nearly, at once, and says through which; it can be taken back', async () => {
    const need = await needOn(own('AGE-FALL'), 'Qqone');
    const idea = await nurse.posts(
      anIdea({ title: 'Qqtwo', summary: 'Qqtwo', how: '', tagIds: [theirs('F1')], regionCodes: [POWYS] }),
    );
    await world.settle();
    const explained = async () => {
      const { score, reasons } = await world.services.matching.explain(need, idea);
      const lines = [...reasons.topic, ...reasons.wording].reduce((sum, { points }) => sum + points, 0);
      expect(Math.abs(lines - score)).toBeLessThan(1e-9);
      return { score, topic: reasons.topic };
    };
    expect((await explained()).score).toBe(0);

    const { items, taxonomies } = await ruth.does(governing.listGovernedTags, {
      query: { taxonomy: 'theirs', show: 'unmapped' },
    });
    expect(taxonomies).toContainEqual({ id: 'theirs', tags: 2, unmapped: 2 });
    expect(items.map(({ label, uses }) => [label, uses])).toEqual([
      ['Prevention of falls', { needs: 0, ideas: 1 }],
      ['Zeppelins', { needs: 0, ideas: 0 }],
    ]);
    expect(items[0]?.alike[0]).toMatchObject({ id: own('AGE-FALL'), label: 'Preventing falls' });
    expect(items[1]?.alike).toEqual([]);

    const params = { id: theirs('F1') };
    const map = async (...mappings: { id: string; kind: governing.MappingKind }[]) => {
      const { version } = await tagOf(params.id);
      const mapped = await ruth.does(governing.mapTag, { params, version, body: { mappings } });
      await world.settle();
      return mapped.mappings;
    };
    expect(await map({ id: own('AGE-FALL'), kind: 'exact' })).toEqual([
      { id: own('AGE-FALL'), label: 'Preventing falls', kind: 'exact' },
    ]);
    const exact = await explained();
    expect(exact.topic[0]).toMatchObject({ label: 'Preventing falls', via: 'own' });

    await map({ id: own('AGE-FALL'), kind: 'close' });
    const close = await explained();
    expect(close.score).toBeGreaterThan(0);
    expect(close.score).toBeLessThan(exact.score);
    expect(close.topic[0]).toMatchObject({ via: 'mapped', idea: 'Prevention of falls' });

    expect(await map()).toEqual([]);
    expect((await explained()).score).toBe(0);
    await map({ id: own('AGE-FALL'), kind: 'exact' });
    const news = await rows<{ data: unknown }>(
      world.db,
      "select events.data from events where events.type = 'tag.mapped' order by events.seq desc limit 1",
    );
    expect(news[0]?.data).toEqual({ before: [], after: [{ to: own('AGE-FALL'), kind: 'exact' }] });
  });

  test('is refused where it makes no sense', async () => {
    const params = { id: theirs('F2') };
    const { version } = await tagOf(params.id);
    const map = (id: string, ...mappings: { id: string; kind: governing.MappingKind }[]) =>
      ruth.isRefused(governing.mapTag, { params: { id }, version, body: { mappings } });
    expect(await map(own('AGE-FALL'), { id: own('AGE'), kind: 'close' })).toBe('invalid_input');
    expect(await map(params.id, { id: theirs('F1'), kind: 'close' })).toBe('unknown_tag');
    const twice = [
      { id: own('AGE'), kind: 'exact' },
      { id: own('AGE-FALL'), kind: 'exact' },
    ] as const;
    expect(await map(params.id, ...twice)).toBe('invalid_input');
    await ruth.does(governing.mapTag, {
      params,
      version,
      body: { mappings: [{ id: own('AGE'), kind: 'broad' }] },
    });
    // Somebody who looked at it before that would undo it unseen.
    expect(await map(params.id)).toBe('stale_version');
    expect(await carys.isRefused(governing.listGovernedTags)).toBe('not_allowed');
    expect(await carys.isRefused(governing.mapTag, { params, version, body: { mappings: [] } })).toBe(
      'not_allowed',
    );
  });
});

describe('merging', () => {
  test('loses no item: lists, patches, suggestions and other processes take the two for one, until it is undone', async () => {
    const [from, into] = [own('ILL-CHECK'), own('NHS-GP')];
    const frail = await needOn(from, 'Qqthree');
    const home = await needOn(into, 'Qqfour');
    const bethan = await world.broker('Bethan', [{ regionCode: null, tagId: into }]);
    const rival = await world.broker('Rival', [{ regionCode: null, tagId: from }]);
    const covering = async (tagId: string) =>
      (await world.services.organisations.covering(world.db, { regionCodes: [BIRMINGHAM], tagIds: [tagId] }))
        .map(({ agencyId }) => agencyId)
        .sort();
    const idea = await nurse.posts(
      anIdea({ title: 'Qqfive', summary: 'Qqfive', how: '', tagIds: [into], regionCodes: [POWYS] }),
    );
    await world.settle();
    const other = processOn({ db: world.db, url: world.url, clock: world.clock });
    await other.start();
    running.push(other);
    const best = async () => (await other.matching.forIdea(null, idea)).items.map(({ need }) => need?.id);
    expect(await best()).not.toContain(frail);

    expect(
      await ruth.does(governing.previewTagChange, { params: { id: from }, query: { intoId: into } }),
    ).toMatchObject({ needs: 1, ideas: 0, both: 0, agencies: [{ id: rival.agencyId }] });
    const merged = await ruth.does(governing.mergeTag, { params: { id: from }, body: { intoId: into } });
    expect(merged).toMatchObject({ mergedInto: { id: into }, moves: ['restore'] });
    await world.settle();
    await other.catchesUp();

    expect(await best()).toContain(frail);
    expect((await found(into)).sort()).toEqual([frail, home].sort());
    expect((await found(from)).sort()).toEqual([frail, home].sort());
    expect((await carys.does(getNeed, { params: { id: frail } })).tags).toMatchObject([
      { id: into, label: 'GPs and local surgeries' },
    ]);
    const agencies = [bethan.agencyId, rival.agencyId].sort();
    expect([await covering(from), await covering(into)]).toEqual([agencies, agencies]);
    expect((await nurse.does(listTags)).items.map(({ id }) => id)).not.toContain(from);
    const { items } = await nurse.does(suggestTags, {
      body: { title: 'Screening', text: 'Check-ups and screening' },
    });
    expect(items.map(({ id }) => id)).toContain(into);

    // A new release changes nothing of it.
    await world.db.raw("update reference_seeds set content_hash = 'older'");
    await seedReference(world.db);
    expect((await tagOf(from)).mergedInto?.id).toBe(into);

    await ruth.does(governing.restoreTag, { params: { id: from } });
    await world.settle();
    await other.catchesUp();
    expect(await found(into)).toEqual([home]);
    expect(await best()).not.toContain(frail);
    expect((await carys.does(getNeed, { params: { id: frail } })).tags).toMatchObject([{ id: from }]);
  });

  test('of one tag twice at once has one outcome, also in a chain, and never a ring', async () => {
    const [a, b, c] = [own('ILL-TEETH'), own('ILL-EYES'), own('ILL-MEDS')];
    const merge = (id: string, intoId: string) =>
      ruth.tries(governing.mergeTag, { params: { id }, body: { intoId } });
    const answers = await Promise.all([merge(a, b), merge(a, c)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = (await tagOf(a)).mergedInto?.id ?? '';
    expect((await merge(a, won)).status).toBe(200);
    const [counted] = await rows(
      world.db,
      `select count(*)::int as times from events where events.type = 'tag.merged' and events.noun_id = '${a}'`,
    );
    expect(counted).toEqual({ times: 1 });

    const last = won === b ? c : b;
    await ruth.does(governing.mergeTag, { params: { id: won }, body: { intoId: last } });
    expect((await tags.catalogue()).current(a)?.id).toBe(last);
    expect((await tags.catalogue()).byId.get(a)?.replacedBy).toBe(last);
    expect((await merge(last, a)).body).toMatchObject({ code: 'tag_under_itself' });
    await ruth.does(governing.restoreTag, { params: { id: won } });
    expect((await tags.catalogue()).byId.get(a)?.replacedBy).toBe(won);
    expect((await merge(own('AGE'), own('AGE-DEM'))).body).toMatchObject({ code: 'tag_under_itself' });
    expect((await merge(own('AGE-DEM'), theirs('F2'))).body).toMatchObject({ code: 'unknown_tag' });
  });
});

describe('a tag', () => {
  test('is renamed and moved; its old name still finds it, and a new release leaves it so', async () => {
    const id = own('AGE-DAY');
    const { version } = await tagOf(id);
    const edit = (version: number, body: { label?: string; parentId?: string | null }) =>
      ruth.tries(governing.editTag, { params: { id }, version, body });
    expect((await edit(version, { label: 'Lunch clubs', parentId: own('ILL') })).body).toMatchObject({
      label: 'Lunch clubs',
      parent: { id: own('ILL') },
      version: version + 2,
    });
    expect((await edit(version, { label: 'Dinner clubs' })).body).toMatchObject({ code: 'stale_version' });
    expect((await edit(version + 2, { parentId: id })).body).toMatchObject({ code: 'tag_under_itself' });
    await world.db.raw("update reference_seeds set content_hash = 'older'");
    await seedReference(world.db);
    const now = (await tags.catalogue()).byId.get(id);
    expect(now).toMatchObject({ label: 'Lunch clubs', parentId: own('ILL') });
    expect(now?.synonyms).toContain('Day centres and lunch clubs');
    const before = await found(own('ILL'));
    const need = await needOn(id, 'Qqsix');
    expect(await found(own('ILL'))).toEqual([need, ...before]);
  });

  test('that is retired stays on what carries it, and nobody chooses it any more', async () => {
    const id = own('ILL-RARE');
    const need = await needOn(id, 'Qqseven');
    await ruth.does(governing.retireTag, { params: { id } });
    expect(await ruth.isRefused(governing.retireTag, { params: { id } })).toBe('already_moved');

    const seen = await carys.does(getNeed, { params: { id: need } });
    expect(seen.tags).toMatchObject([{ id, label: 'Rare conditions' }]);
    expect(await found(id)).toEqual([need]);
    expect((await nurse.does(listTags)).items.map((tag) => tag.id)).not.toContain(id);
    expect((await nurse.does(listTags, { query: { id: [id] } })).items).toHaveLength(1);
    const again = { ...seen.body, title: 'Qqeight' };
    await carys.does(editNeed, { params: { id: need }, version: seen.version, body: { body: again } });
    expect((await carys.does(getNeed, { params: { id: need } })).body.tagIds).toEqual([id]);

    const { body } = aNeed({ tagIds: [id] });
    expect(
      await carys.isRefused(postNeed, {
        body: { body, organisationId: carys.organisationId, publish: false },
      }),
    ).toBe('unknown_tag');
    await ruth.does(governing.restoreTag, { params: { id } });
    expect(await ruth.isRefused(governing.restoreTag, { params: { id } })).toBe('already_moved');
    expect((await nurse.does(listTags)).items.map((tag) => tag.id)).toContain(id);
    expect((await nurse.does(listIdeas, { query: { tag: [id] } })).items).toEqual([]);
  });
});
