import { beforeAll, describe, expect, test } from '@jest/globals';
import type { QueryOf } from '#server/http/endpoint.contract.ts';
import { closeIdea } from '#server/ideas/ideas.contract.ts';
import { closeNeed, editNeed, getNeed, pauseNeed } from '#server/needs/needs.contract.ts';
import { createOrganisation } from '#server/organisations/organisations.contract.ts';
import {
  countFoundTags,
  type Found,
  listFound,
  mapFound,
  search,
  suggestFound,
} from '#server/search/search.contract.ts';
import { listTags } from '#server/tags/tags.contract.ts';
import { aNeed, anIdea, BIRMINGHAM, CEREDIGION, POWYS, WALES } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const UK = 'K02000001';
const world = await openWorld();
const carys = await world.commissioner('Carys');
const nurse = await world.contributor('Nurse Hafwen');
const visitor = world.visitor();
type Who = Pick<typeof visitor, 'does'>;
const need = (title: string, more: Parameters<typeof aNeed>[0] = {}) =>
  aNeed({
    title,
    problem: 'Nothing.',
    whoFor: 'All',
    evidence: '',
    outcome: 'More',
    regionCodes: [UK],
    ...more,
  });
const idea = (title: string, more: Parameters<typeof anIdea>[0] = {}) =>
  anIdea({ title, summary: 'Something.', how: '', regionCodes: [UK], ...more });

const said = ({ title }: Found): string => title.map(({ text }) => text).join('');
const asks = (query: QueryOf<typeof search>, who: Who = visitor) => who.does(search, { query });
const finds = async (query: QueryOf<typeof search>, who: Who = visitor) => {
  const { groups } = await asks(query, who);
  return Object.fromEntries(
    groups.filter(({ items }) => items.length > 0).map(({ kind, items }) => [kind, items.map(said)]),
  );
};
const counts = async (query: QueryOf<typeof search>, who: Who = visitor) =>
  Object.fromEntries((await asks(query, who)).groups.map(({ kind, count }) => [kind, count]));

const [tag] = (await visitor.does(listTags, { query: {} })).items.filter(({ parentId }) => parentId !== null);
const ids: Record<string, string> = {};
beforeAll(async () => {
  const posts: [string, Promise<string>][] = [
    ['text', carys.posts(need('Quiet afternoons', { problem: 'A dementia diagnosis leaves carers alone.' }))],
    ['words', carys.posts(need('Walks for people with dementia', { regionCodes: [POWYS, CEREDIGION] }))],
    ['begins', carys.posts(need('Dementia cafés that travel', { regionCodes: [BIRMINGHAM] }))],
    ['exact', carys.posts(need('Dementia', { tagIds: tag ? [tag.id] : [] }))],
    ['idea', nurse.posts(idea('A garden for dementia', { authorLabel: 'A nurse', regionCodes: [POWYS] }))],
  ];
  for (const [name, posted] of posts) ids[name] = await posted;
  await carys.posts(need('Dementia in a draft'), { publish: false });
  await carys.does(pauseNeed, { params: { id: await carys.posts(need('Dementia on hold')) } });
  await carys.does(closeNeed, { params: { id: await carys.posts(need('Dementia, closed')) } });
  await carys.posts(
    need('Dementia, soon over', { expiresAt: new Date(Date.now() + 86_400_000).toISOString() }),
  );
  await world.services.search.learnWords();
  world.passes(2);
});
describe('one search', () => {
  test('finds the exact title first, then what begins so, then words in the title, then in the text', async () => {
    expect(await finds({ q: 'dementia' })).toEqual({
      need: ['Dementia', 'Dementia cafés that travel', 'Walks for people with dementia', 'Quiet afternoons'],
      idea: ['A garden for dementia'],
    });
  });

  test('lets the newer come first where the rest is equal', async () => {
    for (const [at, title] of ['Kites one', 'Kites two', 'Kites three'].entries()) {
      world.passes(at === 0 ? 0 : 0.01);
      await carys.posts(need(title));
    }
    expect(await finds({ q: 'kites' })).toEqual({ need: ['Kites three', 'Kites two', 'Kites one'] });
  });

  test('puts the newest first where that is asked for, whatever the titles say', async () => {
    const { db } = world;
    for (const title of ['Regatta', 'Boats at a regatta', 'A regatta for all']) {
      await carys.posts(need(title));
      world.passes(0.01);
    }
    expect((await finds({ q: 'regatta' })).need?.[0]).toBe('Regatta');
    const newest = ['A regatta for all', 'Boats at a regatta', 'Regatta'];
    expect((await finds({ q: 'regatta', order: 'newest' })).need).toEqual(newest);
    const listed: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await visitor.does(listFound, {
        query: { q: 'regatta', kind: 'need', order: 'newest', limit: 2, ...(cursor && { cursor }) },
      });
      listed.push(...page.items.map(said));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(listed).toEqual(newest);
    await db('needs').whereILike('title', '%regatta%').del();
  });

  test('knows word forms, accents, places, quotes, or and minus', async () => {
    expect(await finds({ q: 'WALKING' })).toEqual({ need: ['Walks for people with dementia'] });
    expect(await finds({ q: 'cafes' })).toEqual({ need: ['Dementia cafés that travel'] });
    expect(await finds({ q: 'dementia birmingham' })).toEqual({ need: ['Dementia cafés that travel'] });
    expect((await finds({ q: 'dementia wales' })).need).toEqual(['Walks for people with dementia']);
    expect(await finds({ q: '"dementia diagnosis"' })).toEqual({ need: ['Quiet afternoons'] });
    expect(await finds({ q: '"diagnosis dementia"' })).toEqual({});
    expect((await finds({ q: 'garden or walks' })).need).toEqual(['Walks for people with dementia']);
    expect(await finds({ q: 'dementia -walks -cafes -diagnosis -garden' })).toEqual({ need: ['Dementia'] });
  });

  test('finds organisations and places, and says what kind they are', async () => {
    const { groups } = await asks({ q: 'powys' });
    const [place] = groups.find(({ kind }) => kind === 'place')?.items ?? [];
    expect(place).toMatchObject({ id: POWYS, placeKind: 'local_authority', places: [{ code: WALES }] });
    expect(await finds({ q: 'powis' })).toMatchObject({ place: ['Powys'] });
    const { organisationId } = carys;
    const [{ name } = { name: '' }] = await world
      .db('organisations')
      .where({ id: organisationId })
      .select('name');
    expect((await finds({ q: String(name) })).organisation).toContain(name);
  });

  test('filters by place, tag and whether it is claimed, and counts by place what it found', async () => {
    expect(await counts({ q: 'dementia', region: [WALES] })).toMatchObject({ need: 1, idea: 1, place: 0 });
    expect(await finds({ q: 'dementia', ...(tag && { tag: tag.id }) })).toEqual({ need: ['Dementia'] });
    expect(await finds(tag ? { tag: tag.id } : {})).toEqual({ need: ['Dementia'] });
    await world.db('ideas').where({ id: ids.idea }).update({ unclaimed: true });
    expect(await counts({ q: 'dementia', claimed: 'true' })).toMatchObject({ need: 4, idea: 0 });
    await world.db('ideas').where({ id: ids.idea }).update({ unclaimed: false });
    const { places } = await asks({ q: 'dementia' });
    expect(places?.map(({ name, count }) => [name, count])).toEqual([
      ['Wales', 2],
      ['West Midlands', 1],
    ]);
    const inWales = (await asks({ q: 'dementia', region: [WALES] })).places;
    expect(inWales?.map(({ name, count }) => [name, count])).toEqual([
      ['Powys', 2],
      ['Ceredigion', 1],
    ]);
  });

  test('marks what was looked for, and gives the text around it', async () => {
    const { groups } = await asks({ q: 'carers' });
    const [{ excerpt } = { excerpt: [] }] = groups[0]?.items ?? [];
    expect(excerpt.filter(({ hit }) => hit)).toEqual([{ text: 'carers', hit: true }]);
    expect(excerpt.map(({ text }) => text).join('')).toContain('A dementia diagnosis leaves carers alone.');
  });
});

describe('a misspelt search', () => {
  test('is put right where nothing has the word, says so, and can be had as it was spelt', async () => {
    const found = await asks({ q: 'demetnia walks' });
    expect(found).toMatchObject({ corrected: 'dementia walks' });
    expect(found.groups[0]?.items.map(said)).toEqual(['Walks for people with dementia']);
    expect(await counts({ q: 'demetnia walks', exact: 'true' })).toEqual({
      need: 0,
      idea: 0,
      organisation: 0,
      place: 0,
    });
  });

  test('is asked about where hardly anything has the word', async () => {
    const id = await carys.posts(need('Dementai in the title'));
    expect(await asks({ q: 'dementai' })).toMatchObject({ corrected: null, didYouMean: 'dementia' });
    await carys.does(closeNeed, { params: { id } });
    // It may be a name: that of whoever is found.
    await world.commissioner('Dementai');
    expect(await asks({ q: 'dementai' })).toMatchObject({ corrected: null, didYouMean: null });
  });

  test('is never put right to a word that only a draft, a hidden thing or an unknown organisation has', async () => {
    const id = await carys.posts(need('Xylophones for all'));
    await carys.posts(need('Zymurgy lessons'), { publish: false });
    await nurse.does(createOrganisation, { body: { name: 'Quixotry House', kind: 'charity' } });
    await world.services.search.learnWords();
    expect(await asks({ q: 'xylofones' })).toMatchObject({ corrected: 'xylophones' });
    await carys.does(closeNeed, { params: { id } });
    for (const q of ['xylofones', 'zymurgi', 'quixotri'])
      expect(await asks({ q })).toMatchObject({ corrected: null, didYouMean: null });
  });
});

describe('a search shows nobody more than the lists do', () => {
  test('what is paused, changed or closed is so in the search at once', async () => {
    const id = await carys.posts(need('Wherries for hire'));
    expect(await finds({ q: 'wherries' })).toEqual({ need: ['Wherries for hire'] });
    const { body, version } = await carys.does(getNeed, { params: { id } });
    await carys.does(editNeed, {
      params: { id },
      version,
      body: { body: { ...body, title: 'Keelboats for hire' } },
    });
    expect(await finds({ q: 'wherries', exact: 'true' })).toEqual({});
    expect(await finds({ q: 'keelboats' })).toEqual({ need: ['Keelboats for hire'] });
    await carys.does(pauseNeed, { params: { id } });
    expect(await counts({ q: 'keelboats' }, carys)).toEqual({ need: 0, idea: 0, organisation: 0, place: 0 });
  });

  test('an organisation that is not verified is for its members and administrators, in counts too', async () => {
    const owner = await world.contributor('Owner');
    await owner.does(createOrganisation, { body: { name: 'Marmalade Trust', kind: 'charity' } });
    const ruth = await world.administrator();
    expect((await counts({ q: 'marmalade' })).organisation).toBe(0);
    expect((await counts({ q: 'marmalade' }, nurse)).organisation).toBe(0);
    expect((await counts({ q: 'marmalade' }, owner)).organisation).toBe(1);
    expect((await counts({ q: 'marmalade' }, ruth)).organisation).toBe(1);
    expect(await finds({ q: 'marmal' }, ruth)).toEqual({});
    expect((await visitor.does(suggestFound, { query: { q: 'marma' } })).items).toEqual([]);
  });

  test('names no author and no organisation behind a pseudonym, and is not found by either', async () => {
    const text = JSON.stringify(await asks({ q: 'garden' }));
    expect(text).toContain('A nurse');
    expect(text).not.toContain('Hafwen');
    expect(await finds({ q: 'hafwen', exact: 'true' })).toEqual({});
    expect(await finds({ q: nurse.email, exact: 'true' })).toEqual({});
  });
});

describe('suggestions', () => {
  test('follow what is being typed, titles and places', async () => {
    const suggested = async (q: string) =>
      (await visitor.does(suggestFound, { query: { q } })).items.map(said);
    expect(await suggested('gard')).toEqual(['A garden for dementia']);
    expect(await suggested('cered')).toContain('Ceredigion');
    expect(await suggested('walks peop')).toEqual(['Walks for people with dementia']);
    for (const q of ['', ' ', 'd', '🙂', "'", 'the']) expect(Array.isArray(await suggested(q))).toBe(true);
  });
});

describe('the pages of one kind', () => {
  test('give everything once and in one order, few or many', async () => {
    const written: string[] = [];
    for (let at = 0; at < 7; at += 1) written.push(await nurse.posts(idea(`Lanterns ${at}`)));
    const read = async () => {
      const all: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await visitor.does(listFound, {
          query: { q: 'lanterns', kind: 'idea', limit: 3, ...(cursor && { cursor }) },
        });
        all.push(...page.items.map(({ id }) => id));
        if (page.next === null) return all;
        cursor = page.next;
      }
    };
    expect(await read()).toEqual([...written].reverse());
    await nurse.does(closeIdea, { params: { id: written[3] ?? '' } });
    expect(await read()).toEqual([...written].reverse().filter((id) => id !== written[3]));
    expect(await visitor.isRefused(listFound, { query: { kind: 'idea', cursor: 'nonsense' } })).toBe(
      'invalid_cursor',
    );
  });

  test('go through more than can be counted', async () => {
    const { db } = world;
    const [model] = await db('ideas').where({ id: ids.idea });
    await db.raw(
      `insert into ideas (id, body, status, posted_by, created_at, updated_at, published_at)
       select gen_random_uuid(), jsonb_set(body, '{title}', to_jsonb(case when at % 3 = 0 then 'Bunting ' || at
           when at = 100 then 'Bunting' else 'Flags ' || at || ', see text' end))
           || case when at % 3 = 0 then '{}' else '{"summary": "Bunting in every street."}'::jsonb end,
         'published', posted_by, created_at, updated_at, published_at - at * interval '1 hour'
       from ideas, generate_series(1, 3300) at where id = ?`,
      [model.id],
    );
    const counted = await asks({ q: 'bunting' });
    expect(counted.groups[1]).toMatchObject({ kind: 'idea', count: 1000, more: true });
    // From here on the statistics know that it is common, and nobody counts.
    await db.raw('analyze search_ideas');
    world.passes(0.01);
    expect(await asks({ q: 'bunting' })).toEqual(counted);
    expect(await visitor.does(countFoundTags, { query: { q: 'bunting' } })).toEqual({ tags: null });
    expect((await visitor.does(mapFound, { query: { q: 'bunting' } })).ideas).toBe(3300);
    const seen: string[] = [];
    for (let cursor: string | undefined, page = 0; page < 40; page += 1) {
      const { items, next } = await visitor.does(listFound, {
        query: { q: 'bunting', kind: 'idea', limit: 100, ...(cursor && { cursor }) },
      });
      seen.push(...items.map((item) => `${item.id} ${said(item)}`));
      if (next === null) break;
      cursor = next;
    }
    expect(seen.length).toBe(3300);
    expect(new Set(seen).size).toBe(3300);
    expect(seen[0]).toMatch(/ Bunting$/);
    expect(seen.slice(1, 1101).every((line) => / Bunting \d/.test(line))).toBe(true);
    expect(seen.slice(1101).every((line) => / Flags /.test(line))).toBe(true);
    await db('ideas').whereRaw("title like 'Flags %' or title like 'Bunting%'").del();
    // The statistics still call it common.
    expect(await counts({ q: 'bunting', exact: 'true' })).toMatchObject({ idea: 0 });
  });
});
