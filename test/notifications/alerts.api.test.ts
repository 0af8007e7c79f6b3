import { expect, test } from '@jest/globals';
import { editAlert, MOST_ALERTS, removeAlert, saveAlert } from '#server/alerts/alerts.contract.ts';
import { always } from '#server/database/once.ts';
import { rows } from '#server/database/query.ts';
import { PLATFORM, tagIdOf } from '#server/tags/draft.ts';
import { aNeed, anIdea } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { alerts, governing, notifications } = world.services;
const [carys, nurse, reader, ruth] = [
  await world.commissioner('Carys'),
  await world.contributor('Nia'),
  await world.contributor('Rhys'),
  await world.administrator('Ruth'),
];
const actorOf = async ({ personId }: { personId: string }) => {
  const actor = await world.services.organisations.loadActor(personId, null);
  if (actor === null) throw new Error('There is no such person');
  return actor;
};
const [me, administrator] = [await actorOf(reader), await actorOf(ruth)];
const saves = (more: object) =>
  reader.does(saveAlert, { body: { name: 'Mine', about: 'both', frequency: 'at_once', ...more } });
/** What is new is looked for, told and mailed. */
const looks = async (): Promise<void> => {
  world.passes(0.01);
  await alerts.tasks.check_alerts();
  await world.settle();
};
const mails = () =>
  rows<{ subject: string; text: string }>(
    world.db,
    'select subject, text from mailbox where recipient = :email order by at, id',
    { email: reader.email },
  );
const notices = async () => (await notifications.list(me, { group: 'alerts', limit: 50 })).items;
const [renting, homes] = [tagIdOf(PLATFORM, 'HOUS-RENT'), tagIdOf(PLATFORM, 'HOUS-AFF')];

test('what is followed is told of when it is new and fits the filters, once, and in one notice until it is read', async () => {
  await carys.posts(aNeed({ title: 'There before' }));
  const alert = await saves({ name: 'Renting', about: 'need', tagIds: [renting] });
  await carys.posts(aNeed({ title: 'Fits the tag', tagIds: [renting] }));
  await carys.posts(aNeed({ title: 'Has another tag', tagIds: [homes] }));
  await nurse.posts(anIdea({ title: 'An idea with the tag', tagIds: [renting] }));
  await reader.posts(anIdea({ title: 'My own', tagIds: [renting] }));
  await looks();
  await looks();
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail?.subject).toBe('New for “Renting”');
  expect(mail?.text).toContain('Fits the tag');
  expect(mail?.text).not.toMatch(/There before|Has another tag|An idea with the tag|My own/);
  await carys.posts(aNeed({ title: 'Fits, too', tagIds: [renting] }));
  await looks();
  expect((await mails()).at(-1)?.text).toContain('Fits, too');
  expect((await mails()).at(-1)?.text).not.toContain('Fits the tag');
  expect(await notices()).toMatchObject([{ kind: 'alert_found', about: 'Renting', nounId: alert.id }]);
  await reader.does(removeAlert, { params: { id: alert.id } });
});

test('what was hidden or withdrawn before the mail goes out is not in it, and nothing is sent with nothing left', async () => {
  const before = (await mails()).length;
  const alert = await saves({ name: 'Daily', about: 'need', q: 'otter', frequency: 'daily' });
  const need = await carys.posts(aNeed({ title: 'An otter for the day' }));
  await looks();
  expect(await notices()).toMatchObject([{ kind: 'alert_found', about: 'Daily' }, {}]);
  expect((await notifications.preview(me)).digest?.text).toContain('An otter for the day');
  await world.services.needs.close(await actorOf(carys), need, always);
  expect(await notifications.preview(me)).toEqual({ digest: null });
  world.passes(1.2);
  await notifications.tasks.mail_due();
  await world.settle();
  expect(await mails()).toHaveLength(before);

  // Nor what was stopped while it waited.
  await carys.posts(aNeed({ title: 'Another otter' }));
  await looks();
  expect((await notifications.preview(me)).digest?.text).toContain('Another otter');
  const often = { name: 'Daily', frequency: 'never' as const };
  await reader.does(editAlert, { params: { id: alert.id }, version: 1, body: often });
  expect(await notifications.preview(me)).toEqual({ digest: null });
  await reader.does(removeAlert, { params: { id: alert.id } });
});

test('an alert follows its tag when that is merged, and says that it sleeps when the tag or place is gone', async () => {
  const alert = await saves({ name: 'Renting', about: 'need', tagIds: [renting] });
  await governing.merge(administrator, renting, homes, always);
  expect((await alerts.list(me))[0]).toMatchObject({ asleep: null, tags: [{ id: homes }] });
  await carys.posts(aNeed({ title: 'After the merge', tagIds: [homes] }));
  await looks();
  expect((await mails()).at(-1)?.text).toContain('After the merge');

  await governing.retire(administrator, homes, always);
  expect((await alerts.list(me))[0]).toMatchObject({ id: alert.id, asleep: 'tag_retired' });
  await looks();
  await looks();
  const asleep = (await notices()).filter(({ kind }) => kind === 'alert_asleep');
  expect(asleep).toMatchObject([{ about: 'Renting' }]);
  expect((await mails()).at(-1)?.subject).toContain('sleeps');

  // Gone from the database altogether, as after another taxonomy was imported in its place.
  const gone = await saves({ name: 'Gone', about: 'need' });
  await world.db.raw(`update alerts set tag_ids = '["01900000-0000-7000-8000-000000000000"]' where id = ?`, [
    gone.id,
  ]);
  expect((await alerts.list(me))[0]).toMatchObject({ name: 'Gone', asleep: 'tag_gone', tags: [] });
  await looks();
  expect((await notices()).filter(({ kind }) => kind === 'alert_asleep')).toHaveLength(2);
});

test('nobody follows more than is read, or touches what another follows', async () => {
  const ids = (await alerts.list(me)).map(({ id }) => id);
  const answer = await nurse.tries(removeAlert, { params: { id: ids[0] ?? '' } });
  expect(answer.body.code).toBe('alert_not_found');
  expect(await alerts.list(me)).toHaveLength(ids.length);
  const all = { about: 'both' as const, q: null, tagIds: [], regionCode: null, claimed: false };
  const tried = await Promise.allSettled(
    Array.from({ length: MOST_ALERTS + 5 - ids.length }, (_, place) =>
      alerts.save(me, { ...all, name: `Alert ${place}`, frequency: 'never' }, always),
    ),
  );
  expect(tried.filter(({ status }) => status === 'rejected')).toHaveLength(5);
  expect(await alerts.list(me)).toHaveLength(MOST_ALERTS);
});
