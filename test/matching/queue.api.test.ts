import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '#server/http/actor.ts';
import type { Match } from '#server/matching/matching.contract.ts';
import { openWorld } from '#test/support/world.ts';
import { makeQueueWorld, openQueueWorld } from '../bench/queue-world.ts';

const SEED = 7;
const { db, url, services } = await openWorld();
const { matching } = services;
let actor: Actor;

type Asked = Parameters<typeof matching.list>[1];

/** A whole queue, page by page. */
const all = async (asked: Partial<Asked>, limit: number): Promise<Match[]> => {
  const found: Match[] = [];
  let cursor: string | undefined;
  do {
    const page = await matching.list(actor, {
      status: 'suggested',
      ...asked,
      limit,
      ...(cursor ? { cursor } : {}),
    });
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return found;
};
/** A place and all that lies in it. */
const within = async (code: string): Promise<Set<string>> => {
  const [{ start, end }, { regions }] = await Promise.all([
    services.regions.spanOf(code),
    services.regions.hierarchy(),
  ]);
  const inside = regions.filter(({ spanStart }) => spanStart >= start && spanStart <= end);
  return new Set(inside.map((region) => region.code));
};
const ids = (found: readonly Match[]): string[] => found.map(({ id }) => id);

beforeAll(async () => {
  // More than are read in order before the rest is sought.
  await makeQueueWorld({ db, url }, { items: 600, suggestions: 1_200, seed: SEED });
  ({ actor } = await openQueueWorld({ db, url }, SEED));
}, 120_000);

describe.each(['rank', 'mutual'] as const)('a long queue by %s', (order) => {
  let whole: Match[] = [];
  beforeAll(async () => {
    whole = await all({ order }, 200);
  }, 60_000);

  test('is the same whatever the size of its pages', async () => {
    expect(whole.length).toBeGreaterThan(700);
    expect(new Set(ids(whole)).size).toBe(whole.length);
    expect(ids(await all({ order }, 73))).toEqual(ids(whole));
  }, 60_000);

  test('is counted only so far', async () => {
    const { counts } = await matching.list(actor, { status: 'suggested', order, limit: 1 });
    expect(counts.suggested).toBe(Math.min(whole.length, 1_001));
  });

  test('is found whole by any filter, and by several, however few pairs fit', async () => {
    const fits = {
      tag: (under: readonly string[]) => (match: Match) =>
        [...match.need.tags, ...match.idea.tags].some(({ id }) => under.includes(id)),
      region: (codes: ReadonlySet<string>) => (match: Match) =>
        [...match.need.places, ...match.idea.places].some(({ code }) => codes.has(code)),
      minScore: (least: number) => (match: Match) => match.score >= least,
      claimed: (match: Match) => !match.need.unclaimed && !match.idea.unclaimed,
    };
    // From the end of the queue, where those that begin at its front come last.
    const late = whole.slice(-40);
    let asked = 0;
    for (const match of late.filter((_, at) => at % 8 === 0)) {
      const [tag] = match.need.tags;
      const [place] = match.need.places;
      if (!tag || !place) continue;
      asked += 1;
      const inTag = whole.filter(fits.tag(await services.tags.under(tag.id)));
      expect(ids(await all({ order, tag: [tag.id] }, 30))).toEqual(ids(inTag));
      const lies = fits.region(await within(place.code));
      expect(ids(await all({ order, region: place.code }, 30))).toEqual(ids(whole.filter(lies)));
      const both = inTag.filter(lies).filter(fits.claimed);
      expect(ids(await all({ order, tag: [tag.id], region: place.code, claimed: true }, 30))).toEqual(
        ids(both),
      );
      // Long enough to be none of those that search leaves out.
      const word = match.idea.title.split(' ').find((said) => /^[A-Za-z]{7,}$/.test(said)) ?? '';
      const worded = ids(await all({ order, q: word }, 30));
      expect(worded).toContain(match.id);
      expect(ids(await all({ order, q: word, tag: [tag.id] }, 30))).toEqual(
        worded.filter((id) => inTag.some((one) => one.id === id)),
      );
    }
    expect(asked).toBeGreaterThan(0);
    const scores = whole.map(({ score }) => score).sort((one, other) => other - one);
    for (const least of [scores[3] ?? 0, scores[400] ?? 0])
      expect(ids(await all({ order, minScore: least }, 30))).toEqual(ids(whole.filter(fits.minScore(least))));
    expect(ids(await all({ order, claimed: false }, 200))).toEqual(
      ids(whole.filter((match) => !fits.claimed(match))),
    );
  }, 120_000);
});
