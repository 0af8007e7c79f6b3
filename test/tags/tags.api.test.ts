import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express, { Router } from 'express';
import { knownMappings, seedReference } from '#seeds/reference.ts';
import { row, rows } from '#server/database/query.ts';
import { problem } from '#server/http/problem.ts';
import { listRegions } from '#server/regions/regions.contract.ts';
import { regionsRoutes } from '#server/regions/regions.routes.ts';
import { regionsService } from '#server/regions/regions.service.ts';
import type { TagDraft } from '#server/tags/draft.ts';
import { tagIdOf } from '#server/tags/draft.ts';
import { listTags, suggestTags } from '#server/tags/tags.contract.ts';
import { tagsRoutes } from '#server/tags/tags.routes.ts';
import { tagsService } from '#server/tags/tags.service.ts';
import { type Browser, browserOf } from '#test/support/browser.ts';
import { openDatabase, type TestDatabase } from '#test/support/database.ts';

let database: TestDatabase;
let server: Server;
let visitor: Browser;
let tags: ReturnType<typeof tagsService>;
let regions: ReturnType<typeof regionsService>;

beforeAll(async () => {
  database = await openDatabase();
  tags = tagsService({ db: database.db });
  regions = regionsService({ db: database.db });
  const router = Router();
  tagsRoutes(router, tags);
  regionsRoutes(router, regions);
  server = createServer(express().use(express.json()).use('/api', router).use(problem));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  visitor = browserOf(server);
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await database.drop();
});

const draft = (code: string, given: Partial<TagDraft> = {}): TagDraft => ({
  code,
  label: `Tag ${code}`,
  parent: null,
  synonyms: [],
  pattern: null,
  excludePattern: null,
  sdg: null,
  uri: null,
  ...given,
});
const bring = (id: string, drafts: readonly TagDraft[]) =>
  database.db.transaction((trx) => tags.importTaxonomy(trx, { id, name: id, uri: null }, drafts));

describe('the reference data', () => {
  test('is served to anybody: places in tree order with their sets, themes before topics', async () => {
    const { items, sets } = await visitor.does(listRegions);
    expect(items).toHaveLength(375);
    expect(items[0]).toMatchObject({ name: 'United Kingdom', kind: 'country', parent: null });
    expect(sets.find(({ name }) => name === 'West Yorkshire')?.codes).toHaveLength(5);
    expect(items.map(({ code }) => code)).not.toContain('E07000164');

    const { items: all, taxonomies } = await visitor.does(listTags);
    expect(taxonomies).toContainEqual({ id: 'pushpull', tags: all.length });
    const seen = new Set<string>();
    for (const { id, parentId } of all) {
      if (parentId !== null) expect(seen).toContain(parentId);
      seen.add(id);
    }
  });

  test('is written once: seeding again changes nothing, and repairs what drifted', async () => {
    const count = async () => row(database.db, 'select sum(revision) as revisions from taxonomies');
    const before = await count();
    await seedReference(database.db);
    expect(await count()).toEqual(before);

    await database.db.raw("update tags set label = 'Drifted' where code = 'AGE-DEM'");
    await database.db.raw("update reference_seeds set content_hash = 'older'");
    await seedReference(database.db);
    expect((await tags.catalogue()).byCode('AGE-DEM')?.label).toBe('Dementia');
    expect(await count()).not.toEqual(before);
  });

  test('names unknown codes and ids, and follows abolished ones', async () => {
    expect(await regions.resolve(['E07000164', 'E06000065'])).toEqual(['E06000065']);
    await expect(regions.resolve(['E06000065', 'E99999999'])).rejects.toMatchObject({
      code: 'unknown_region',
      issues: [{ message: expect.stringContaining('E99999999') }],
    });
    const nobody = '00000000-0000-4000-8000-000000000000';
    await expect(tags.resolve([nobody])).rejects.toMatchObject({ code: 'unknown_tag' });
  });

  test('"within" as a range finds exactly the councils of Wales', async () => {
    const span = await regions.spanOf('W92000004');
    const found = await rows<{ code: string }>(
      database.db,
      `select r.code from regions r where r.span_start between :start and :end
       and r.kind = 'local_authority' and r.replaced_by is null`,
      { ...span },
    );
    expect(found).toHaveLength(22);
    expect(found.every(({ code }) => code.startsWith('W'))).toBe(true);
  });
});

describe('suggesting', () => {
  test('names tags and the words that earned them', async () => {
    const { items } = await visitor.does(suggestTags, {
      body: { title: 'Falls at home', text: 'Older people wait on the floor for an ambulance.' },
    });
    expect(items[0]).toMatchObject({ label: 'Preventing falls', words: ['Falls at home'] });
    expect(items.map(({ label }) => label)).toContain('Ambulances');
  });

  test('refuses what the contract does not know', async () => {
    const { status, body } = await visitor.tries(suggestTags, {
      body: { text: 'a', extra: true } as unknown as { text: string },
    });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_input' });
  });
});

describe('importing a taxonomy', () => {
  test('goes in whole, changes nothing the second time, and tells what changed', async () => {
    const first = [draft('A', { label: 'Animals' }), draft('A1', { parent: 'A', pattern: '\\bcats?\\b' })];
    expect(await bring('test', first)).toMatchObject({ faults: [], inserted: 2, changed: 0, same: 0 });
    expect(await bring('test', first)).toMatchObject({ faults: [], inserted: 0, changed: 0, same: 2 });
    expect(await bring('test', [draft('A', { label: 'Beasts' }), ...first.slice(1)])).toMatchObject({
      inserted: 0,
      changed: 1,
      same: 1,
    });
    const told = await rows(
      database.db,
      "select e.data from events e where e.type = 'tag.imported' and e.data->>'taxonomy' = 'test'",
    );
    expect(told).toHaveLength(2);
  });

  test('with a fault leaves nothing behind', async () => {
    const outcome = await bring('broken', [draft('B'), draft('B1', { parent: 'X', pattern: '(b+)+$' })]);
    expect(outcome.faults.map(({ place, field }) => ({ place, field }))).toEqual([
      { place: 1, field: 'parent' },
      { place: 1, field: 'pattern' },
    ]);
    expect((await tags.list({ taxonomy: 'broken' })).items).toEqual([]);
  });

  test('is seen at once by a service that already holds the tags', async () => {
    const other = tagsService({ db: database.db });
    expect((await other.list({ taxonomy: 'later' })).items).toEqual([]);
    await bring('later', [draft('L', { synonyms: ['lighthouse'] })]);
    expect((await other.list({ taxonomy: 'later' })).items).toHaveLength(1);
    expect(await other.suggest({ text: 'A lighthouse' }, { taxonomy: 'later' })).toMatchObject([
      { label: 'Tag L', words: ['lighthouse'] },
    ]);
  });

  test("meets the platform's own tags where the mapping is known", async () => {
    const mappings = await knownMappings('ukcat');
    expect(mappings.length).toBeGreaterThan(200);
    const { byCode } = await tags.catalogue();
    for (const { to } of mappings) expect(byCode(to.code)?.code).toBe(to.code);

    await database.db.transaction(async (trx) =>
      tags.importTaxonomy(trx, { id: 'ukcat', name: 'UK-CAT', uri: null }, [draft('HE205')], mappings),
    );
    const dementia = byCode('AGE-DEM')?.id ?? '';
    expect(await tags.under(dementia)).toContain(tagIdOf('ukcat', 'HE205'));
    expect((await tags.graph()).mappings).toEqual([
      { from: tagIdOf('ukcat', 'HE205'), to: dementia, kind: 'exact' },
    ]);
  });
});
