import { describe, expect, test } from '@jest/globals';
import { putMyGrants } from '#server/accounts/accounts.contract.ts';
import { pauseIdea } from '#server/ideas/ideas.contract.ts';
import { previewMatches } from '#server/matching/drafting.contract.ts';
import { explainPair } from '#server/matching/explaining.contract.ts';
import {
  dismissMatch,
  listIdeaMatches,
  listMatches,
  listNeedMatches,
  type Reasons,
} from '#server/matching/matching.contract.ts';
import { LISTED, SUGGESTED_FROM } from '#server/matching/weights.ts';
import { closeNeed } from '#server/needs/needs.contract.ts';
import { aNeed, anIdea, BIRMINGHAM, CEREDIGION, POWYS, WALES } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const { commissioner, contributor, broker, visitor, settle } = world;
const [carys, nia] = [await commissioner(), await contributor()];
const bethan = await broker('Broker Bethan', [{ regionCode: WALES, tagId: null }]);

const sumsUp = ({ score, topic, wording }: Reasons): boolean =>
  Math.abs([...topic, ...wording].reduce((sum, { points }) => sum + points, 0) - score) < 1e-9;

describe('why not this pair?', () => {
  test('every gate is told to a broker', async () => {
    const need = await carys.posts(aNeed());
    const gatesWith = async (idea: string) =>
      (await bethan.does(explainPair, { query: { need, idea } })).gates;
    expect(await gatesWith(await nia.posts(anIdea()))).toEqual([]);
    const full = await nia.posts(anIdea({ openPlaces: 0 }));
    expect(await gatesWith(full)).toEqual(['no_open_places']);
    const far = await nia.posts(anIdea({ regionCodes: [BIRMINGHAM], reach: 'here' }));
    const apart = await bethan.does(explainPair, { query: { need, idea: far } });
    expect(apart).toMatchObject({
      gates: ['out_of_reach'],
      score: 0,
      standing: { forNeed: { place: null } },
    });
    expect(apart.reasons.onlyIn).toEqual({ places: ['Birmingham'], more: 0 });
    const own = await carys.posts(anIdea({ authorStyle: 'name', authorLabel: 'Carys' }));
    expect(await gatesWith(own)).toEqual(['same_person']);
    const closing = await carys.posts(aNeed({ title: 'A need that is over' }));
    await carys.does(closeNeed, { params: { id: closing } });
    expect((await bethan.does(explainPair, { query: { need: closing, idea: full } })).gates).toEqual([
      'need_not_open',
      'no_open_places',
    ]);
    const paused = await nia.posts(anIdea());
    await nia.does(pauseIdea, { params: { id: paused } });
    expect((await nia.does(explainPair, { query: { need, idea: paused } })).gates).toEqual(['idea_not_open']);
  });

  test('who stands behind an author without a name is not told, unless the agency may read their card', async () => {
    const need = await carys.posts(aNeed());
    const idea = await carys.posts(anIdea({ authorStyle: 'pseudonym', authorLabel: 'Night owl' }));
    const query = { need, idea };
    const before = await bethan.does(explainPair, { query });
    expect(before).toMatchObject({ gates: [], untold: true });
    // The same whoever the author is, so that nothing can be read from its being there.
    const another = await nia.posts(anIdea({ authorStyle: 'pseudonym', authorLabel: 'Early bird' }));
    expect(await bethan.does(explainPair, { query: { need, idea: another } })).toMatchObject({
      gates: [],
      untold: true,
    });
    await carys.does(putMyGrants, { body: { agencyIds: [bethan.agencyId] } });
    expect(await bethan.does(explainPair, { query })).toMatchObject({
      gates: ['same_person'],
      untold: false,
    });
    expect(await visitor().does(explainPair, { query })).toMatchObject({
      gates: [],
      untold: true,
      standing: null,
    });
  });

  test('how high it stands, whether it lies in the patch, and where it is in the queue', async () => {
    const need = await carys.posts(aNeed({ title: 'Lonely evenings in the valley' }));
    const better = await nia.posts(
      anIdea({ title: 'Lonely evenings, lonely valley', summary: 'Evenings for lonely people.', how: '' }),
    );
    const worse = await nia.posts(
      anIdea({ title: 'Singing', summary: 'Singing in the valley.', how: '', regionCodes: [POWYS] }),
    );
    await settle();
    const look = (idea: string) => bethan.does(explainPair, { query: { need, idea } });
    const [first, second] = [await look(better), await look(worse)];
    expect(first.standing).toMatchObject({
      forNeed: { place: 1 },
      listed: LISTED,
      suggestedFrom: SUGGESTED_FROM,
      covers: 'both',
      match: { status: 'suggested', snoozedUntil: null },
    });
    const listed = await visitor().does(listNeedMatches, { params: { id: need } });
    expect(second.standing?.forNeed.place).toBe(listed.items.findIndex(({ idea }) => idea.id === worse) + 1);
    const matchId = first.standing?.match?.id;
    if (matchId === undefined) throw new Error('The pair is not in the queue');
    await bethan.does(dismissMatch, { params: { id: matchId }, body: { reasonCode: 'too_early' } });
    expect((await look(better)).standing?.match).toMatchObject({ id: matchId, status: 'dismissed' });
    const elsewhere = await broker('Broker Cat', [{ regionCode: BIRMINGHAM, tagId: null }]);
    expect((await elsewhere.does(explainPair, { query: { need, idea: better } })).standing).toMatchObject({
      covers: null,
      match: null,
    });
  });

  test('what many needs are shown gives way to what fits about as well, and it says so', async () => {
    const need = await carys.posts(aNeed({ title: 'Quilting in Llandrindod' }));
    const ideas: string[] = [];
    for (let at = 0; at < 23; at += 1)
      ideas.push(
        await nia.posts(anIdea({ title: `Quilting ${at}`, summary: 'Quilting together.', how: '' })),
      );
    await settle();
    const first = async () =>
      (await visitor().does(listNeedMatches, { params: { id: need } })).items.map(({ idea }) => idea.id);
    const [best = ''] = await first();
    const standing = async () =>
      (await bethan.does(explainPair, { query: { need, idea: best } })).standing?.forNeed;
    expect(await standing()).toMatchObject({ place: 1, listed: true });
    const shownTo = (needs: number) =>
      world.db.raw('update exposures set needs = ? where idea_id = ?', [needs, best]);
    await shownTo(400);
    expect(await first()).not.toContain(best);
    // Of those that stand by it is the best.
    expect(await standing()).toMatchObject({ place: 1, listed: true });
    await shownTo(1);
    expect((await first())[0]).toBe(best);
  }, 30_000);

  test('ids that nobody knows, or that are none, are refused in words', async () => {
    const need = await carys.posts(aNeed());
    const unknown = '0199a0a0-0000-7000-8000-000000000000';
    expect(await bethan.isRefused(explainPair, { query: { need, idea: unknown } })).toBe('idea_not_found');
    expect(await bethan.isRefused(explainPair, { query: { need: unknown, idea: unknown } })).toBe(
      'need_not_found',
    );
    expect(await bethan.isRefused(explainPair, { query: { need, idea: 'nonsense' } })).toBe('invalid_input');
  });
});

test('every reason that leaves the server is the arithmetic of its score', async () => {
  const { items } = await bethan.does(listMatches, { query: { limit: 100 } });
  const draft = anIdea({ title: 'Falls class', regionCodes: [CEREDIGION, POWYS, BIRMINGHAM] });
  const preview = await visitor().does(previewMatches, { body: draft });
  const need = items[0]?.need.id ?? '';
  const fits = await visitor().does(listNeedMatches, { params: { id: need } });
  const all = [...items, ...preview.top, ...fits.items];
  expect(preview.top.length).toBeGreaterThan(0);
  expect(all.length).toBeGreaterThan(6);
  for (const { score, reasons } of all)
    expect([reasons.score === score, sumsUp(reasons)]).toEqual([true, true]);
});

test('a broker reads to how many needs an idea is shown, and nobody else does', async () => {
  const [match] = (await bethan.does(listMatches)).items;
  if (match === undefined) throw new Error('The queue is empty');
  const params = { id: match.idea.id };
  const shown = (await bethan.does(listIdeaMatches, { params })).shown;
  expect(shown).toEqual({ now: match.shownTo, thisMonth: match.shownThisMonth });
  expect(shown?.now).toBeGreaterThan(0);
  expect((await visitor().does(listIdeaMatches, { params })).shown).toBeNull();
  expect((await nia.does(listIdeaMatches, { params })).shown).toBeNull();
});
