import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  activateOrder,
  deactivateOrder,
  getOrder,
  learnOrder,
  listLearnedVersions,
} from '#server/matching/learning/learning.contract.ts';
import { LEAST } from '#server/matching/learning/learning.policy.ts';
import { listMatches, shortlistMatch } from '#server/matching/matching.contract.ts';
import { aNeed } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';
import { DECIDED, decideByEvidence, IDEAS, postMarket } from './decisions.ts';

const world = await openWorld();
const { db, services, settle } = world;
const carys = await world.commissioner();
const nia = await world.contributor();
const bethan = await world.broker();
const ruth = await world.administrator();

const versions = () => ruth.does(listLearnedVersions);
const ranks = async () =>
  new Map(
    (
      await db('judgements')
        .join('matches', (on) =>
          on.on('matches.needId', 'judgements.needId').andOn('matches.ideaId', 'judgements.ideaId'),
        )
        .select('matches.id', 'judgements.rank', 'matches.lift', 'matches.score')
    ).map(({ id, rank, lift, score }: { id: string; rank: number; lift: number; score: number }) => [
      id,
      { rank, lift, score },
    ]),
  );
const learnNow = async (): Promise<string> => {
  await ruth.does(learnOrder);
  await settle();
  const id = (await versions()).items[0]?.id;
  if (!id) throw new Error('nothing was learned');
  return id;
};
/** How strong the evidence of the first suggestions is, on average. */
const evidenceOfFirst = async (many: number): Promise<number> => {
  const { items } = await bethan.does(listMatches, { query: { limit: many } });
  return items.reduce((sum, { idea }) => sum + (idea.evidenceLevel ?? 0), 0) / items.length;
};

beforeAll(() => postMarket(world, carys, nia), 180_000);

describe('the order learned from brokers', () => {
  test('is administrators’ to see and to switch', async () => {
    for (const who of [bethan, nia]) {
      expect(await who.isRefused(listLearnedVersions, {})).toBe('not_allowed');
      expect(await who.isRefused(learnOrder, {})).toBe('not_allowed');
      expect(await who.isRefused(deactivateOrder, {})).toBe('not_allowed');
    }
    expect(await world.visitor().isRefused(getOrder, {})).toBe('not_signed_in');
  });

  test('is not learned from too little, and says what is lacking', async () => {
    expect(await versions()).toEqual({
      items: [],
      decided: { decisions: 0, taken: 0, needs: 0 },
      least: LEAST,
      learning: false,
    });
    expect(await ruth.isRefused(learnOrder, {})).toBe('too_few_decisions');
    await services.tasks.learn_order({});
    expect((await versions()).items).toEqual([]);
  });

  test('learns, is tried on what it has not seen, and stays off', async () => {
    await decideByEvidence(world, bethan.personId);
    const before = await ranks();
    const id = await learnNow();
    const { items, decided, learning } = await versions();
    expect(items).toEqual([expect.objectContaining({ id, active: false, switchedAt: null })]);
    expect(decided).toEqual({
      decisions: DECIDED * IDEAS,
      taken: expect.any(Number),
      needs: DECIDED,
    });
    expect(learning).toBe(false);
    const { trial, effects, better } = items[0] ?? { trial: undefined, effects: [], better: false };
    expect(trial?.splits.map(({ by }) => by)).toEqual(['need', 'time']);
    for (const { gain } of trial?.splits ?? []) {
      expect(gain.ndcg.low).toBeLessThanOrEqual(gain.ndcg.mean);
      expect(gain.ndcg.low).toBeGreaterThan(0);
    }
    expect(better).toBe(true);
    expect(effects.map(({ feature }) => feature).slice(0, 4)).toContain('evidence');
    expect(trial?.fairness.learned.coverage).toBeGreaterThan(0);
    // Only a person switches it on.
    expect(await ranks()).toEqual(before);
    expect(await bethan.does(getOrder)).toEqual({ learned: false, since: null });
  });

  test('orders the queue once it is on, and leaves the score and its reasons as they are', async () => {
    const [version] = (await versions()).items;
    const shown = (await bethan.does(listMatches, { query: { limit: 100 } })).items;
    const before = await evidenceOfFirst(12);
    await ruth.does(activateOrder, { params: { id: version?.id ?? '' } });
    await settle();
    expect(await evidenceOfFirst(12)).toBeGreaterThan(before);
    const after = (await bethan.does(listMatches, { query: { limit: 100 } })).items;
    const said = (items: typeof shown) =>
      new Map(items.map(({ id, score, reasons }) => [id, { score, reasons }]));
    expect(said(after)).toEqual(said(shown));
    expect(await bethan.does(getOrder)).toEqual({ learned: true, since: expect.any(String) });
    expect((await versions()).items[0]).toMatchObject({ active: true });
  });

  test('lifts a pair that comes later, in the same transaction as its suggestion', async () => {
    const need = await carys.posts(aNeed({ title: 'Falls at home after the winter' }));
    await settle();
    const { items } = await bethan.does(listMatches, { query: { needId: need, limit: 50 } });
    expect(items).toHaveLength(IDEAS);
    const standing = await ranks();
    const lifts = items.map(({ id }) => standing.get(id)?.lift);
    expect(new Set(lifts).size).toBeGreaterThan(1);
    expect(lifts).not.toContain(0);
  });

  test('reads again what companions a need has by the nightly run', async () => {
    const need = await carys.posts(aNeed({ title: 'Falls at home in the spring' }));
    await settle();
    const { items } = await bethan.does(listMatches, { query: { needId: need, limit: 50 } });
    const lifts = async () => items.slice(1).map(async ({ id }) => (await ranks()).get(id)?.lift);
    const before = await Promise.all(await lifts());
    await bethan.does(shortlistMatch, { params: { id: items[0]?.id ?? '' }, body: {} });
    await services.tasks.apply_order({});
    expect(await Promise.all(await lifts())).not.toEqual(before);
  });

  test('can be switched on once more without harm, over to another version, and off again', async () => {
    const [first] = (await versions()).items;
    const params = { id: first?.id ?? '' };
    await ruth.does(activateOrder, { params });
    const second = await learnNow();
    expect(second).not.toBe(params.id);
    await ruth.does(activateOrder, { params: { id: second } });
    await settle();
    expect((await versions()).items.map(({ id, active }) => [id, active])).toEqual([
      [second, true],
      [params.id, false],
    ]);
    await ruth.does(deactivateOrder);
    await settle();
    expect(await bethan.does(getOrder)).toEqual({ learned: false, since: null });
    for (const { lift } of (await ranks()).values()) expect(lift).toBe(0);
    expect(await ruth.isRefused(activateOrder, { params: { id: bethan.personId } })).toBe(
      'version_not_found',
    );
  });

  test('is learned and switched once, however often one asks at the same instant under one key', async () => {
    const count = async (table: string, where: object): Promise<number> =>
      Number((await db(table).where(where).count({ count: '*' }))[0]?.count);
    const switched = () => count('events', { type: 'match.order_switched' });
    const [version] = (await versions()).items;
    for (const ask of [
      (key: string) => ruth.tries(activateOrder, { params: { id: version?.id ?? '' }, key }),
      (key: string) => ruth.tries(deactivateOrder, { key }),
    ]) {
      const before = await switched();
      const key = ruth.newKey();
      const answers = await Promise.all(Array.from({ length: 5 }, () => ask(key)));
      expect(answers.map(({ status, body }) => [status, body])).toEqual(
        Array.from({ length: 5 }, () => [200, { done: true }]),
      );
      expect(await switched()).toBe(before + 1);
    }
    const key = ruth.newKey();
    const asked = await Promise.all(Array.from({ length: 5 }, () => ruth.tries(learnOrder, { key })));
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await count('graphile_worker.jobs', { task_identifier: 'learn_order' })).toBe(1);
    const known = (await versions()).items.length;
    await settle();
    expect((await versions()).items).toHaveLength(known + 1);
    // A second key is a second question.
    expect((await ruth.tries(deactivateOrder, { key: ruth.newKey() })).status).toBe(200);
  });

  test('is not learned anew by night while hardly anything was decided', async () => {
    const known = (await versions()).items.length;
    await services.tasks.learn_order({});
    expect((await versions()).items).toHaveLength(known);
  });

  test('gives the queue back exactly the order it had', async () => {
    const before = await ranks();
    await ruth.does(activateOrder, { params: { id: (await versions()).items[0]?.id ?? '' } });
    await settle();
    expect(await ranks()).not.toEqual(before);
    await ruth.does(deactivateOrder);
    await settle();
    const after = await ranks();
    for (const [id, { rank }] of before) expect(after.get(id)?.rank).toBeCloseTo(rank, 12);
  });
});
