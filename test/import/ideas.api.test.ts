import { describe, expect, test } from '@jest/globals';
import { getIdea, listIdeas } from '#server/ideas/ideas.contract.ts';
import { openWorld } from '#test/support/world.ts';
import { badOf, countsOf, openFolder } from './files.ts';

const world = await openWorld();
const { db } = world;
const visitor = world.visitor();
const { imports } = await openFolder(db);

await imports('tags', 'code,label\nT1,Wheels\n', { name: 'wheels.csv' });

describe('ideas from a file', () => {
  test('are called by their organisation, and work anywhere when they name no place', async () => {
    const outcome = await imports(
      'ideas',
      'external_id,title,summary,organisation,region_codes,tags,url\n' +
        'p1,Bicycle library,We lend bicycles,Wheels for All,W06000023,T1,https://wheels.example.org/\n' +
        'p2,Open timetable,A timetable that anyone can use,Timetable People,,,javascript:alert(1)\n',
    );
    expect(countsOf(outcome)).toMatchObject({ read: 2, created: 2 });
    expect([...outcome.checked.notes.keys()]).toEqual([
      'url: no web address: kept with the row, but not shown',
    ]);
    const { items } = await visitor.does(listIdeas, { query: {} });
    const [anywhere, nearby] = ['Open timetable', 'Bicycle library'].map((title) =>
      items.find((item) => item.title === title),
    );
    expect(nearby).toMatchObject({ reach: 'nearby', author: 'Wheels for All', unclaimed: true });
    expect(anywhere).toMatchObject({ reach: 'anywhere', places: [] });
    const idea = await visitor.does(getIdea, { params: { id: anywhere?.id ?? '' } });
    expect(idea.body.website).toBeNull();
    const [kept] = (await db.raw(`select source from ideas where external_id = 'p2'`)).rows;
    expect(kept.source.url).toBe('javascript:alert(1)');
  });
});

describe('organisations from a file', () => {
  test('are made, changed and left as they are by their external id', async () => {
    const head = 'external_id,name,kind,website,region_code\n';
    const first = await imports(
      'organisations',
      `${head}o1,Cwm Housing,housing,https://cwm.example.org,W06000023\no2,Nowhere Trust,,,\n`,
    );
    expect(countsOf(first)).toMatchObject({ read: 2, created: 2 });
    const second = await imports(
      'organisations',
      `${head}o1,Cwm Homes,housing,https://cwm.example.org,W06000023\no2,Nowhere Trust,,,\n`,
    );
    expect(countsOf(second)).toMatchObject({ created: 0, changed: 1, unchanged: 1 });
    const bad = await imports('organisations', `${head}o3,Odd,castle,nowhere,W06000023 E08000025\n`);
    expect(badOf(bad).map((line) => line.split(':')[1])).toEqual([' kind', ' region_code', ' website']);
  });
});
