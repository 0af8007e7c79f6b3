import { expect, test } from '@jest/globals';
import { getCards } from '#server/introductions/introductions.contract.ts';
import { getMatch, listMatches } from '#server/matching/matching.contract.ts';
import { aNeed, anIdea } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();

test('the loop: a need, an idea, a match with reasons, an introduction, two answers, open cards, a talk', async () => {
  const [commissioner, nurse, broker] = [
    await world.commissioner(),
    await world.contributor(),
    await world.broker(),
  ];
  const need = await commissioner.posts(aNeed());
  const idea = await nurse.posts(anIdea());
  await world.settle();

  const queue = await broker.does(listMatches, {});
  expect(queue.items).toHaveLength(1);
  const [match] = queue.items;
  if (match === undefined) throw new Error('no match');
  const { reasons, score } = await broker.does(getMatch, { params: { id: match.id } });
  const points = [...reasons.topic, ...reasons.wording].reduce((sum, line) => sum + line.points, 0);
  expect(Math.abs(points - score)).toBeLessThan(1e-9);
  expect(score).toBeGreaterThan(20);

  const id = await broker.introduces(need, idea);
  await commissioner.accepts(id);
  expect(await nurse.sees(id)).toMatchObject({ status: 'proposed' });
  expect(await nurse.isRefused(getCards, { params: { id } })).toBe('cards_sealed');
  await nurse.accepts(id, ['name', 'email']);
  expect(await commissioner.sees(id)).toMatchObject({ status: 'connected' });
  const cards = await commissioner.seesCards(id);
  expect(cards.idea).toEqual({ name: nurse.name, email: nurse.email });

  await broker.writes(id, 'all', 'Welcome, both of you.');
  await nurse.writes(id, 'all', 'Hello, good to meet you.');
  expect((await commissioner.reads(id, 'all')).map(({ seq, author }) => [seq, author])).toEqual([
    [1, 'broker'],
    [2, 'idea'],
  ]);
});
