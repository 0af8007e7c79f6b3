import { expect, test } from '@jest/globals';
import { getNeed, listNeeds } from '#server/needs/needs.contract.ts';
import { openWorld } from '#test/support/world.ts';
import { countsOf, openFolder } from './files.ts';

const world = await openWorld();
const visitor = world.visitor();
const { imports } = await openFolder(world.db);

/** The one need there is: its tags that the file named, and how many its body holds as chosen. */
const tagsNow = async () => {
  const { items } = await visitor.does(listNeeds);
  const { tags, body } = await visitor.does(getNeed, { params: { id: items[0]?.id ?? '' } });
  const byLabel = new Map(tags.map((tag) => [tag.label, tag]));
  return { chosen: body.tagIds.length, buses: byLabel.get('Buses'), wheels: byLabel.get('Wheels') };
};

test('tags that a machine found are suggestions, which weigh less than a choice', async () => {
  await imports(
    'tags',
    'code,label,parent,pattern,exclude_pattern\nT1,Wheels,,,\nT2,Buses,T1,\\bbus(es)?\\b,\n',
    {
      name: 'wheels.csv',
    },
  );
  const file =
    'external_id,title,description,organisation,region_codes,tags,budget_gbp,posted_on,cpv_labels\n' +
    'a1,Bus Lane resurfacing,Tar for the whole of Bus Lane.,Testshire Council,,T1 T2,,2025-02-03,\n';

  await imports('needs', file);
  expect(await tagsNow()).toMatchObject({
    chosen: 2,
    buses: { origin: 'author', confidence: 1 },
    wheels: { origin: 'author', confidence: 1 },
  });

  // What was taken for a choice before is not refused by that: nobody said no to it.
  expect(countsOf(await imports('needs', file, { tagsFound: true }))).toMatchObject({ changed: 1 });
  const { chosen, buses, wheels } = await tagsNow();
  expect(chosen).toBe(0);
  expect(wheels).toMatchObject({ origin: 'pattern' });
  // Nothing in the text says "wheels".
  expect(wheels?.confidence).toBeCloseTo(0.195);
  expect(buses).toMatchObject({ origin: 'pattern' });
  expect(buses?.confidence).toBeGreaterThan(0.3);
  expect(buses?.confidence).toBeLessThan(0.65);
  expect(countsOf(await imports('needs', file, { tagsFound: true }))).toMatchObject({ unchanged: 1 });
});
