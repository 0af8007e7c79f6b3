import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { reportOf } from '#server/import/report.ts';
import { getNeed, listNeeds, type Need } from '#server/needs/needs.contract.ts';
import { anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';
import { badOf, countsOf, openFolder } from './files.ts';

const world = await openWorld();
const { db } = world;
const visitor = world.visitor();
const { folder, imports } = await openFolder(db);

const HEADER =
  'external_id,title,description,organisation,region_codes,tags,budget_gbp,posted_on,cpv_labels\n';
const needs = (...rows: string[]): string => HEADER + rows.map((row) => `${row}\n`).join('');
const row = (
  id: string,
  title: string,
  more: Partial<Record<'text' | 'place' | 'tags' | 'budget', string>> = {},
): string =>
  [
    id,
    title,
    more.text ?? 'Something is wrong.',
    'Testshire Council',
    more.place ?? '',
    more.tags ?? '',
    more.budget ?? '',
    '2025-02-03',
    '',
  ].join(',');

const countOf = async (sql: string): Promise<number> =>
  (await db.raw(`select count(*) as n from ${sql}`)).rows[0].n;
const everything = async (): Promise<string> =>
  JSON.stringify(
    await Promise.all(
      [
        'needs',
        'need_versions',
        'need_tags',
        'need_regions',
        'organisations',
        'events',
        'graphile_worker._private_jobs',
      ].map(countOf),
    ),
  );
const needCalled = async (title: string): Promise<Need> => {
  const { items } = await visitor.does(listNeeds, { query: { q: `"${title}"` } });
  const [found] = items.filter((item) => item.title === title);
  if (found === undefined) throw new Error(`There is no need called ${title}`);
  return visitor.does(getNeed, { params: { id: found.id } });
};

beforeAll(async () => {
  await imports(
    'tags',
    'code,label,parent,pattern,exclude_pattern\nT1,Wheels,,,\nT2,Buses,T1,\\bbus(es)?\\b,\n',
    {
      name: 'wheels.csv',
    },
  );
});

describe('needs from a file', () => {
  test('are published, unclaimed, and belong to their organisation, unverified', async () => {
    const outcome = await imports(
      'needs',
      needs(
        'a1,Night buses,"Workers wait, ""for hours"",\r\nin the rain.",Testshire Council,W06000023,T2,"£1,250.50",2025-02-03,Buses; Trams',
      ),
    );
    expect(countsOf(outcome)).toEqual({
      read: 1,
      created: 1,
      changed: 0,
      unchanged: 0,
      superseded: 0,
      skipped: 0,
    });
    const need = await needCalled('Night buses');
    expect(need).toMatchObject({
      status: 'published',
      unclaimed: true,
      version: 1,
      organisation: { name: 'Testshire Council', verified: false },
      places: [{ code: 'W06000023' }],
      body: { problem: 'Workers wait, "for hours",\r\nin the rain.', budgetMin: 125_050, budgetMax: 125_050 },
    });
    expect(need.tags.find(({ origin }) => origin === 'author')).toMatchObject({
      label: 'Buses',
      confidence: 1,
    });
    const [kept] = (
      await db.raw(`select source, posted_by, published_at from needs where external_id = 'a1'`)
    ).rows;
    expect(kept.source).toMatchObject({ posted_on: '2025-02-03', cpv_labels: 'Buses; Trams', tags: 'T2' });
    expect(kept.postedBy).toBeNull();
    expect(kept.publishedAt).toBe('2025-02-03T00:00:00.000Z');
    const [event] = (await db.raw('select type, audiences from events where noun_id = ?', [need.id])).rows;
    expect(event).toEqual({ type: 'need.published', audiences: ['public'] });
  });

  test('are matched after what people post and what is mailed, however many there are', async () => {
    await imports('needs', needs(row('mass1', 'The first of many'), row('mass2', 'The second of many')));
    await (await world.contributor()).posts(anIdea());
    const { rows: queued } = await db.raw(
      `select task_identifier as task, priority, count(*)::int from graphile_worker.jobs
       where task_identifier in ('match_need', 'match_idea', 'send_mail') and priority is not null
       group by 1, 2 order by 2, 1`,
    );
    const tasks = queued.map(({ task, priority }: { task: string; priority: number }) => [task, priority]);
    expect(tasks).toContainEqual(['match_idea', 0]);
    expect(tasks).toContainEqual(['match_need', 3]);
    expect(tasks).not.toContainEqual(['match_need', 0]);
    await world.settle();
  });

  test('again change nothing: no version, no event, no job', async () => {
    const file = needs(row('b1', 'Warm halls'), row('b2', 'Cold halls', { place: 'E08000025' }));
    await imports('needs', file);
    const before = await everything();
    expect(countsOf(await imports('needs', file))).toMatchObject({
      read: 2,
      created: 0,
      changed: 0,
      unchanged: 2,
    });
    expect(await everything()).toBe(before);
  });

  test('with one row changed make one version of one need', async () => {
    await imports('needs', needs(row('c1', 'Loud streets'), row('c2', 'Dark streets')));
    const outcome = await imports('needs', needs(row('c1', 'Loud streets'), row('c2', 'Dark lanes')));
    expect(countsOf(outcome)).toMatchObject({ created: 0, changed: 1, unchanged: 1 });
    const need = await needCalled('Dark lanes');
    expect(need).toMatchObject({ version: 2, unclaimed: true });
    expect(await countOf(`need_versions where need_id = '${need.id}'`)).toBe(2);
  });

  test('a row that people edited here is left alone until its file changes', async () => {
    await imports('needs', needs(row('d1', 'Old wording')));
    await db.raw(
      `update needs set body = jsonb_set(body, '{title}', '"Better wording"') where external_id = 'd1'`,
    );
    expect(countsOf(await imports('needs', needs(row('d1', 'Old wording'))))).toMatchObject({ unchanged: 1 });
    await needCalled('Better wording');
  });

  test('a need that was claimed is not overwritten, and is counted', async () => {
    await imports('needs', needs(row('e1', 'To be claimed')));
    const { personId } = await world.contributor();
    await db.raw(`update needs set unclaimed = false, posted_by = ? where external_id = 'e1'`, [personId]);
    const outcome = await imports('needs', needs(row('e1', 'Overwritten')));
    expect(countsOf(outcome)).toMatchObject({ read: 1, changed: 0, skipped: 1 });
    expect(reportOf({ file: 'x.csv', dryRun: false }, outcome)).toContain('1 claimed here since');
    await needCalled('To be claimed');
  });

  test('the last row of an id wins, and that is told', async () => {
    const outcome = await imports(
      'needs',
      needs(row('f1', 'First say'), row('f2', 'Other'), row('f1', 'Last say')),
    );
    expect(countsOf(outcome)).toEqual({
      read: 3,
      created: 2,
      changed: 0,
      unchanged: 0,
      superseded: 1,
      skipped: 0,
    });
    expect(reportOf({ file: 'x.csv', dryRun: false }, outcome)).toContain('Superseded: line 2');
    await needCalled('Last say');
  });

  test('a bad last row does not take the place of a good one', async () => {
    const file = needs(row('g1', 'Good say'), row('g1', 'Bad say', { place: 'X00000000' }));
    const outcome = await imports('needs', file, { skipBad: true });
    expect(countsOf(outcome)).toEqual({
      read: 2,
      created: 1,
      changed: 0,
      unchanged: 0,
      superseded: 0,
      skipped: 1,
    });
    await needCalled('Good say');
  });

  test('with a bad row are refused whole, each fault with its line, field and reason', async () => {
    const before = await everything();
    const outcome = await imports(
      'needs',
      needs(
        row('h1', 'Good'),
        row('', 'No id'),
        row('h3', 'x'.repeat(201)),
        row('h4', '"Two\nlines"'),
        row('h5', 'Odd codes', { place: 'E99999999 W06000023', tags: 'T2 ZZ' }),
        row('h6', 'Odd money', { budget: 'lots' }),
        row('h7', 'Long', { text: 'y'.repeat(20_001) }),
        'h8,Short row',
      ),
    );
    expect(countsOf(outcome)).toEqual({ read: 8, nothing: true });
    expect(badOf(outcome)).toEqual([
      '3: external_id: It is empty',
      '4: title: It is 201 characters long; at most 200 fit',
      '5: title: Keep this on one line',
      '7: region_codes: There is no place with the code E99999999',
      '7: tags: There is no tag with the code ZZ: import its taxonomy first',
      '8: budget_gbp: "lots" is no amount in pounds',
      '9: description: It is 20001 characters long; at most 20000 fit',
      '10: row: The row has 2 fields where the first line has 9',
    ]);
    expect(await everything()).toBe(before);
    const listed = await readFile(join(folder, 'needs.bad-rows.csv'), 'utf8');
    expect(listed.split('\r\n')[0]).toBe(`line,field,reason,${HEADER.trim()}`);
    expect(listed).toContain('8,budget_gbp,"""lots"" is no amount in pounds",h6,Odd money');
  });

  test('go in without their bad rows when asked to, and the mended rows after them', async () => {
    const bad = needs(row('i1', 'Comes in'), row('i2', 'Stays out', { place: 'E99999999' }));
    const outcome = await imports('needs', bad, { skipBad: true, name: 'partly.csv' });
    expect(countsOf(outcome)).toEqual({
      read: 2,
      created: 1,
      changed: 0,
      unchanged: 0,
      superseded: 0,
      skipped: 1,
    });
    const listed = await readFile(outcome.badRowsFile ?? '', 'utf8');
    const mended = await imports(
      'needs',
      listed.replaceAll('E99999999,', 'W06000023,').replaceAll('\r\n', '\n'),
      {
        name: 'mended.csv',
      },
    );
    expect(countsOf(mended)).toMatchObject({ read: 1, created: 1 });
    expect(mended.checked.unknownColumns).toEqual(['line', 'field', 'reason']);
  });

  test('tried in a dry run leave nothing behind, and say what would have been', async () => {
    const before = await everything();
    const outcome = await imports('needs', needs(row('j1', 'Only tried')), { dryRun: true });
    expect(countsOf(outcome)).toMatchObject({ created: 1 });
    expect(await everything()).toBe(before);
    expect(reportOf({ file: 'x.csv', dryRun: true }, outcome)).toContain('Nothing was kept');
  });

  test('of abolished councils go to their successor, told code by code', async () => {
    const outcome = await imports(
      'needs',
      needs(row('k1', 'Fells', { place: 'E07000026 E07000029' }), row('k2', 'Lakes', { place: 'E07000029' })),
    );
    expect((await needCalled('Fells')).places.map(({ code }) => code)).toEqual(['E06000063']);
    expect(Object.fromEntries(outcome.checked.notes)).toEqual({
      'region_codes: E07000026 is no longer in use; it became E06000063': [2],
      'region_codes: E07000029 is no longer in use; it became E06000063': [2, 3],
    });
  });

  test('imported twice at once are there once', async () => {
    const file = needs(row('n1', 'Both at once'));
    const outcomes = await Promise.all([
      imports('needs', file, { name: 'n.csv' }),
      imports('needs', file, { name: 'o.csv' }),
    ]);
    expect(outcomes.map((outcome) => outcome.written?.created).sort()).toEqual([0, 1]);
    expect(await countOf(`needs where external_id = 'n1'`)).toBe(1);
  });
});
