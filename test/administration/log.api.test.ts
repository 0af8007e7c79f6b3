import { expect, test } from '@jest/globals';
import { findPeople, suspendPerson } from '#server/administration/administration.contract.ts';
import { listLog } from '#server/administration/log.contract.ts';
import type { Given } from '#test/support/browser.ts';
import { anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const [ruth, nurse] = [await world.administrator(), await world.contributor('Nurse Logged')];
const idea = await nurse.posts(anIdea());
await ruth.does(suspendPerson, { params: { id: nurse.personId }, body: { reason: 'Wrote insults' } });

test('an administrator reads who did what, and why, newest first and page by page', async () => {
  const all = (await ruth.does(listLog, { query: { limit: 100 } })).items.map(({ seq }) => seq);
  expect(all).toEqual([...all].sort((one, other) => other - one));
  const paged: number[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await ruth.does(listLog, { query: { limit: 2, ...(cursor && { cursor }) } });
    paged.push(...page.items.map(({ seq }) => seq));
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(paged).toEqual(all);
  const [newest] = (await ruth.does(listLog, { query: { type: 'person.suspended' } })).items;
  expect(newest).toMatchObject({ actorId: ruth.personId, id: nurse.personId, reason: 'Wrote insults' });
});

test('by each filter, and several at once', async () => {
  const types = async (given: Given<typeof listLog>) =>
    (await ruth.does(listLog, given)).items.map(({ type }) => type);
  expect(await types({ query: { id: idea } })).toEqual(['idea.published']);
  expect(await types({ query: { noun: 'idea', actor: nurse.personId } })).toEqual(['idea.published']);
  expect(await types({ query: { actor: nurse.personId, type: 'person.suspended' } })).toEqual([]);
  const day = world.clock().toISOString().slice(0, 10);
  expect(await types({ query: { id: idea, from: day, to: day } })).toEqual(['idea.published']);
  expect(await types({ query: { id: idea, to: '2020-01-01' } })).toEqual([]);
  expect(await types({ query: { id: idea, from: '2999-01-01' } })).toEqual([]);
});

test('what people did can be read without what the platform did by itself', async () => {
  await world.settle();
  const asked = { id: idea, limit: 100 };
  const [all, people] = [
    (await ruth.does(listLog, { query: { limit: 100 } })).items,
    (await ruth.does(listLog, { query: { limit: 100, people: 'true' } })).items,
  ];
  expect(all.map(({ actorId }) => actorId)).toContain(null);
  expect(people.map(({ seq }) => seq)).toEqual(
    all.filter(({ actorId }) => actorId !== null).map(({ seq }) => seq),
  );
  const { items } = await ruth.does(listLog, { query: { ...asked, people: 'true' } });
  expect(items.map(({ type }) => type)).toEqual(['idea.published']);
});

test('whoever it names is found by number, which is written down; who is gone is nobody', async () => {
  const [one, ...others] = (await ruth.does(findPeople, { query: { id: nurse.personId } })).items;
  expect([one?.name, one?.reason, others]).toEqual([nurse.name, 'Wrote insults', []]);
  const { items } = await ruth.does(listLog, { query: { type: 'person.looked_up' } });
  expect(items[0]).toMatchObject({ id: nurse.personId, actorId: ruth.personId });
  expect((await ruth.does(findPeople, { query: { id: idea } })).items).toEqual([]);
  const other = await world.contributor('Other');
  expect(await other.isRefused(findPeople, { query: { id: nurse.personId } })).toBe('not_allowed');
});

test('nobody else reads it, and it holds no contact data', async () => {
  const other = await world.broker();
  expect(await other.isRefused(listLog)).toBe('not_allowed');
  expect(await world.visitor().isRefused(listLog)).toBe('not_signed_in');
  const said = JSON.stringify((await ruth.does(listLog, { query: { limit: 100 } })).items);
  for (const word of [nurse.email, nurse.name, ruth.email, ruth.name]) expect(said).not.toContain(word);
});
