import { describe, expect, test } from '@jest/globals';
import { equalLabels } from '#server/import/equal-labels.ts';
import { listTags } from '#server/tags/tags.contract.ts';
import { openWorld } from '#test/support/world.ts';
import { badOf, countsOf, openFolder } from './files.ts';

const world = await openWorld();
const visitor = world.visitor();
const { imports } = await openFolder(world.db);
const HEAD = 'code,label,parent,pattern,exclude_pattern\n';
const eventsOf = async (): Promise<number> =>
  (await world.db.raw(`select count(*) as n from events where type = 'tag.imported'`)).rows[0].n;
const tagsOf = async (taxonomy: string) =>
  new Map((await visitor.does(listTags, { query: { taxonomy } })).items.map((tag) => [tag.code, tag]));

describe('tags from a file', () => {
  test('belong to the taxonomy of the file’s name, parents in any order', async () => {
    const file = `${HEAD}C1,Kites,C,\\bkites?\\b,kite mark\nC,Toys,,,\n`;
    const outcome = await imports('tags', file, { name: 'My Toys.csv' });
    expect(countsOf(outcome)).toEqual({
      read: 2,
      created: 2,
      changed: 0,
      unchanged: 0,
      superseded: 0,
      skipped: 0,
    });
    const found = await tagsOf('my-toys');
    expect(found.get('C1')?.parentId).toBe(found.get('C')?.id);
  });

  test('again change nothing, and a changed label changes one', async () => {
    const file = `${HEAD}A,Apples,,,\nB,Pears,,,\n`;
    await imports('tags', file, { taxonomy: 'fruit' });
    const before = await eventsOf();
    expect(countsOf(await imports('tags', file, { taxonomy: 'fruit' }))).toMatchObject({
      created: 0,
      unchanged: 2,
    });
    expect(await eventsOf()).toBe(before);
    const changed = await imports('tags', file.replace('Pears', 'Plums'), { taxonomy: 'fruit' });
    expect(countsOf(changed)).toMatchObject({ changed: 1, unchanged: 1 });
    expect((await tagsOf('fruit')).get('B')?.label).toBe('Plums');
    expect(await eventsOf()).toBe(before + 1);
  });

  test('that are bad are told one by one, and take their children with them', async () => {
    const file = `${HEAD},No code,,,\nX,,,,\nY,Bad pattern,,(oops,\nY1,Child,Y,,\nZ,Lost,Q,,\nG,Good,,,\n`;
    const outcome = await imports('tags', file, { taxonomy: 'odd' });
    expect(countsOf(outcome)).toEqual({ read: 6, nothing: true });
    expect(badOf(outcome).map((line) => line.split(':').slice(0, 2).join(':'))).toEqual(
      expect.arrayContaining(['2: code', '3: label', '4: pattern', '5: parent', '6: parent']),
    );
    expect(await tagsOf('odd')).toEqual(new Map());
    const skipped = await imports('tags', file, { taxonomy: 'odd', skipBad: true });
    expect(countsOf(skipped)).toMatchObject({ read: 6, created: 1, skipped: 5 });
  });

  test('of the platform itself are not replaced', async () => {
    await expect(imports('tags', `${HEAD}A,Apples,,,\n`, { taxonomy: 'pushpull' })).rejects.toThrow(
      'platform’s own'.replace('’', "'"),
    );
  });

  test('are mapped to the platform’s own where they are called the same', async () => {
    const own = [...(await tagsOf('pushpull')).values()];
    const [one] = own;
    if (one === undefined) throw new Error('there are no tags');
    const outcome = await imports(
      'tags',
      `${HEAD}S,${one.label.toUpperCase()},,,\nT,Nothing like it 99,,,\n`,
      { taxonomy: 'same' },
    );
    expect(outcome.written?.lines).toContain("New mappings to the platform's own tags: 1.");
    const { rows } = await world.db.raw(
      `select m.kind, m.to_tag from tag_mappings m join tags t on t.id = m.from_tag where t.taxonomy_id = 'same'`,
    );
    expect(rows).toEqual([{ kind: 'exact', toTag: one.id }]);
  });
});

describe('equal labels', () => {
  const own = [
    { code: 'A', label: 'Older people', synonyms: ['Elders', 'Ageing'] },
    { code: 'B', label: 'Arts & crafts', synonyms: ['Making', 'Ageing'] },
  ];
  test.each([
    ['older-people', [], [{ from: 'x', to: 'A', kind: 'exact' }]],
    ['Arts and Crafts', [], [{ from: 'x', to: 'B', kind: 'exact' }]],
    ['elders', [], [{ from: 'x', to: 'A', kind: 'close' }]],
    ['Seniors', ['Older People'], [{ from: 'x', to: 'A', kind: 'close' }]],
    ['Ageing', [], []],
    ['Ponds', [], []],
  ])('%s', (label, synonyms, expected) => {
    expect(equalLabels([{ code: 'x', label, synonyms }], own)).toEqual(expected);
  });
});
