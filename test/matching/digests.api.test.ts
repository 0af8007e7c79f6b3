import { expect, test } from '@jest/globals';
import { editIdea, getIdea } from '#server/ideas/ideas.contract.ts';
import { digestIdeas, packedTerms } from '#server/matching/digesting.service.ts';
import { freeze } from '#server/matching/epoch.ts';
import { arrivingPages, publishedPages } from '#server/matching/items.service.ts';
import { bagOfPacked } from '#server/matching/packed-words.ts';
import { taxonomyOf } from '#server/matching/taxonomy.ts';
import { bagOf } from '#server/matching/tokens.ts';
import { anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const at = world.clock().toISOString();
const arriving = async () => (await Array.fromAsync(arrivingPages(world.db, 'idea', at))).flat();
const published = async () => (await Array.fromAsync(publishedPages(world.db, 'idea', at))).flat();
const digest = async (stopped = false) =>
  digestIdeas(world.db, freeze(await published(), taxonomyOf([])), () => stopped);

const agree = async () => {
  const texts = await published();
  const terms = await packedTerms(world.db);
  const found = await arriving();
  expect(found.map(({ item }) => item.id)).toEqual(texts.map(({ id }) => id));
  for (const [place, { item, packed }] of found.entries()) {
    const whole = texts[place];
    if (!whole) throw new Error('one more');
    if (!packed) {
      expect(item).toEqual(whole);
      continue;
    }
    const { text: _, ...facts } = whole;
    expect(item).toMatchObject(facts);
    const bag = bagOf(whole.text);
    const kept = bagOfPacked({ bytes: packed, terms });
    expect(kept.length).toBe(bag.length);
    expect([...kept.terms].map(([term, { count }]) => [term, count])).toEqual(
      [...bag.terms].map(([term, { count }]) => [term, count]),
    );
  }
  return found.filter(({ packed }) => packed !== undefined).length;
};

test('words that were kept say what the texts say, until these are edited', async () => {
  const nia = await world.contributor();
  const first = await nia.posts(anIdea({ title: 'Falls at home', costMax: 5, authorStyle: 'name' }));
  await nia.posts(anIdea({ title: 'Falls in the garden', regionCodes: [], reach: 'anywhere' }));
  await nia.posts(anIdea({ title: 'A draft' }), { publish: false });
  expect(await agree()).toBe(0);
  await digest(true);
  expect(await agree()).toBe(0);
  await digest();
  expect(await agree()).toBe(2);

  // What only one of them says stands nowhere but with it.
  await nia.posts(anIdea({ title: 'Zephyrquilt' }));
  await digest();
  expect(await agree()).toBe(3);
  expect(await packedTerms(world.db)).not.toContain('zephyrquilt');

  const { version } = await nia.does(getIdea, { params: { id: first } });
  const { body } = anIdea({ title: 'Stairs at home', costMax: null });
  await nia.does(editIdea, { params: { id: first }, version, body: { body } });
  expect(await agree()).toBe(2);
  await digest();
  expect(await agree()).toBe(3);

  await world.db.raw("update idea_digests set maker = 'an older reader'");
  expect(await agree()).toBe(0);
});
