import { beforeAll, describe, expect, test } from '@jest/globals';
import type { QueryOf } from '#server/http/endpoint.contract.ts';
import {
  assignMatch,
  dismissMatch,
  getMatch,
  listMatches,
  type Match,
  pairByHand,
  restoreMatch,
  shortlistMatch,
  snoozeMatch,
} from '#server/matching/matching.contract.ts';
import { putPatch } from '#server/organisations/organisations.contract.ts';
import { aNeed, anIdea, BIRMINGHAM, CEREDIGION, POWYS, WALES, WEST_MIDLANDS } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const { commissioner, contributor, broker, settle } = world;
const carys = await commissioner();
const nia = await contributor();
const bethan = await broker();
const welsh = await broker('Broker Wyn', [{ regionCode: WALES, tagId: null }]);

const queueOf = async (who: Pick<typeof bethan, 'does'>, query: QueryOf<typeof listMatches> = {}) =>
  (await who.does(listMatches, { query: { limit: 100, ...query } })).items;
const suggested = async (title: string): Promise<Match> => {
  const need = await carys.posts(aNeed({ title }));
  await settle();
  const found = (await queueOf(bethan)).find((match) => match.need.id === need);
  if (!found) throw new Error('nothing was suggested');
  return found;
};

beforeAll(async () => {
  await nia.posts(anIdea());
  await nia.posts(anIdea({ title: 'Tea and toast after a fall' }));
  await settle();
});

describe('a broker', () => {
  test('shortlists, dismisses, restores, and each move is offered only where it leads somewhere', async () => {
    const { id } = await suggested('Falls on the stairs');
    const params = { id };
    const shortlisted = await bethan.does(shortlistMatch, { params, body: { note: 'Worth a call.' } });
    expect(shortlisted).toMatchObject({ judgement: { status: 'shortlisted', note: 'Worth a call.' } });
    expect(shortlisted.moves).toEqual(expect.arrayContaining(['dismiss', 'restore', 'introduce']));
    expect((await bethan.tries(shortlistMatch, { params, body: {} })).body.code).toBe('already_moved');
    const dismissed = await bethan.does(dismissMatch, { params, body: { reasonCode: 'cost' } });
    expect(dismissed.judgement).toMatchObject({ status: 'dismissed', reasonCode: 'cost' });
    expect(dismissed.moves).toEqual(['shortlist', 'restore']);
    const restored = await bethan.does(restoreMatch, { params });
    expect(restored.judgement).toMatchObject({ status: 'suggested', reasonCode: null });
  });

  test('takes back what it decided, though another agency has introduced the two meanwhile', async () => {
    const { id, need, idea } = await suggested('Falls on the allotment');
    const params = { id };
    await bethan.does(shortlistMatch, { params, body: {} });
    const theirs = await welsh.introduces(need.id, idea.id);
    expect((await bethan.does(restoreMatch, { params })).judgement.status).toBe('suggested');
    await bethan.does(dismissMatch, { params, body: { reasonCode: 'cost' } });
    expect((await bethan.does(restoreMatch, { params })).judgement.status).toBe('suggested');
    const introduced = (await queueOf(welsh, { status: 'introduced' })).find(
      (one) => one.need.id === need.id,
    );
    expect(await welsh.isRefused(restoreMatch, { params: { id: introduced?.id ?? '' } })).toBe(
      'already_moved',
    );
    await welsh.withdraws(theirs);
  });

  test('may send the same decision twice with one key', async () => {
    const { id } = await suggested('Falls in the bathroom');
    const key = bethan.newKey();
    const first = await bethan.does(shortlistMatch, { params: { id }, body: {}, key });
    expect(await bethan.does(shortlistMatch, { params: { id }, body: {}, key })).toEqual(first);
  });

  test('snoozes until a day, and finds the pair again afterwards', async () => {
    const { id } = await suggested('Falls in winter');
    const until = new Date(world.clock().getTime() + 3 * 86_400_000).toISOString();
    await bethan.does(snoozeMatch, { params: { id }, body: { until } });
    const ids = async (query: object) =>
      (await bethan.does(listMatches, { query: { limit: 100, ...query } })).items.map((match) => match.id);
    expect(await ids({})).not.toContain(id);
    expect(await ids({ snoozed: 'true' })).toContain(id);
    world.passes(4);
    expect(await ids({})).toContain(id);
  });

  test('gives a pair to a colleague, and to nobody else', async () => {
    const { id } = await suggested('Falls at the market');
    const mine = await bethan.does(assignMatch, { params: { id }, body: { assigneeId: bethan.personId } });
    expect(mine.judgement).toMatchObject({ assigneeId: bethan.personId, assigneeName: 'Broker Bethan' });
    const other = await bethan.tries(assignMatch, { params: { id }, body: { assigneeId: welsh.personId } });
    expect(other.body.code).toBe('not_allowed');
    const assigned = await bethan.does(listMatches, { query: { assignee: bethan.personId } });
    expect(assigned.items.map((match) => match.id)).toEqual([id]);
    const free = await bethan.does(listMatches, { query: { assignee: 'nobody', limit: 100 } });
    expect(free.items.map((match) => match.id)).not.toContain(id);
  });

  test('pages through the queue, best first, without gaps or repeats', async () => {
    const whole = (await bethan.does(listMatches, { query: { limit: 100 } })).items.map(({ id }) => id);
    expect(whole.length).toBeGreaterThan(4);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await bethan.does(listMatches, { query: { limit: 2, ...(cursor ? { cursor } : {}) } });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(paged).toEqual(whole);
    expect((await bethan.tries(listMatches, { query: { cursor: 'nonsense' } })).body.code).toBe(
      'invalid_cursor',
    );
  });

  test('filters by words, place, score and item, and the counts say how many stand where', async () => {
    const { need, score } = await suggested('Kingfishers under the bridge');
    const ask = (query: object) => bethan.does(listMatches, { query: { limit: 100, ...query } });
    expect((await ask({ q: 'kingfisher' })).items.every((match) => match.need.id === need.id)).toBe(true);
    expect((await ask({ q: 'kingfisher' })).items).not.toEqual([]);
    expect((await ask({ region: WEST_MIDLANDS })).items).toEqual([]);
    expect((await ask({ region: POWYS })).items).not.toEqual([]);
    expect((await ask({ minScore: score })).items.every((match) => match.score >= score)).toBe(true);
    expect((await ask({ needId: need.id })).items.every((match) => match.need.id === need.id)).toBe(true);
    const { items, counts } = await ask({});
    expect(counts.suggested).toBe(items.length);
  });

  test('can leave out the pairs that nobody could be asked about', async () => {
    const [first] = await queueOf(bethan);
    if (!first) throw new Error('nothing was suggested');
    const { id, need } = first;
    const idsOf = async (query: QueryOf<typeof listMatches>) =>
      (await queueOf(bethan, query)).map((match) => match.id);
    expect(await idsOf({ claimed: 'true' })).toContain(id);
    await world.db('needs').where({ id: need.id }).update({ unclaimed: true });
    expect(await idsOf({ claimed: 'true' })).not.toContain(id);
    expect(await idsOf({ claimed: 'false' })).toContain(id);
    expect(await idsOf({})).toContain(id);
    await world.db('needs').where({ id: need.id }).update({ unclaimed: false });
  });

  test('without an agency has no queue', async () => {
    expect((await nia.tries(listMatches, { query: {} })).body.code).toBe('not_allowed');
  });

  test('may not touch a pair that they are a party to', async () => {
    const mine = await bethan.posts(anIdea({ title: 'A falls line that a broker thought of' }));
    const need = await carys.posts(aNeed({ title: 'Falls line for brokers' }));
    await settle();
    const found = (await queueOf(bethan)).find((match) => match.idea.id === mine && match.need.id === need);
    if (!found) throw new Error('not suggested');
    expect(found).toMatchObject({ barred: 'own_item', moves: [] });
    const answer = await bethan.tries(shortlistMatch, { params: { id: found.id }, body: {} });
    expect(answer.body.code).toBe('own_item');
    const byHand = { needId: need, ideaId: mine, reason: 'Because it is mine.' };
    expect((await bethan.tries(pairByHand, { body: byHand })).body.code).toBe('own_item');
    // For somebody else's agency it is a pair like any other.
    const other = (await queueOf(welsh)).find((match) => match.id === found.id);
    expect(other?.barred).toBeNull();
  });
});

describe('a pair by hand', () => {
  test('stands shortlisted with its reason, though the scorer would not have brought it up', async () => {
    const need = await carys.posts(aNeed({ title: 'Nothing to do with it' }));
    const idea = await nia.posts(anIdea({ regionCodes: [BIRMINGHAM], reach: 'here' }));
    await settle();
    const reason = 'They met at a conference and want to try it in Wales.';
    const pair = await welsh.does(pairByHand, { body: { needId: need, ideaId: idea, reason } });
    expect(pair).toMatchObject({
      origin: 'manual',
      reason,
      judgement: { status: 'shortlisted', covers: 'need' },
    });
    expect(pair.reasons.place.kind).toBe('apart');
    expect((await welsh.tries(pairByHand, { body: { needId: need, ideaId: idea, reason } })).body.code).toBe(
      'match_exists',
    );
    // It is that agency's own thought, and matching again does not take it away.
    expect((await bethan.tries(getMatch, { params: { id: pair.id } })).body.code).toBe('match_not_found');
    await world.services.matching.rescore();
    expect((await welsh.does(getMatch, { params: { id: pair.id } })).reason).toBe(reason);
  });

  test('is refused outside the patch, and without a reason', async () => {
    const need = await carys.posts(aNeed({ regionCodes: [BIRMINGHAM] }));
    const idea = await nia.posts(anIdea({ regionCodes: [BIRMINGHAM] }));
    const body = { needId: need, ideaId: idea, reason: 'It would fit so well.' };
    expect((await welsh.tries(pairByHand, { body })).body.code).toBe('outside_patch');
    expect((await welsh.tries(pairByHand, { body: { ...body, reason: '' } })).status).toBe(400);
  });
});

describe('a patch', () => {
  test('that changes brings suggestions and takes the untouched ones away', async () => {
    const emma = await broker('Broker Emma', [{ regionCode: BIRMINGHAM, tagId: null }]);
    await settle();
    const before = await queueOf(emma);
    const params = { id: emma.agencyId };
    const patch = (regionCode: string) => ({
      items: [{ regionCode, tagId: null }],
      mediation: 'light' as const,
    });
    await emma.does(putPatch, { params, body: patch(CEREDIGION) });
    await settle();
    const now = await queueOf(emma);
    expect(now.length).toBeGreaterThan(before.length);
    expect(now.every(({ judgement }) => judgement.covers === 'idea')).toBe(true);
    const [first] = now;
    if (!first) throw new Error('nothing was suggested');
    await emma.does(shortlistMatch, { params: { id: first.id }, body: {} });
    await emma.does(putPatch, { params, body: patch(BIRMINGHAM) });
    await settle();
    expect(await queueOf(emma)).toEqual(before);
    expect((await queueOf(emma, { status: 'shortlisted' })).map(({ id }) => id)).toEqual([first.id]);
  });
});

describe('ranking', () => {
  test('takes off what an idea’s exposure costs it, and leaves the score alone', async () => {
    const queue = await queueOf(bethan);
    const rank = ({ score, shownTo }: Match) => score / 100 - 0.07 * Math.log(1 + shownTo);
    const ranks = queue.map(rank);
    for (const [at, value] of ranks.entries())
      expect(value).toBeGreaterThanOrEqual((ranks[at + 1] ?? -9) - 1e-12);
    expect(queue.some(({ shownTo }) => shownTo > 1)).toBe(true);
  });

  test('stands on statistics that are renewed, and survives their renewal', async () => {
    const decided = () =>
      world
        .db('judgements')
        .where((some) =>
          some.whereNotNull('decidedBy').orWhereNotNull('snoozedUntil').orWhereNotNull('assigneeId'),
        )
        .select('agencyId', 'needId', 'ideaId', 'status', 'reasonCode', 'note', 'assigneeId', 'snoozedUntil')
        .select('decidedBy', 'decidedAt')
        .orderBy(['agencyId', 'needId', 'ideaId']);
    const queues = async () => ({
      suggested: await queueOf(bethan),
      snoozed: await queueOf(bethan, { snoozed: 'true' }),
      shortlisted: await queueOf(bethan, { status: 'shortlisted' }),
      dismissed: await queueOf(bethan, { status: 'dismissed' }),
      welsh: await queueOf(welsh),
    });
    const byHand = await decided();
    expect(byHand.length).toBeGreaterThan(3);
    // What was posted since they were first counted may move a score, and with it what nobody has decided on.
    await world.services.matching.rescore();
    expect(await decided()).toEqual(byHand);
    const before = await queues();
    // From here on nothing has been posted, so nothing may move.
    await world.services.matching.rescore();
    const after = await queues();
    expect(after).toEqual(before);
    expect(await decided()).toEqual(byHand);
    for (const { reasons, score } of after.suggested) {
      const points = [...reasons.topic, ...reasons.wording].reduce((sum, line) => sum + line.points, 0);
      expect(Math.abs(points - score)).toBeLessThan(1e-9);
    }
  });
});
