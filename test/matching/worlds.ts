import fc from 'fast-check';
import { freeze } from '#server/matching/epoch.ts';
import type { IdeaItem, Item, NeedItem } from '#server/matching/item.ts';
import { gazetteerOf, type PlaceRow } from '#server/matching/place.ts';
import { type Ground, groundOf } from '#server/matching/profile.ts';
import { type TagRow, taxonomyOf } from '#server/matching/taxonomy.ts';

const place = (
  code: string,
  kind: PlaceRow['kind'],
  parent: string | null,
  replacedBy: string | null = null,
) => ({
  code,
  kind,
  parent,
  replacedBy,
});

/** A small country: one nation with two regions of councils, one nation of councils alone. */
export const places: PlaceRow[] = [
  place('K', 'country', null),
  place('E', 'nation', 'K'),
  place('W', 'nation', 'K'),
  place('E-north', 'region', 'E'),
  place('E-south', 'region', 'E'),
  place('E-n1', 'local_authority', 'E-north'),
  place('E-n2', 'local_authority', 'E-north'),
  place('E-n3', 'local_authority', 'E-north'),
  place('E-s1', 'local_authority', 'E-south'),
  place('W-1', 'local_authority', 'W'),
  place('W-2', 'local_authority', 'W'),
  place('W-3', 'local_authority', 'W'),
  place('E-old', 'local_authority', 'E-north', 'E-n1'),
];
export const gazetteer = gazetteerOf(places, [
  ['E-n1', 'E-n2'],
  ['E-n3', 'E-s1'],
  ['W-1', 'W-2'],
]);

const tag = (id: string, parent: string | null = null, replacedBy: string | null = null): TagRow => ({
  id,
  parent,
  replacedBy,
});

/** Three levels, a removed tag, and an imported taxonomy that is mapped in all three ways. */
export const tags: TagRow[] = [
  tag('people'),
  tag('older', 'people'),
  tag('dementia', 'older'),
  tag('falls', 'older'),
  tag('young', 'people'),
  tag('care leavers', 'young'),
  tag('travel'),
  tag('buses', 'travel'),
  tag('coaches', 'travel', 'buses'),
  tag('x:elderly'),
  tag('x:memory', 'x:elderly'),
  tag('x:transport'),
];
export const taxonomy = taxonomyOf(tags, [
  { from: 'x:elderly', to: 'older', kind: 'exact' },
  { from: 'x:memory', to: 'dementia', kind: 'close' },
  { from: 'x:transport', to: 'buses', kind: 'broad' },
]);

/** The moment at which tests ask; some items run out just then. */
export const NOW = 1_000;

const words =
  'falls home older people bus stop rural night carers memory cafe school young housing damp cold'.split(' ');
const text = fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((chosen) => chosen.join(' '));
const given = fc.uniqueArray(
  fc.record({
    tag: fc.constantFrom(...tags.map(({ id }) => id)),
    weight: fc.constantFrom(1, 1, 1, 0.8, 0.35),
  }),
  { maxLength: 5, selector: (one) => one.tag },
);
const common = {
  open: fc.constantFrom(true, true, true, true, false),
  until: fc.constantFrom(null, null, null, NOW + 1, NOW),
  postedBy: fc.constantFrom(null, 'ann', 'bob', 'cai'),
  organisation: fc.constantFrom(null, null, 'trust', 'council'),
  tags: given,
  places: fc.uniqueArray(fc.constantFrom(...places.map(({ code }) => code)), { maxLength: 3 }),
  text,
};

export const aNeed = (id: fc.Arbitrary<string> = fc.constant('need')): fc.Arbitrary<NeedItem> =>
  fc.record({
    ...common,
    id,
    side: fc.constant('need' as const),
    localOnly: fc.constantFrom(false, false, true),
    hasBudget: fc.boolean(),
  });

export const anIdea = (id: fc.Arbitrary<string> = fc.constant('idea')): fc.Arbitrary<IdeaItem> =>
  fc.record({
    ...common,
    id,
    side: fc.constant('idea' as const),
    reach: fc.constantFrom('here' as const, 'nearby' as const, 'anywhere' as const),
    openPlaces: fc.constantFrom(null, null, 0, 1, 5),
    pseudonymous: fc.boolean(),
    meetsOwnOrganisation: fc.boolean(),
    evidence: fc.constantFrom(null, 0, 1, 3),
    hasCost: fc.boolean(),
  });

/** Needs and ideas with ids of their own, few enough to score every pair. */
export const aMarket: fc.Arbitrary<Item[]> = fc
  .record({
    needs: fc.array(aNeed(), { minLength: 1, maxLength: 8 }),
    ideas: fc.array(anIdea(), { minLength: 1, maxLength: 12 }),
  })
  .map(({ needs, ideas }) => [
    ...needs.map((need, at) => ({ ...need, id: `n${at}` })),
    ...ideas.map((idea, at) => ({ ...idea, id: `i${at}` })),
  ]);

export const groundFor = (items: readonly Item[]): Ground =>
  groundOf(taxonomy, gazetteer, freeze(items, taxonomy));

/** A pair with a market around it, so that its words and tags are neither all rare nor all common. */
export const aPair = fc
  .record({ need: aNeed(), idea: anIdea(), others: aMarket })
  .map(({ need, idea, others }) => ({ need, idea, ground: groundFor([need, idea, ...others]) }));
