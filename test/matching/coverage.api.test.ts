import { expect, test } from '@jest/globals';
import { coverageAtHand, coverageOf } from '#server/matching/coverage.service.ts';
import type { Item } from '#server/matching/item.ts';
import { putPatch } from '#server/organisations/organisations.contract.ts';
import { BIRMINGHAM, CEREDIGION, POWYS, WALES, WEST_MIDLANDS } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';
import { numbersFrom } from './crowds.ts';

const world = await openWorld();
const { db, services } = world;

const { rows: tags } = await db.raw(
  'select id, parent_id as "parentId" from tags where replaced_by is null order by code limit 60',
);
const tagIds: string[] = tags.map(({ id }: { id: string }) => id);
const places = [POWYS, CEREDIGION, WALES, BIRMINGHAM, WEST_MIDLANDS, 'K02000001', 'E92000001'];
const next = numbersFrom(20261201);
const one = <T>(choices: readonly T[]): T => {
  const chosen = choices[Math.floor(next() * choices.length)];
  if (chosen === undefined) throw new Error('Nothing to choose from');
  return chosen;
};
const few = <T>(choices: readonly T[], most: number): T[] => [
  ...new Set(Array.from({ length: Math.floor(next() * (most + 1)) }, () => one(choices))),
];
const aPatch = () => ({
  regionCode: one([null, ...places]),
  tagId: one([null, null, ...tagIds]),
});
const itemsWith = (tagged: readonly string[]): Item[] =>
  Array.from({ length: 200 }, (_, at) => ({
    id: `item ${at}`,
    side: 'need',
    open: true,
    until: null,
    postedBy: null,
    organisation: null,
    tags: few(tagged, 4).map((tag) => ({ tag, weight: one([1, 0.8, 0.2]) })),
    places: few(places, 3),
    text: '',
    localOnly: false,
    hasBudget: false,
  }));

test('who covers what is the same out of memory as out of the database, also after a change', async () => {
  const brokers = [];
  for (let at = 0; at < 5; at += 1)
    brokers.push(await world.broker(`Broker ${at}`, Array.from({ length: 1 + 2 * at }, aPatch)));
  // Tags from elsewhere, mapped in all three ways, and two that were merged into others.
  await db.raw("insert into taxonomies (id, name, uri, revision) values ('elsewhere', 'Elsewhere', null, 1)");
  const foreign: string[] = [];
  for (const [at, kind] of ['exact', 'close', 'broad', 'exact', 'close', 'broad'].entries()) {
    const { rows } = await db.raw(
      `insert into tags (id, taxonomy_id, code, label, parent_id)
       values (gen_random_uuid(), 'elsewhere', :code, :code, :parent) returning id`,
      { code: `e${at}`, parent: at < 3 ? null : (foreign[at - 3] ?? null) },
    );
    foreign.push(rows[0].id);
    await db.raw('insert into tag_mappings (from_tag, to_tag, kind) values (?, ?, ?)', [
      rows[0].id,
      one(tagIds),
      kind,
    ]);
  }
  const [merged, into] = [tagIds.at(-1) ?? '', tagIds[3] ?? ''];
  await db.raw('update tags set replaced_by = ?, merged_into = ? where id = ?', [into, into, merged]);
  await db.raw('update taxonomies set revision = revision + 1');

  const atHand = coverageAtHand(services);
  const items = itemsWith([...tagIds, ...foreign]);
  const ids = items.map(({ id }) => id);
  const bothWays = async () => {
    const [stored, held] = [await coverageOf(db, services, items), await atHand.of(items)];
    for (const id of ids) expect(held.coveredBy(id)).toEqual(stored.coveredBy(id));
    expect(held.covering('item 1', 'item 2')).toEqual(stored.covering('item 1', 'item 2'));
    return ids.map((id) => held.coveredBy(id));
  };
  const before = await bothWays();
  expect(new Set(before.map((agencies) => agencies.length)).size).toBeGreaterThan(2);

  const [first] = brokers;
  if (first === undefined) throw new Error('nobody brokers');
  await first.does(putPatch, {
    params: { id: first.organisationId },
    body: { items: [{ regionCode: null, tagId: null }], mediation: 'introduced' },
  });
  atHand.hear('organisation.patch_changed');
  const after = await bothWays();
  expect(after.every((agencies) => agencies.includes(first.organisationId))).toBe(true);
  expect(after).not.toEqual(before);
});
