import { beforeAll, describe, expect, test } from '@jest/globals';
import type { QueryOf } from '#server/http/endpoint.contract.ts';
import { hiding } from '#server/items/hiding.contract.ts';
import { listRegions } from '#server/regions/regions.contract.ts';
import { countFoundTags, listFound, mapFound, search, suggestFound } from '#server/search/search.contract.ts';
import { listTags } from '#server/tags/tags.contract.ts';
import { aNeed, anIdea, BIRMINGHAM, CEREDIGION, POWYS, WALES } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const visitor = world.visitor();
const asks = (query: QueryOf<typeof search>) => visitor.does(search, { query });

const carys = await world.commissioner('Carys');
const nurse = await world.contributor('Nurse Hafwen');
const [tag] = (await visitor.does(listTags, { query: {} })).items.filter(({ parentId }) => parentId !== null);
const tagIds = tag ? [tag.id] : [];
// Their texts say nothing that a tag is suggested from.
const plainNeed = { problem: 'Nothing.', whoFor: 'All', evidence: '', outcome: 'More' };
const plainIdea = { summary: 'Something.', how: '' };

beforeAll(async () => {
  await carys.posts(
    aNeed({ ...plainNeed, title: 'Walks for people with dementia', regionCodes: [POWYS, CEREDIGION] }),
  );
  await nurse.posts(anIdea({ ...plainIdea, title: 'A garden for dementia', regionCodes: [POWYS], tagIds }));
});

describe('the map', () => {
  test('counts by part of a place, each thing once in each, by the filters of the search', async () => {
    const of = async (query: QueryOf<typeof mapFound>) => {
      const { parts, needs, ideas, within, around } = await visitor.does(mapFound, { query });
      return {
        within: within.name,
        around: around.map(({ name }) => name),
        parts: parts
          .filter((part) => part.needs + part.ideas > 0)
          .map((part) => [part.name, part.needs, part.ideas]),
        needs,
        ideas,
      };
    };
    expect(await of({ q: '"for people with dementia" or garden' })).toEqual({
      within: 'United Kingdom',
      around: [],
      parts: [['Wales', 1, 1]],
      needs: 1,
      ideas: 1,
    });
    expect(await of({ q: '"for people with dementia" or garden', region: WALES })).toEqual({
      within: 'Wales',
      around: ['United Kingdom'],
      parts: [
        ['Ceredigion', 1, 0],
        ['Powys', 1, 1],
      ],
      needs: 1,
      ideas: 1,
    });
    // Of several places it counts what the search finds in any of them, in the parts of what they all lie in.
    const several = { q: '"for people with dementia" or garden', region: [CEREDIGION, POWYS] };
    expect(await of(several)).toMatchObject({
      within: 'Wales',
      parts: [
        ['Ceredigion', 1, 0],
        ['Powys', 1, 1],
      ],
    });
    const apart = { ...several, region: [CEREDIGION, BIRMINGHAM] };
    expect(await of(apart)).toMatchObject({ within: 'United Kingdom', parts: [['Wales', 1, 0]], ideas: 0 });
    expect((await asks(apart)).groups.map(({ kind, count }) => [kind, count]).slice(0, 2)).toEqual([
      ['need', 1],
      ['idea', 0],
    ]);
    const { items } = await visitor.does(listRegions, {});
    const whole = await visitor.does(mapFound, { query: {} });
    expect(whole.parts.length).toBe(12);
    expect(whole.parts.every(({ code }) => items.some((region) => region.code === code))).toBe(true);
    expect(await visitor.isRefused(mapFound, { query: { region: 'X99999999' } })).toBe('unknown_region');
  });
});

describe('what was found', () => {
  test('counts by theme what it found, then by what lies under the theme', async () => {
    const byTag = async (query: QueryOf<typeof countFoundTags>) =>
      (await visitor.does(countFoundTags, { query })).tags?.map(({ id, count }) => [id, count]);
    const themes = await byTag({ q: 'dementia' });
    expect(themes?.map(([id]) => id)).toContain(tag?.parentId);
    const under = await byTag({ q: 'dementia', tag: tag?.parentId ?? '' });
    expect(under).toContainEqual([tag?.id, 1]);
    // As many as the filter then finds.
    for (const [id, count] of [...(themes ?? []), ...(under ?? [])]) {
      const { groups } = await asks({ q: 'dementia', tag: String(id) });
      expect([id, groups.reduce((sum, group) => sum + group.count, 0)]).toEqual([id, count]);
    }
    expect(await byTag({ q: 'nobody says this' })).toEqual([]);
    expect(await byTag({})).toEqual([]);
  });

  test('what an administrator hides is out of the search, every count and the map at once', async () => {
    const ruth = await world.administrator();
    const id = await nurse.posts(
      anIdea({ ...plainIdea, title: 'Trombones by post', regionCodes: [POWYS], tagIds }),
    );
    const query = { q: 'trombones' };
    const seen = async () => ({
      found: (await nurse.does(search, { query: { ...query, exact: 'true' } })).groups.map(
        ({ count }) => count,
      ),
      places: (await asks({ ...query, exact: 'true' })).places?.length,
      tags: (await visitor.does(countFoundTags, { query })).tags?.length,
      listed: (await visitor.does(listFound, { query: { ...query, kind: 'idea' } })).items.length,
      suggested: (await visitor.does(suggestFound, { query })).items.length,
      map: (await visitor.does(mapFound, { query })).ideas,
    });
    expect(await seen()).toEqual({
      found: [0, 1, 0, 0],
      places: 1,
      tags: 1,
      listed: 1,
      suggested: 1,
      map: 1,
    });
    await ruth.does(hiding.idea.hide, { params: { id }, body: { reason: 'It names a patient' } });
    const gone = { found: [0, 0, 0, 0], places: 0, tags: 0, listed: 0, suggested: 0, map: 0 };
    expect(await seen()).toEqual(gone);
  });
});

describe('strange searches get a plain answer', () => {
  test.each([
    ['nothing', ''],
    ['only punctuation', '?!… — «»'],
    ['only emoji', '🙂🙃👩‍👩‍👧'],
    ['only little words', 'the of and'],
    ['only what must not be there', '-dementia'],
  ])('%s asks for nothing', async (_, q) => {
    expect(await asks({ q })).toMatchObject({ asksNothing: true, corrected: null });
  });

  test.each([
    ['tsquery', "dementia' & !('x':*) | <-> ()"],
    ['SQL', "dementia'; drop table needs; --"],
    ['NUL and controls', 'dementia\u0000\u0007'],
    ['a lone half of a character', 'dementia \ud83d'],
    ['likes', '%_dementia\\'],
  ])('%s is only words', async (_, q) => {
    const { groups } = await asks({ q });
    expect(groups.length).toBe(4);
  });

  test('ten thousand characters are refused with a reason; an unknown tag or place too', async () => {
    const answer = await visitor.agent.get('/api/search').query({ q: 'x'.repeat(10_000) });
    expect(answer.status).toBe(400);
    expect(answer.body.issues).toEqual([{ path: 'query.q', message: 'Search for 300 characters at most' }]);
    expect((await asks({ q: 'x '.repeat(150) })).groups.length).toBe(4);
    expect(await visitor.isRefused(search, { query: { region: ['X99999999'] } })).toBe('unknown_region');
    expect(await visitor.isRefused(search, { query: { tag: '00000000-0000-4000-8000-000000000000' } })).toBe(
      'unknown_tag',
    );
  });
});
