import { beforeAll, describe, expect, test } from '@jest/globals';
import { always } from '#server/database/once.ts';
import { getIdea } from '#server/ideas/ideas.contract.ts';
import { PLATFORM, tagIdOf } from '#server/tags/draft.ts';
import { activateTagger, deactivateTagger, listTaggerVersions } from '#server/tags/tagger.contract.ts';
import { LEAST_EXAMPLES } from '#server/tags/tagger.policy.ts';
import { suggestTags } from '#server/tags/tags.contract.ts';
import { anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const { db, services, passes } = world;
const nia = await world.contributor();
const ruth = await world.administrator();
const carys = await world.commissioner();

const FALLS = tagIdOf(PLATFORM, 'AGE-FALL');
const DEMENTIA = tagIdOf(PLATFORM, 'AGE-DEM');
/** Words of a trade of which the taxonomy knows nothing. */
const trades = [
  { tagId: FALLS, words: ['zither', 'lacquer', 'obelisk', 'quill', 'gasket'] },
  { tagId: DEMENTIA, words: ['marzipan', 'trellis', 'sextant', 'cobalt', 'thimble'] },
] as const;

const bodyAbout = (number: number) => {
  const { tagId, words } = trades[number % 2] ?? trades[0];
  const [one, two, three] = [0, 1, 2].map((at) => words[(number + at) % words.length]);
  return anIdea({
    title: `Number ${number} of its kind`,
    summary: `We bring ${one} and ${two} to whoever asks for it, with a little ${three} beside.`,
    how: 'It goes on for some weeks and then it ends.',
    tagIds: [tagId],
  }).body;
};

const post = async (number: number, publish = true): Promise<string> => {
  const asked = { body: bodyAbout(number), publish, organisationId: null };
  return (await services.ideas.post(await nia.actor(), asked, always)).id;
};

const train = () => services.tagger.tasks.train_tagger();
const versions = () => ruth.does(listTaggerVersions);
const suggested = async (text: string) => (await nia.does(suggestTags, { body: { title: '', text } })).items;
const UNKNOWN_WORDS = 'A gasket and an obelisk of lacquer';

beforeAll(async () => {
  for (let number = 0; number < LEAST_EXAMPLES - 1; number += 1) await post(number);
  await post(1_000, false);
}, 120_000);

describe('the tagger', () => {
  test('is not learned from too little; drafts do not count', async () => {
    await train();
    expect(await versions()).toEqual({
      items: [],
      examples: LEAST_EXAMPLES - 1,
      least: LEAST_EXAMPLES,
      offByHand: false,
    });
    expect(await suggested(UNKNOWN_WORDS)).toEqual([]);
  });

  test('is learned by the job, in a thread, and suggests once it beats the taxonomy’s own words', async () => {
    await post(LEAST_EXAMPLES);
    await train();
    const { items } = await versions();
    expect(items).toMatchObject([{ examples: LEAST_EXAMPLES, active: true, better: true }]);
    expect(items[0]?.trial.gain.low).toBeGreaterThan(0);
    const [first] = await suggested(UNKNOWN_WORDS);
    expect(first).toMatchObject({ id: FALLS });
    expect(first?.words.join(' ')).toMatch(/gasket|obelisk|lacquer/);
    expect(first?.confidence).toBeGreaterThan(0.5);
    expect(first?.confidence).toBeLessThan(1);
  }, 60_000);

  test('marks what it adds to an item as the model’s, which follows the text', async () => {
    const body = { ...bodyAbout(0), tagIds: [] };
    const actor = await nia.actor();
    const idea = await services.ideas.post(actor, { body, publish: false, organisationId: null }, always);
    expect(idea.tags).toMatchObject([{ id: FALLS, origin: 'model' }]);
    const plain = { ...body, summary: 'Something else', title: 'Something else', how: 'Somehow' };
    const edited = await services.ideas.edit(actor, idea.id, 1, { body: plain });
    expect(edited.tags).toEqual([]);
    expect((await nia.does(getIdea, { params: { id: idea.id } })).tags).toEqual([]);
  });

  test('is not learned again before there is more to learn, and then within a week', async () => {
    await train();
    expect((await versions()).items).toHaveLength(1);
    await post(LEAST_EXAMPLES + 1);
    await train();
    expect((await versions()).items).toHaveLength(1);
    passes(8);
    await train();
    const { items } = await versions();
    expect(items.map(({ active, examples }) => ({ active, examples }))).toEqual([
      { active: true, examples: LEAST_EXAMPLES + 1 },
      { active: false, examples: LEAST_EXAMPLES },
    ]);
  }, 60_000);

  test('is switched by administrators only', async () => {
    const [latest] = (await versions()).items;
    const params = { id: latest?.id ?? '' };
    for (const other of [nia, carys]) {
      expect(await other.isRefused(listTaggerVersions)).toBe('not_allowed');
      expect(await other.isRefused(activateTagger, { params })).toBe('not_allowed');
      expect(await other.isRefused(deactivateTagger)).toBe('not_allowed');
    }
    expect(await ruth.isRefused(activateTagger, { params: { id: FALLS } })).toBe('version_not_found');
  });

  test('stays off when a person switched it off, until a person switches one on', async () => {
    await ruth.does(deactivateTagger);
    expect(await suggested(UNKNOWN_WORDS)).toEqual([]);
    await post(LEAST_EXAMPLES + 2);
    passes(8);
    await train();
    const off = await versions();
    expect(off).toMatchObject({ offByHand: true });
    expect(off.items.map(({ active, better }) => ({ active, better }))).toEqual([
      { active: false, better: true },
      { active: false, better: true },
      { active: false, better: true },
    ]);
    const oldest = off.items.at(-1)?.id ?? '';
    await ruth.does(activateTagger, { params: { id: oldest } });
    expect((await versions()).items.at(-1)).toMatchObject({ id: oldest, active: true });
    expect((await suggested(UNKNOWN_WORDS))[0]).toMatchObject({ id: FALLS });
    expect((await versions()).offByHand).toBe(false);
  }, 60_000);

  test('learns from what people would not have', async () => {
    await db.raw(
      `update idea_tags set rejected_at = now() where tag_id = :FALLS and idea_id in (
         select ideas.id from ideas where ideas.body ->> 'summary' like '%quill%')`,
      { FALLS },
    );
    // Their authors chose another tag instead.
    await db.raw(
      `insert into idea_tags (idea_id, tag_id, origin, confidence, decided_by)
       select idea_id, :DEMENTIA, 'author', 1, decided_by from idea_tags
       where tag_id = :FALLS and rejected_at is not null`,
      { FALLS, DEMENTIA },
    );
    const before = (await suggested('A quill, a gasket')).find(({ id }) => id === FALLS)?.confidence ?? 0;
    passes(8);
    await post(LEAST_EXAMPLES + 4);
    await train();
    const [latest] = (await versions()).items;
    expect(latest?.active).toBe(true);
    expect(latest?.refusals).toBeGreaterThan(30);
    const after = (await suggested('A quill, a gasket')).find(({ id }) => id === FALLS)?.confidence ?? 0;
    expect(before).toBeGreaterThan(0.5);
    expect(after).toBeLessThan(before / 2);
  }, 60_000);

  test('learns from whoever said no to a tag and chose none', async () => {
    const refusals = async () => (await versions()).items[0]?.refusals ?? 0;
    const before = await refusals();
    const actor = await nia.actor();
    const body = { ...bodyAbout(0), tagIds: [] };
    const asked = { body, refusedTagIds: [FALLS], publish: true, organisationId: null };
    await services.ideas.post(actor, asked, always);
    passes(8);
    await post(LEAST_EXAMPLES + 6);
    await train();
    expect(await refusals()).toBe(before + 1);
  }, 60_000);

  test('is switched once, however often one asks at the same instant under one key', async () => {
    const id = (await versions()).items.at(-1)?.id ?? '';
    for (const ask of [
      (key: string) => ruth.tries(activateTagger, { params: { id }, key }),
      (key: string) => ruth.tries(deactivateTagger, { key }),
    ]) {
      const switched = async (): Promise<number> =>
        (await db('events').where({ type: 'tag.tagger_switched' }).select('seq')).length;
      const before = await switched();
      const key = ruth.newKey();
      const answers = await Promise.all(Array.from({ length: 5 }, () => ask(key)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      expect(await switched()).toBe(before + 1);
    }
    await ruth.does(activateTagger, { params: { id } });
  });

  test('that is switched off leaves suggesting to the taxonomy’s own words', async () => {
    await ruth.does(deactivateTagger);
    const items = await suggested('A memory cafe for people with dementia');
    expect(items.map(({ id }) => id)).toContain(DEMENTIA);
  });
});
