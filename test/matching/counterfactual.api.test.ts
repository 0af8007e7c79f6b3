import { describe, expect, test } from '@jest/globals';
import { previewMatches, tryChanges } from '#server/matching/drafting.contract.ts';
import { listTags } from '#server/tags/tags.contract.ts';
import { aNeed, anIdea, BIRMINGHAM, CEREDIGION, POWYS } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const { commissioner, contributor, visitor, settle } = world;
const [carys, nia] = [await commissioner(), await contributor()];
const known = new Map(
  (await visitor().does(listTags)).items.map(({ label, id }): [string, string] => [label, id]),
);
const tag = (label: string): string => {
  const id = known.get(label);
  if (id === undefined) throw new Error(`There is no tag ${label}`);
  return id;
};

for (let at = 0; at < 4; at += 1)
  await carys.posts(
    aNeed({
      title: `Evenings without a visitor ${at}`,
      problem: 'Nobody calls.',
      whoFor: 'Anybody',
      outcome: 'Somebody calls.',
      evidence: '',
      regionCodes: [at < 3 ? BIRMINGHAM : POWYS],
      tagIds: [tag('Care homes')],
    }),
  );
await settle();

const plain = { summary: 'We call on people.', how: '', title: 'Calls', tagIds: [] as string[] };
type Body = ReturnType<typeof anIdea>['body'];
const draft = (said: Partial<Body>) => anIdea({ ...plain, ...said });
const ask = (body: ReturnType<typeof draft> & { refusedTagIds?: string[] }) =>
  visitor().does(tryChanges, { body });
const fitsOf = async (body: ReturnType<typeof draft>): Promise<number> =>
  (await visitor().does(previewMatches, { body })).count;

describe('what would change this?', () => {
  test('a tag that the near misses carry is offered with what it truly brings', async () => {
    const body = draft({ regionCodes: [BIRMINGHAM] });
    const { count, changes } = await ask(body);
    expect(count).toBe(await fitsOf(body));
    const added = changes.find((change) => change.kind === 'add_tag' && change.label === 'Care homes');
    expect(added).toMatchObject({ tagId: tag('Care homes'), gained: 3, lost: 0 });
    expect(await fitsOf(draft({ regionCodes: [BIRMINGHAM], tagIds: [tag('Care homes')] }))).toBe(count + 3);
  });

  test('so are a place, and a wider reach, the nearest first and five at most', async () => {
    const body = draft({ regionCodes: [CEREDIGION], reach: 'here', tagIds: [tag('Care homes')] });
    const { count, changes } = await ask(body);
    expect(changes.length).toBeLessThanOrEqual(5);
    const nets = changes.map(({ gained, lost }) => gained - lost);
    expect(
      changes.flatMap((change) =>
        change.kind === 'add_place' ? change.code : change.kind === 'reach' ? change.reach : [],
      ),
      // What is farther away brings more, and is asked after what its author may know.
    ).toEqual(['nearby', POWYS, 'anywhere', BIRMINGHAM]);
    expect(Math.min(...nets)).toBeGreaterThan(0);
    const place = changes.find((change) => change.kind === 'add_place' && change.code === BIRMINGHAM);
    expect(place).toMatchObject({ name: 'Birmingham' });
    const there = await fitsOf(draft({ ...body.body, regionCodes: [CEREDIGION, BIRMINGHAM] }));
    expect(count + (place?.gained ?? 0) - (place?.lost ?? 0)).toBe(there);
    const reach = changes.find((change) => change.kind === 'reach' && change.reach === 'anywhere');
    const wider = await fitsOf(draft({ ...body.body, reach: 'anywhere' }));
    expect(count + (reach?.gained ?? 0) - (reach?.lost ?? 0)).toBe(wider);
  });

  test('a need that takes only local ideas is asked whether it must', async () => {
    await nia.posts(
      anIdea({
        ...plain,
        title: 'Evening calls',
        regionCodes: [BIRMINGHAM],
        reach: 'anywhere',
        tagIds: [tag('Care homes')],
      }),
    );
    await settle();
    const need = aNeed({
      title: 'Evening calls',
      problem: 'Nobody calls.',
      localOnly: true,
      tagIds: [tag('Care homes')],
    });
    const { changes } = await visitor().does(tryChanges, { body: need });
    expect(changes).toContainEqual({ kind: 'lift_local_only', gained: 1, lost: 0 });
  });

  test('a refused suggestion stays away, in the preview and in what is counted', async () => {
    const body = draft({ title: 'Care homes', summary: 'Calls in care homes.', regionCodes: [BIRMINGHAM] });
    const with_ = await visitor().does(previewMatches, { body });
    const without = await visitor().does(previewMatches, {
      body: { ...body, refusedTagIds: [tag('Care homes')] },
    });
    expect(with_.top[0]?.reasons.topic.length).toBeGreaterThan(0);
    for (const { reasons } of without.top)
      expect(reasons.topic.map(({ tagId }) => tagId)).not.toContain(tag('Care homes'));
    const { changes } = await ask({ ...body, refusedTagIds: [tag('Care homes')] });
    expect(changes.every(({ gained }) => gained > 0)).toBe(true);
  });

  test('five hundred tags are refused in words; unknown ones and an empty draft are no trouble', async () => {
    const unknown = Array.from(
      { length: 500 },
      (_, at) => `0199a0a0-0000-7000-8000-${String(at).padStart(12, '0')}`,
    );
    const many = { ...draft({}), body: { ...draft({}).body, tagIds: unknown } };
    expect(await visitor().isRefused(tryChanges, { body: many })).toBe('invalid_input');
    expect(await visitor().isRefused(previewMatches, { body: many })).toBe('invalid_input');
    const some = await ask(draft({ tagIds: unknown.slice(0, 60) }));
    expect(some.count).toBeGreaterThanOrEqual(0);
    const bare = { noun: 'idea' as const, body: { title: 'Something new' } };
    expect((await visitor().does(tryChanges, { body: bare })).changes.length).toBeLessThanOrEqual(5);
    const essay = draft({ summary: 'calls evenings '.repeat(1_300), regionCodes: [BIRMINGHAM] });
    expect((await ask(essay)).count).toBeGreaterThanOrEqual(0);
  });
});
