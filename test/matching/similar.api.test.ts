import { expect, test } from '@jest/globals';
import { findSimilar, listSimilarIdeas, listSimilarNeeds } from '#server/matching/drafting.contract.ts';
import { closeNeed } from '#server/needs/needs.contract.ts';
import { aNeed, anIdea, BIRMINGHAM, POWYS } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const { commissioner, contributor, visitor, settle } = world;
const [carys, nia] = [await commissioner(), await contributor()];
const otherwise = {
  title: 'Repair café in the library',
  summary: 'Volunteers mend toasters and trousers on Saturdays.',
  how: 'Six tables, one soldering iron.',
};
const idea = await nia.posts(anIdea({ reach: 'here', regionCodes: [BIRMINGHAM] }));
await nia.posts(anIdea(otherwise));
const need = await carys.posts(aNeed({ localOnly: true, regionCodes: [BIRMINGHAM] }));
await carys.posts(
  aNeed({
    title: 'Damp in the school',
    problem: 'Black mould on every wall.',
    whoFor: 'Anybody',
    outcome: 'None of it',
    evidence: '',
  }),
);
await settle();

test('an idea that says much the same is found while it is written, wherever it runs, and nothing silly is', async () => {
  const draft = anIdea({ title: 'A balance class at the bus stop', regionCodes: [POWYS], reach: 'here' });
  const { items } = await visitor().does(findSimilar, { body: draft });
  expect(items.map(({ id }) => id)).toEqual([idea]);
  expect(items[0]?.words.length).toBeGreaterThan(0);
  const alone = anIdea({ title: 'Bees on the roof', summary: 'Honey from the town hall.', how: '' });
  expect((await visitor().does(findSimilar, { body: alone })).items).toEqual([]);
});

test('a need is found among needs, though it takes local ideas only', async () => {
  const draft = aNeed({ title: 'Older people fall at home', regionCodes: [POWYS] });
  const { items } = await visitor().does(findSimilar, { body: draft });
  expect(items.map(({ id }) => id)).toEqual([need]);
});

test('what is being edited is not like itself, and neither is a page', async () => {
  const own = await nia.does(findSimilar, { body: { ...anIdea(), id: idea } });
  expect(own.items).toEqual([]);
  expect((await visitor().does(listSimilarIdeas, { params: { id: idea } })).items).toEqual([]);
  const twin = await nia.posts(anIdea({ title: 'Strength and balance class in the chapel' }));
  await settle();
  const seen = await visitor().does(listSimilarIdeas, { params: { id: idea } });
  expect(seen.items.map((one) => one.idea.id)).toEqual([twin]);
});

test('who posted what makes no difference: an author’s own unnamed idea is found like any other', async () => {
  const draft = anIdea({ title: 'A strength class at the bus stop', authorStyle: 'pseudonym' });
  const [mine, theirs] = [
    await nia.does(findSimilar, { body: draft }),
    await visitor().does(findSimilar, { body: draft }),
  ];
  expect(mine).toEqual(theirs);
  expect(mine.items.length).toBeGreaterThan(0);
});

test('what has closed is not found, and what nobody may see has no page of its likes', async () => {
  const twin = await carys.posts(aNeed({ title: 'Falls at home, once more' }));
  await settle();
  const likes = async () =>
    (await visitor().does(listSimilarNeeds, { params: { id: need } })).items.map((one) => one.need.id);
  expect(await likes()).toEqual([twin]);
  await carys.does(closeNeed, { params: { id: twin } });
  await settle();
  expect(await likes()).toEqual([]);
  const hidden = await nia.posts(anIdea({ title: 'Not out yet' }), { publish: false });
  expect(await visitor().isRefused(listSimilarIdeas, { params: { id: hidden } })).toBe('idea_not_found');
  const unknown = '0199a0a0-0000-7000-8000-000000000000';
  expect(await visitor().isRefused(listSimilarNeeds, { params: { id: unknown } })).toBe('need_not_found');
});
