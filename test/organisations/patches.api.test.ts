import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '#server/database/id.ts';
import {
  createOrganisation,
  getPatch,
  type Patch,
  putPatch,
  verifyOrganisation,
} from '#server/organisations/organisations.contract.ts';
import { openSmallWorld, type SmallWorld } from '#test/accounts/small-world.ts';
import type { Browser } from '#test/support/browser.ts';

const wales = 'W92000004';
const powys = 'W06000023';
const westMidlands = 'E12000005';
const walsall = 'E08000030';
const leeds = 'E08000035';

let world: SmallWorld;
let nia: Browser;
let farida: Browser;
let drovers: { id: string };
let towpath: { id: string };
/** theme ⊃ topic; foreignTopic ⊂ foreignTheme → theme (broad); twin ↔ topic (exact). */
const [theme, topic, other, foreignTheme, foreignTopic, twin] = [
  newId(),
  newId(),
  newId(),
  newId(),
  newId(),
  newId(),
];

beforeAll(async () => {
  world = await openSmallWorld();
  const administrator = await world.person('Ruth', { administrator: true });
  const opens = async (broker: Browser, name: string) => {
    const { id } = await broker.does(createOrganisation, { body: { name, kind: 'agency' } });
    await administrator.does(verifyOrganisation, { params: { id } });
    return { id };
  };
  nia = await world.person('Nia');
  farida = await world.person('Farida');
  drovers = await opens(nia, 'Drovers');
  towpath = await opens(farida, 'Towpath');

  await world.db('taxonomies').insert([
    { id: 'home', name: 'Home' },
    { id: 'foreign', name: 'Foreign' },
  ]);
  const tag = (id: string, taxonomyId: string, parentId: string | null = null) => ({
    id,
    taxonomyId,
    parentId,
    code: id,
    label: id,
  });
  await world.db('tags').insert([tag(theme, 'home'), tag(other, 'home'), tag(foreignTheme, 'foreign')]);
  await world
    .db('tags')
    .insert([tag(topic, 'home', theme), tag(foreignTopic, 'foreign', foreignTheme), tag(twin, 'foreign')]);
  await world.db('tagMappings').insert([
    { fromTag: foreignTheme, toTag: theme, kind: 'broad' },
    { fromTag: twin, toTag: topic, kind: 'exact' },
  ]);
});
afterAll(() => world.close());

const covers = (broker: Browser, params: { id: string }, items: Patch[]) =>
  broker.does(putPatch, { params, body: { items, mediation: 'introduced' } });
const covering = async (regionCodes: string[], tagIds: string[]) => {
  const found = await world.organisations.covering(world.db, { regionCodes, tagIds });
  return found.map(({ agencyId }) => (agencyId === drovers.id ? 'drovers' : 'towpath')).toSorted();
};

describe('a patch', () => {
  test('is put whole by the agency’s brokers, read by anybody, and said once', async () => {
    const wanted = [
      { regionCode: wales, tagId: null },
      { regionCode: null, tagId: topic },
      { regionCode: null, tagId: topic },
    ];
    const put = await nia.does(putPatch, { params: drovers, body: { items: wanted, mediation: 'light' } });
    expect(put.mediation).toBe('light');
    expect(put.items).toHaveLength(2);
    expect(await world.visitor().does(getPatch, { params: drovers })).toEqual(put);
    await covers(nia, drovers, []);
    expect((await nia.does(getPatch, { params: drovers })).items).toEqual([]);
  });

  test('is nobody else’s to change, and names places and tags that exist', async () => {
    const items = [{ regionCode: wales, tagId: null }];
    const tries = async (broker: Browser, params: { id: string }, given: Patch[]) =>
      (await broker.tries(putPatch, { params, body: { items: given, mediation: 'introduced' } })).body.code;
    expect(await tries(farida, drovers, items)).toBe('not_allowed');
    expect(await tries(nia, drovers, [{ regionCode: 'W99999999', tagId: null }])).toBe('unknown_region');
    expect(await tries(nia, drovers, [{ regionCode: null, tagId: newId() }])).toBe('unknown_tag');
    const council = await nia.does(createOrganisation, { body: { name: 'A council', kind: 'council' } });
    expect(await tries(nia, council, items)).toBe('not_an_agency');
    expect((await nia.does(getPatch, { params: drovers })).items).toEqual([]);
  });

  test('takes an abolished place as its successor', async () => {
    const [abolished] = await world.db('regions').whereNotNull('replacedBy').limit(1);
    const put = await covers(nia, drovers, [{ regionCode: abolished.code, tagId: null }]);
    expect(put.items.map(({ regionCode }) => regionCode)).toEqual([abolished.replacedBy]);
  });
});

describe('what a patch covers', () => {
  test('a place covers what lies in it, and nothing beside it', async () => {
    await covers(nia, drovers, [{ regionCode: wales, tagId: null }]);
    await covers(farida, towpath, [{ regionCode: westMidlands, tagId: null }]);
    expect(await covering([powys], [])).toEqual(['drovers']);
    expect(await covering([wales], [])).toEqual(['drovers']);
    expect(await covering([walsall, powys], [topic])).toEqual(['drovers', 'towpath']);
    expect(await covering([leeds], [topic])).toEqual([]);
    expect(await covering([], [topic])).toEqual([]);
  });

  test('a tag covers its descendants and what is mapped into it', async () => {
    await covers(nia, drovers, [{ regionCode: null, tagId: theme }]);
    await covers(farida, towpath, [{ regionCode: null, tagId: twin }]);
    expect(await covering([], [theme])).toEqual(['drovers']);
    expect(await covering([], [topic])).toEqual(['drovers', 'towpath']);
    expect(await covering([], [foreignTopic])).toEqual(['drovers']);
    expect(await covering([], [twin])).toEqual(['drovers', 'towpath']);
    expect(await covering([leeds], [other])).toEqual([]);
    expect(await covering([leeds], [])).toEqual([]);
  });

  test('a child tag does not cover its parent, and a line needs both its place and its tag', async () => {
    await covers(nia, drovers, [{ regionCode: wales, tagId: topic }]);
    await covers(farida, towpath, [
      { regionCode: westMidlands, tagId: other },
      { regionCode: wales, tagId: theme },
    ]);
    expect(await covering([powys], [topic])).toEqual(['drovers', 'towpath']);
    expect(await covering([powys], [theme])).toEqual(['towpath']);
    expect(await covering([walsall], [topic])).toEqual([]);
  });

  test('all means all, and an agency that nobody has verified covers nothing', async () => {
    await covers(nia, drovers, [{ regionCode: null, tagId: null }]);
    await covers(farida, towpath, [{ regionCode: null, tagId: null }]);
    expect(await covering([], [])).toEqual(['drovers', 'towpath']);
    await world.db('organisations').where({ id: towpath.id }).update({ verifiedAt: null });
    expect(await covering([powys], [topic])).toEqual(['drovers']);
  });
});
