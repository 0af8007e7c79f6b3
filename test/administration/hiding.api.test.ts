import { expect, test } from '@jest/globals';
import { rows } from '#server/database/query.ts';
import {
  closeIdea,
  editIdea,
  getIdea,
  listIdeas,
  pauseIdea,
  publishIdea,
} from '#server/ideas/ideas.contract.ts';
import { hiding, listHidden } from '#server/items/hiding.contract.ts';
import { listMatches } from '#server/matching/matching.contract.ts';
import { closeNeed, getNeed, listNeeds } from '#server/needs/needs.contract.ts';
import { listNotifications } from '#server/notifications/notifications.contract.ts';
import { connects } from '#test/support/live.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const [ruth, nurse, carys, bethan] = [
  await world.administrator(),
  await world.contributor(),
  await world.commissioner(),
  await world.broker(),
];
const visitor = world.visitor();
const { idea: ofIdea, need: ofNeed } = hiding;
const because = { reason: 'It names a patient' };
const body = because;

const listed = async (): Promise<string[]> => (await visitor.does(listIdeas)).items.map(({ id }) => id);
const noticesOf = async (person: typeof nurse): Promise<{ kind: string; about: string }[]> => {
  await world.settle();
  return (await person.does(listNotifications)).items.map(({ kind, about }) => ({ kind, about }));
};

test('what is hidden is gone at once for everybody else, and comes back as it stood', async () => {
  const need = await carys.posts(aNeed());
  const id = await nurse.posts(anIdea({ title: 'Zebra crossings for wards' }));
  await world.settle();
  const paired = async (): Promise<boolean> =>
    (await bethan.does(listMatches, { query: { needId: need } })).items.some(({ idea }) => idea.id === id);
  expect(await paired()).toBe(true);
  const anyone = await connects(carys, world.origin);

  await ruth.does(ofIdea.hide, { params: { id }, body });
  await anyone.hears(({ type, id: of }) => type === 'idea.hidden' && of === id);
  anyone.leaves();
  expect(await listed()).not.toContain(id);
  expect((await visitor.does(listIdeas, { query: { q: 'zebra' } })).items).toEqual([]);
  expect(await rows(world.db, 'select id from search_ideas where id = :id', { id })).toEqual([]);
  expect((await visitor.tries(getIdea, { params: { id } })).status).toBe(404);
  expect(await bethan.isRefused(getIdea, { params: { id } })).toBe('idea_not_found');
  await world.settle();
  expect(await paired()).toBe(false);
  // Those who must see it do.
  expect((await nurse.does(getIdea, { params: { id } })).moves).toEqual(['edit', 'close']);
  expect((await ruth.does(getIdea, { params: { id } })).title).toBe('Zebra crossings for wards');

  await ruth.does(ofIdea.restore, { params: { id }, body: { reason: 'The name is gone' } });
  expect(await listed()).toContain(id);
  expect((await visitor.does(getIdea, { params: { id } })).status).toBe('published');
  await world.settle();
  expect(await paired()).toBe(true);
});

test('its author is told why, in the app and by mail, changes it, and asks again', async () => {
  const id = await nurse.posts(anIdea({ title: 'Quiet doors' }));
  await ruth.does(ofIdea.hide, { params: { id }, body });
  expect((await noticesOf(nurse))[0]).toEqual({ kind: 'item_hidden', about: 'Quiet doors' });
  const mails = await rows<{ text: string }>(
    world.db,
    'select text from mailbox where recipient = :to order by at desc, id desc limit 1',
    { to: nurse.email },
  );
  expect(mails[0]?.text).toContain('It names a patient');

  const seen = await nurse.does(ofIdea.get, { params: { id } });
  expect(seen).toMatchObject({ hidden: { ...because, answer: null }, moves: ['ask_again'] });
  expect(await nurse.isRefused(publishIdea, { params: { id } })).toBe('item_hidden');
  const idea = await nurse.does(getIdea, { params: { id } });
  await nurse.does(editIdea, {
    params: { id },
    version: idea.version,
    body: { body: { ...idea.body, summary: 'Doors that close without a noise, and no names.' } },
  });
  await nurse.does(ofIdea.askAgain, { params: { id }, body: { reason: 'I took the name out' } });
  expect((await noticesOf(ruth))[0]).toEqual({ kind: 'item_asked_again', about: 'Quiet doors' });
  expect((await ruth.does(listHidden)).items[0]).toMatchObject({ id, noun: 'idea', title: 'Quiet doors' });
  expect((await ruth.does(ofIdea.get, { params: { id } })).hidden?.answer).toBe('I took the name out');

  await ruth.does(ofIdea.restore, { params: { id }, body: { reason: 'Thank you' } });
  expect((await noticesOf(nurse))[0]).toEqual({ kind: 'item_restored', about: 'Quiet doors' });
  // Hidden anew, the old answer is none.
  await ruth.does(ofIdea.hide, { params: { id }, body });
  expect((await ruth.does(ofIdea.get, { params: { id } })).hidden?.answer).toBeNull();
});

test('restoring gives back what was there and no more: closed stays closed', async () => {
  const paused = await nurse.posts(anIdea());
  await nurse.does(pauseIdea, { params: { id: paused } });
  const closed = await carys.posts(aNeed());
  await carys.does(closeNeed, { params: { id: closed } });
  const closedWhileHidden = await nurse.posts(anIdea());
  expect(await ruth.isRefused(ofIdea.hide, { params: { id: paused }, body })).toBe('idea_not_found');
  await ruth.does(ofNeed.hide, { params: { id: closed }, body });
  await ruth.does(ofIdea.hide, { params: { id: closedWhileHidden }, body });
  expect(await visitor.isRefused(getNeed, { params: { id: closed } })).toBe('need_not_found');
  expect((await visitor.does(listNeeds, { query: { status: 'closed' } })).items).toEqual([]);
  await nurse.does(closeIdea, { params: { id: closedWhileHidden } });
  await ruth.does(ofIdea.restore, { params: { id: closedWhileHidden }, body });
  await ruth.does(ofNeed.restore, { params: { id: closed }, body });
  expect((await visitor.does(getNeed, { params: { id: closed } })).status).toBe('closed');
  // What its author closed out of sight was never shown closed.
  expect(await visitor.isRefused(getIdea, { params: { id: closedWhileHidden } })).toBe('idea_not_found');
});

test('only administrators hide, only those who look after it answer, and each act has its turn', async () => {
  const id = await nurse.posts(anIdea());
  const to = { params: { id }, body };
  for (const person of [nurse, carys, bethan])
    expect(await person.isRefused(ofIdea.hide, to)).toBe('not_allowed');
  expect(await visitor.isRefused(ofIdea.hide, to)).toBe('not_signed_in');
  expect(await ruth.isRefused(ofIdea.restore, to)).toBe('already_moved');
  expect(await nurse.isRefused(ofIdea.askAgain, to)).toBe('already_moved');
  expect(await carys.isRefused(ofIdea.get, { params: { id } })).toBe('not_allowed');
  const key = ruth.newKey();
  await Promise.all([ruth.does(ofIdea.hide, { ...to, key }), ruth.does(ofIdea.hide, { ...to, key })]);
  expect(await ruth.isRefused(ofIdea.hide, to)).toBe('already_moved');
  expect(await nurse.isRefused(ofIdea.restore, to)).toBe('not_allowed');
  expect(await carys.isRefused(ofIdea.get, { params: { id } })).toBe('idea_not_found');
  for (const move of [ofIdea.hide, ofIdea.restore, ofIdea.askAgain])
    expect(await carys.isRefused(move, to)).toBe('idea_not_found');
  expect(await ruth.isRefused(ofIdea.askAgain, to)).toBe('not_allowed');
  expect(await nurse.isRefused(listHidden)).toBe('not_allowed');
  const draft = await nurse.posts(anIdea(), { publish: false });
  expect(await ruth.isRefused(ofIdea.hide, { params: { id: draft }, body })).toBe('idea_not_found');
});
