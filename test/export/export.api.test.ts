import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { describeData } from '#server/export/export.contract.ts';
import { editIdea, pauseIdea } from '#server/ideas/ideas.contract.ts';
import { aNeed, anIdea, POWYS } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const [carys, nurse, bethan] = [await world.commissioner(), await world.contributor(), await world.broker()];
const visitor = world.visitor();

const csv = async (name: string): Promise<Record<string, string>[]> => {
  const { text, status, headers } = await visitor.agent.get(`/data/${name}.csv`).buffer();
  expect([status, headers['content-type']]).toEqual([200, expect.stringContaining('text/csv')]);
  return parse(text, { bom: true, columns: true });
};

test('everything public is there as CSV and JSON, row by row the same, and nothing that is not', async () => {
  const shown = await nurse.posts(
    anIdea({ title: '=HYPERLINK("http://x")', authorStyle: 'pseudonym', authorLabel: 'Heron' }),
  );
  const draft = await nurse.posts(anIdea(), { publish: false });
  const paused = await nurse.posts(anIdea());
  await nurse.does(pauseIdea, { params: { id: paused } });
  const need = await carys.posts(aNeed());
  const unnamed = await carys.posts(aNeed({ organisationNamed: false }));

  const ideas = await csv('ideas');
  expect(ideas.map(({ id }) => id)).toEqual([shown]);
  expect(ideas[0]).toMatchObject({
    title: '\'=HYPERLINK("http://x")',
    author: 'Heron',
    organisation_name: '',
  });
  const { body } = await visitor.agent.get('/data/ideas.json');
  expect(body).toMatchObject({
    name: 'ideas',
    licence: null,
    items: [{ id: shown, title: '=HYPERLINK("http://x")' }],
  });
  expect(Object.keys(body.items[0])).toEqual(Object.keys(ideas[0] ?? {}));

  const needs = new Map((await csv('needs')).map((row) => [row.id, row]));
  expect(needs.get(need)).toMatchObject({
    place_codes: POWYS,
    place_names: 'Powys',
    organisation_id: carys.organisationId,
  });
  expect(needs.get(unnamed)).toMatchObject({ organisation_id: '', organisation_name: '' });
  expect((await csv('organisations')).map(({ id }) => id).sort()).toEqual(
    [carys.organisationId, bethan.organisationId].sort(),
  );
  expect((await csv('regions')).find(({ code }) => code === POWYS)).toMatchObject({
    name: 'Powys',
    kind: 'local_authority',
  });
  const tags = await csv('tags');
  const { text: turtle } = await visitor.agent.get('/data/tags.ttl').buffer();
  expect(turtle.match(/ a skos:Concept ;/g)).toHaveLength(tags.length);
  expect((await visitor.agent.get('/data/tags.jsonld')).headers['content-type']).toContain(
    'application/ld+json',
  );

  const told = await visitor.does(describeData);
  for (const { name, count, columns, files } of told.sets) {
    const rows = await csv(name);
    // Counts are kept for a minute.
    if (name !== 'needs' && name !== 'ideas') expect([name, count]).toEqual([name, rows.length]);
    expect(Object.keys(rows[0] ?? {})).toEqual(columns.map((column) => column.name));
    for (const { path } of files) expect((await visitor.agent.get(path)).status).toBe(200);
  }
  expect(JSON.stringify(told)).not.toContain(draft);
  for (const path of ['/data/needs.ttl', '/data/people.csv', '/data/needs.exe'])
    expect((await visitor.agent.get(path)).body.code).toBe('not_found');
});

test('the fifth reader at once is asked to come back, and whoever goes makes room', async () => {
  const { files } = world.services;
  const standing = { origin: world.origin, licence: undefined };
  const readers = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const pieces = await files.open('regions', 'csv', standing);
      await pieces?.next();
      return pieces;
    }),
  );
  expect((await visitor.agent.get('/data/ideas.csv')).body.code).toBe('busy');
  await readers[0]?.return(undefined);
  expect((await visitor.agent.get('/data/ideas.csv')).status).toBe(200);
  for (const pieces of readers) await pieces?.return(undefined);
});

test('everything of one’s own, in one file, and nothing of anybody else’s', async () => {
  const need = await carys.posts(aNeed());
  const idea = await nurse.posts(anIdea({ title: 'First title' }));
  await nurse.does(editIdea, {
    params: { id: idea },
    version: 1,
    body: { body: anIdea({ title: 'Second title' }).body },
  });
  await world.settle();
  const id = await bethan.introduces(need, idea);
  await bethan.writes(id, 'idea', 'Between us two');
  await bethan.writes(id, 'need', 'For the other side only');
  await nurse.accepts(id, ['name']);
  await carys.accepts(id, ['name', 'email']);
  await carys.writes(id, 'all', 'Hello from Carys');
  await nurse.writes(id, 'all', 'Hello back');
  await world.settle();

  const answer = await nurse.agent.get('/api/me/export');
  expect(answer.headers['content-disposition']).toContain('pushpull-mine.json');
  expect(answer.headers['cache-control']).toBe('no-store');
  const mine = answer.body;
  expect(mine.profile).toMatchObject({ personId: nurse.personId, email: nurse.email });
  expect(mine.card).toMatchObject({ name: nurse.name });
  expect([mine.alerts, mine.mailSettings]).toMatchObject([[], { timeZone: 'Europe/London', quiet: null }]);
  const own = mine.ideas.find((one: { id: string }) => one.id === idea);
  expect(
    own.versions.map(({ body, byMe }: { body: { title: string }; byMe: boolean }) => [body.title, byMe]),
  ).toEqual([
    ['First title', true],
    ['Second title', true],
  ]);
  expect(mine.ideas.map(({ status }: { status: string }) => status)).toEqual(
    expect.arrayContaining(['draft', 'paused']),
  );
  expect(mine.answers).toEqual([
    expect.objectContaining({ introductionId: id, side: 'idea', status: 'accepted', fields: ['name'] }),
  ]);
  expect(mine.answers[0].wording.text.length).toBeGreaterThan(40);
  expect(mine.introductions.map((one: { id: string }) => one.id)).toEqual([id]);
  expect(
    mine.messages.map(({ body, mine: byMe }: { body: string; mine: boolean }) => [body, byMe]).sort(),
  ).toEqual([
    ['Between us two', false],
    ['Hello back', true],
    ['Hello from Carys', false],
  ]);
  expect(mine.notifications.length).toBeGreaterThan(0);
  expect(mine.sessions).toContainEqual(expect.objectContaining({ current: true, endedAt: null }));
  // Carys’s card is open to the nurse now, and is read on its own page, where that is recorded.
  expect(answer.text).not.toContain(carys.email);
  expect((await visitor.agent.get('/api/me/export')).body.code).toBe('not_signed_in');
  expect((await bethan.agent.get('/api/me/export')).body.introductions).toHaveLength(1);
});
