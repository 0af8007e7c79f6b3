import { beforeAll, describe, expect, test } from '@jest/globals';
import type { QueryOf } from '#server/http/endpoint.contract.ts';
import { listIdeas } from '#server/ideas/ideas.contract.ts';
import { closeNeed, editNeed, getNeed, listNeeds, pauseNeed } from '#server/needs/needs.contract.ts';
import { listTags } from '#server/tags/tags.contract.ts';
import { aNeed, BIRMINGHAM, CEREDIGION, POWYS, WALES, WEST_MIDLANDS } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const carys = await world.commissioner();
const dai = await world.commissioner('Commissioner Dai');
const visitor = world.visitor();

/** Words of its own, so that each need is found by what the test says alone. */
const plain = (title: string, more: Parameters<typeof aNeed>[0] = {}) =>
  aNeed({
    title,
    problem: 'Nothing much.',
    whoFor: 'All',
    evidence: '',
    outcome: 'More',
    regionCodes: [POWYS],
    ...more,
  });

const list = (query: QueryOf<typeof listNeeds> = {}, who: Pick<typeof visitor, 'does'> = visitor) =>
  who.does(listNeeds, { query: { limit: 100, ...query } });
const titles = async (query: QueryOf<typeof listNeeds>, who: Pick<typeof visitor, 'does'> = visitor) =>
  (await list(query, who)).items.map(({ title }) => title).sort();

/** A topic of the platform's own with its theme. */
const tags = (await visitor.does(listTags, { query: {} })).items;
const topic = tags.find(({ parentId }) => parentId !== null);
const theme = tags.find(({ id }) => id === topic?.parentId);
const stranger = tags.find(({ id, parentId }) => parentId === null && id !== theme?.id);

describe('the list of needs', () => {
  beforeAll(async () => {
    await carys.posts(plain('Zebra crossings', { regionCodes: [BIRMINGHAM] }));
    await carys.posts(
      plain('Zeal for allotments', { regionCodes: [CEREDIGION], tagIds: topic ? [topic.id] : [] }),
    );
    await carys.posts(plain('Dŵr glân', { regionCodes: [WALES] }));
    await carys.posts(plain('Quiet rooms for carers leaving care', { problem: 'Young carers wait.' }));
    await carys.posts(plain('Zinc roofs, a draft'), { publish: false });
    const paused = await carys.posts(plain('Zithers on hold'));
    await carys.does(pauseNeed, { params: { id: paused } });
    const closed = await carys.posts(plain('Zoo keepers found'));
    await carys.does(closeNeed, { params: { id: closed } });
  });

  test('can leave out what nobody has claimed', async () => {
    const id = await carys.posts(plain('Zeppelin sheds'));
    await world.db('needs').where({ id }).update({ unclaimed: true });
    expect(await titles({ q: 'ze' })).toEqual(['Zeal for allotments', 'Zebra crossings', 'Zeppelin sheds']);
    expect(await titles({ q: 'ze', claimed: 'true' })).toEqual(['Zeal for allotments', 'Zebra crossings']);
    expect(await titles({ q: 'ze', claimed: 'false' })).toEqual(['Zeppelin sheds']);
    await carys.does(closeNeed, { params: { id } });
  });

  test('shows what is open, to everybody the same', async () => {
    const open = [
      'Dŵr glân',
      'Quiet rooms for carers leaving care',
      'Zeal for allotments',
      'Zebra crossings',
    ];
    expect(await titles({})).toEqual(open);
    expect(await titles({}, dai)).toEqual(open);
    expect(await titles({}, carys)).toEqual(open);
  });

  test.each([
    ['zebra', ['Zebra crossings']],
    ['zeb', ['Zebra crossings']],
    ['cross zeb', ['Zebra crossings']],
    ['carer leav', ['Quiet rooms for carers leaving care']],
    ['"young carers"', ['Quiet rooms for carers leaving care']],
    ['zebra or allotment', ['Zeal for allotments', 'Zebra crossings']],
    ['dwr', ['Dŵr glân']],
    ['zebra allotment', []],
    ['%_', []],
  ])('finds %s', async (q, expected) => {
    expect(await titles({ q })).toEqual(expected.sort());
  });

  test('finds by place: whatever lies within', async () => {
    expect(await titles({ region: WALES })).toEqual([
      'Dŵr glân',
      'Quiet rooms for carers leaving care',
      'Zeal for allotments',
    ]);
    expect(await titles({ region: CEREDIGION })).toEqual(['Zeal for allotments']);
    expect(await titles({ region: WEST_MIDLANDS })).toEqual(['Zebra crossings']);
    expect((await visitor.tries(listNeeds, { query: { region: 'E99999999' } })).body.code).toBe(
      'unknown_region',
    );
  });

  test('finds by tag, from the theme down, and by each of several', async () => {
    if (!topic || !theme || !stranger) throw new Error('there are no tags');
    expect(await titles({ tag: [topic.id] })).toEqual(['Zeal for allotments']);
    expect(await titles({ tag: [theme.id] })).toContain('Zeal for allotments');
    expect(await titles({ tag: [topic.id, stranger.id] })).toEqual([]);
    expect(await titles({ tag: [topic.id], region: CEREDIGION, q: 'zeal' })).toEqual(['Zeal for allotments']);
  });

  test('loses a tag that its author takes away', async () => {
    if (!topic) throw new Error('there are no tags');
    const id = await carys.posts(plain('Zips', { tagIds: [topic.id] }));
    expect(await titles({ tag: [topic.id] })).toContain('Zips');
    const { body } = await carys.does(getNeed, { params: { id } });
    await carys.does(editNeed, { params: { id }, version: 1, body: { body: { ...body, tagIds: [] } } });
    expect(await titles({ tag: [topic.id] })).not.toContain('Zips');
    await carys.does(closeNeed, { params: { id } });
  });

  test('by status shows to each only what they may see', async () => {
    expect(await titles({ status: 'draft' }, carys)).toEqual(['Zinc roofs, a draft']);
    expect(await titles({ status: 'paused' }, carys)).toEqual(['Zithers on hold']);
    for (const status of ['draft', 'paused'] as const) expect(await titles({ status }, dai)).toEqual([]);
    expect(await titles({ status: 'closed' })).toContain('Zoo keepers found');
  });

  test.each([listNeeds, listIdeas])(
    'offers a visitor no status that they never see ($path)',
    async (listed) => {
      for (const status of ['draft', 'paused', 'secret'] as const) {
        const { body } = await visitor.tries(listed, { query: { status: status as 'draft' } });
        expect(body).toMatchObject({
          code: 'invalid_input',
          issues: [{ path: 'query.status', message: 'Choose published, closed or expired' }],
        });
      }
    },
  );

  test.each([listNeeds, listIdeas])('takes no typing error for an empty market ($path)', async (listed) => {
    const nobodys = '01900000-0000-7000-8000-000000000000';
    const refused = await visitor.tries(listed, { query: { tag: [topic?.id ?? '', nobodys] } });
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { code: 'unknown_tag', issues: [{ path: 'query.tag', message: `There is no tag ${nobodys}` }] },
    ]);
    const elsewhere = await visitor.tries(listed, { query: { region: 'W99999999' } });
    expect([elsewhere.status, elsewhere.body]).toMatchObject([
      422,
      { code: 'unknown_region', issues: [{ message: 'There is no place with the code W99999999' }] },
    ]);
  });

  test('of my own shows all of them, and nobody else’s', async () => {
    expect(await titles({ mine: 'true' }, carys)).toEqual(
      expect.arrayContaining([
        'Zinc roofs, a draft',
        'Zithers on hold',
        'Zoo keepers found',
        'Zebra crossings',
      ]),
    );
    expect(await titles({ mine: 'true' }, dai)).toEqual([]);
    expect(await titles({ mine: 'true' })).toEqual([]);
  });

  test('pages through every one once, newest first, though many share an instant', async () => {
    const seen: string[] = [];
    for (let cursor: string | undefined, pages = 0; ; pages += 1) {
      const page = await list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      expect(page.items).toHaveLength(2);
      cursor = page.next;
      if (pages > 20) throw new Error('there is no end');
    }
    expect(seen).toEqual((await list()).items.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    const dates = (await list()).items.map(({ publishedAt }) => publishedAt ?? '');
    expect(dates).toEqual([...dates].sort().reverse());
  });

  test('is not thrown by a need that is posted between two pages', async () => {
    const first = await list({ limit: 2 });
    const id = await carys.posts(plain('Zany, in between'));
    const second = await list({ limit: 100, cursor: first.next ?? '' });
    expect(second.items.map((item) => item.id)).not.toContain(id);
    expect(second.items.map((item) => item.id)).not.toEqual(
      expect.arrayContaining(first.items.map((item) => item.id)),
    );
    await carys.does(closeNeed, { params: { id } });
  });

  test.each([
    'nonsense',
    Buffer.from('["yesterday","x"]').toString('base64url'),
    Buffer.from('[]').toString('base64url'),
  ])('refuses the cursor %s', async (cursor) => {
    expect((await visitor.tries(listNeeds, { query: { cursor } })).body.code).toBe('invalid_cursor');
  });
});
