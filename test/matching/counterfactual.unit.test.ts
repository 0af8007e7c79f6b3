import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { prepare } from '#server/matching/at-hand.ts';
import type { Change } from '#server/matching/change.ts';
import { exhaustiveRetrieval } from '#server/matching/exhaustive.ts';
import type { Item } from '#server/matching/item.ts';
import { nearFirst, stepsTo } from '#server/matching/near-first.ts';
import { standIn } from '#server/matching/stand-in.ts';
import { changed, placeless, promising } from '#server/matching/what-if.ts';
import { aMarket, aNeed, anIdea, gazetteer, groundFor, NOW } from './worlds.ts';

const countries = ['K'];
const FITS = 10;
const subject = fc.oneof(aNeed(fc.constant('draft')), anIdea(fc.constant('draft')));
const options = { threshold: FITS, most: 50, choosable: () => true, countries };
const world = fc.record({ item: subject, market: aMarket }).map(({ item, market }) => ({
  item: { ...item, open: true, until: null },
  market,
  ground: groundFor([item, ...market]),
}));
const sidesOf = (item: Item, market: readonly Item[]) => market.filter(({ side }) => side !== item.side);

describe('changes that are worth a look', () => {
  test('are those that lift a near miss, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ item, market, ground }) => {
        const retrieval = exhaustiveRetrieval();
        await retrieval.load(ground, market);
        const hits = async (asker: Item) =>
          (await retrieval.top(asker, { k: 100, atLeast: FITS, at: NOW })).map(({ id }) => id);
        const fits = new Set(await hits(item));
        const near = sidesOf(item, market).filter(({ id, open }) => open && !fits.has(id));
        const profiles = near.map((other) => prepare(other, ground).profile);
        const changes = promising(item, prepare(item, ground).profile, profiles, { ...options, ground });
        for (const change of changes) {
          const gained = (await hits(changed(item, change))).filter((id) => !fits.has(id));
          // What has run out is no near miss of the market, though it may be one on paper.
          const lasting = near.filter(({ until }) => until === null || until > NOW);
          if (lasting.length === near.length) expect(gained.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('never offer what the item says already, nor a country as one more place', () => {
    fc.assert(
      fc.property(world, ({ item, market, ground }) => {
        const profiles = sidesOf(item, market).map((other) => prepare(other, ground).profile);
        const own = new Set(item.tags.flatMap(({ tag, weight }) => (weight >= 1 ? tag : [])));
        const here = item.places.map((code) => gazetteer.current(code));
        for (const change of promising(item, prepare(item, ground).profile, profiles, {
          ...options,
          ground,
        })) {
          if (change.kind === 'add_tag') expect(own.has(change.tag)).toBe(false);
          if (change.kind === 'remove_tag') expect(item.tags.map(({ tag }) => tag)).toContain(change.tag);
          if (change.kind === 'add_place') {
            expect(here).not.toContain(change.place);
            expect(countries).not.toContain(change.place);
            // A need is asked about places beside its own only.
            if (item.side === 'need')
              expect(here.some((code) => code && gazetteer.relation(code, change.place))).toBe(true);
          }
          if (change.kind === 'reach') expect(item.side === 'idea' && item.reach !== change.reach).toBe(true);
          if (change.kind === 'lift_local_only') expect(item.side === 'need' && item.localOnly).toBe(true);
        }
      }),
    );
  });

  test('take no tag that nobody can choose', () => {
    fc.assert(
      fc.property(world, ({ item, market, ground }) => {
        const profiles = sidesOf(item, market).map((other) => prepare(other, ground).profile);
        const found = promising(item, prepare(item, ground).profile, profiles, {
          ...options,
          choosable: (tag) => !tag.startsWith('x:'),
          ground,
        });
        for (const change of found) if (change.kind === 'add_tag') expect(change.tag).not.toMatch(/^x:/);
      }),
    );
  });

  test('with nothing in the way of place, a pair scores at least what it scores as it stands', async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ item, market, ground }) => {
        const retrieval = exhaustiveRetrieval();
        await retrieval.load(ground, market);
        const elsewhere = new Map(
          (await retrieval.top(placeless(item, countries), { k: 100, at: NOW })).map((hit) => [
            hit.id,
            hit.score,
          ]),
        );
        for (const { id, score } of await retrieval.top(item, { k: 100, at: NOW }))
          expect(elsewhere.get(id) ?? 0).toBeGreaterThanOrEqual(score - 1e-9);
      }),
    );
  });
});

describe('changes about reach', () => {
  const places = ['E-n1', 'E-n2', 'E-n3', 'E-s1', 'W-1', 'W-2', 'W-3', 'E-north'];
  const change = fc.oneof(
    fc.constantFrom(...places).map((place): Change => ({ kind: 'add_place', place })),
    fc.constantFrom('nearby', 'anywhere').map((reach): Change => ({ kind: 'reach', reach })),
    fc.constantFrom('older', 'buses').map((tag): Change => ({ kind: 'add_tag', tag })),
  );
  const isOfReach = ({ kind }: Change) => kind === 'reach' || kind === 'add_place';

  test('are asked of the nearest places first, and leave every other question where it was', () => {
    fc.assert(
      fc.property(subject, fc.array(change), (item, changes) => {
        const ranked = changes.map((one) => ({ change: one }));
        const found = nearFirst(ranked, item, gazetteer);
        expect(new Set(found)).toEqual(new Set(ranked));
        expect(found).toHaveLength(ranked.length);
        for (const [at, one] of found.entries()) {
          const before = ranked[at]?.change;
          expect(before && isOfReach(before)).toBe(isOfReach(one.change));
          if (!isOfReach(one.change)) expect(one).toBe(ranked[at]);
        }
        const own = item.places.flatMap((code) => gazetteer.current(code) ?? []);
        const steps = found.flatMap(({ change: { kind, ...one } }) =>
          kind === 'add_place' && 'place' in one ? [stepsTo(one.place, own, gazetteer)] : [],
        );
        expect(steps).toEqual([...steps].sort((one, other) => one - other));
      }),
    );
  });

  test('go from the neighbour over the region and the nation to the other end of the country', () => {
    const to = (place: string) => stepsTo(place, ['E-n1'], gazetteer);
    expect(['E-north', 'E-n2', 'E-n3', 'E-s1', 'W-1'].map(to)).toEqual([0, 1, 2, 3, 3]);
    expect(stepsTo('E-s1', ['E-n1', 'E-n3'], gazetteer)).toBe(1);
    expect(stepsTo('E-s1', [], gazetteer)).toBe(3);
  });
});

describe('an item asked from the other side', () => {
  test('finds its own side whatever the place, by public facts alone', async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ item, market, ground }) => {
        const retrieval = exhaustiveRetrieval();
        await retrieval.load(ground, market);
        const top = (asker: Item) => retrieval.top(standIn(asker, countries), { k: 100, at: NOW });
        const found = await top(item);
        const sideOf = new Map(market.map((other) => [other.id, other.side]));
        for (const { id } of found) expect(sideOf.get(id)).toBe(item.side);
        const moved = {
          ...item,
          places: ['W-3'],
          postedBy: 'ann',
          organisation: 'council',
          ...(item.side === 'need' ? { localOnly: true } : { reach: 'here' as const, pseudonymous: true }),
        } as Item;
        expect(await top(moved)).toEqual(found);
      }),
    );
  });

  test('finds itself first of all, or as high as anything', async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ item, ground }) => {
        const twin = { ...item, id: 'twin', ...(item.side === 'idea' ? { openPlaces: null } : {}) } as Item;
        const retrieval = exhaustiveRetrieval();
        await retrieval.load(ground, [twin]);
        const [hit] = await retrieval.top(standIn(item, countries), { k: 1, at: NOW });
        const says = item.text !== '' || item.tags.length > 0;
        if (hit) expect(hit.score).toBeGreaterThan(0);
        else expect(says && prepare(item, ground).profile.topic.features.size > 0).toBe(false);
      }),
    );
  });
});
