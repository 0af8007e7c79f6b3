import { describe, expect, test } from '@jest/globals';
import type { QueryOf } from '#server/http/endpoint.contract.ts';
import { closeIdea, editIdea, getIdea, pauseIdea } from '#server/ideas/ideas.contract.ts';
import { previewMatches } from '#server/matching/drafting.contract.ts';
import { explainPair } from '#server/matching/explaining.contract.ts';
import {
  dismissMatch,
  getMatch,
  listIdeaMatches,
  listMatches,
  listNeedMatches,
  type Match,
  restoreMatch,
} from '#server/matching/matching.contract.ts';
import { listTags } from '#server/tags/tags.contract.ts';
import { aNeed, anIdea, BIRMINGHAM, CEREDIGION, POWYS, WALES } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const { visitor, commissioner, contributor, broker, settle } = world;

const carys = await commissioner();
const nia = await contributor();
const bethan = await broker();
const welsh = await broker('Broker Wyn', [{ regionCode: WALES, tagId: null }]);
const english = await broker('Broker Emma', [{ regionCode: BIRMINGHAM, tagId: null }]);

type Browser = Pick<typeof bethan, 'does'>;
const queueOf = async (who: Browser, query: QueryOf<typeof listMatches> = {}) =>
  (await who.does(listMatches, { query: { limit: 100, ...query } })).items;
const pairOf = (queue: readonly Match[], needId: string, ideaId: string) =>
  queue.find(({ need, idea }) => need.id === needId && idea.id === ideaId);
const sumOf = ({ topic, wording }: Match['reasons']) =>
  [...topic, ...wording].reduce((sum, { points }) => sum + points, 0);
const tagIds = async (count: number): Promise<string[]> =>
  (await visitor().does(listTags, { query: {} })).items
    .filter(({ parentId }) => parentId !== null)
    .slice(0, count)
    .map(({ id }) => id);

describe('a need and an idea that fit', () => {
  test('come up in the queue of the agencies whose patch covers them, with reasons that add up', async () => {
    const [tag = ''] = await tagIds(1);
    const need = await carys.posts(aNeed({ tagIds: [tag] }));
    const idea = await nia.posts(anIdea({ tagIds: [tag] }));
    expect(await queueOf(bethan)).toEqual([]);
    await settle();

    const found = pairOf(await queueOf(bethan), need, idea);
    expect(found).toMatchObject({ origin: 'scored', judgement: { status: 'suggested', covers: 'both' } });
    expect(found?.reasons.place).toMatchObject({ kind: 'neighbours', factor: 0.85, need: 'Powys' });
    expect(found?.reasons.topic[0]?.points).toBeGreaterThan(0);
    if (!found) throw new Error('not suggested');
    expect(Math.abs(sumOf(found.reasons) - found.score)).toBeLessThan(1e-9);
    expect(found.shownTo).toBe(1);
    expect(found.barred).toBeNull();
    expect(found.moves).toContain('introduce');

    expect(pairOf(await queueOf(welsh), need, idea)).toBeDefined();
    expect(pairOf(await queueOf(english), need, idea)).toBeUndefined();
    expect((await english.tries(getMatch, { params: { id: found.id } })).body.code).toBe('match_not_found');
  });

  test('change nothing when they are matched again', async () => {
    const need = await carys.posts(aNeed());
    const idea = await nia.posts(anIdea());
    await settle();
    const before = await queueOf(bethan);
    const events = async () => (await world.db.raw('select count(*)::int as n from events')).rows[0].n;
    const told = await events();
    const seq = (await world.db.raw('select max(seq)::int as seq from events')).rows[0].seq;
    const again = { id: need, seq, type: 'need.edited', noun: 'need', actorId: null, at: '' } as const;
    await world.services.matching.tasks.match_need(again);
    await world.services.matching.tasks.match_idea({ ...again, id: idea, type: 'idea.edited', noun: 'idea' });
    expect(await queueOf(bethan)).toEqual(before);
    expect(await events()).toBe(told);
  });

  test('leave the queue when one of them closes, unless somebody has judged the pair', async () => {
    const need = await carys.posts(aNeed({ title: 'Carers who never get a night off' }));
    const [kept, gone] = [await nia.posts(anIdea()), await nia.posts(anIdea())];
    await settle();
    const shortlisted = pairOf(await queueOf(bethan), need, kept);
    if (!shortlisted) throw new Error('not suggested');
    await bethan.does(dismissMatch, { params: { id: shortlisted.id }, body: { reasonCode: 'too_early' } });
    await nia.does(closeIdea, { params: { id: kept } });
    await nia.does(pauseIdea, { params: { id: gone } });
    await settle();
    expect(pairOf(await queueOf(bethan), need, gone)).toBeUndefined();
    expect(pairOf(await queueOf(welsh), need, kept)).toBeUndefined();
    const dismissed = pairOf(await queueOf(bethan, { status: 'dismissed' }), need, kept);
    expect(dismissed?.barred).toBe('not_open');
    expect(dismissed?.moves).not.toContain('introduce');
  });

  test('stay dismissed when they are matched again, and come back when restored', async () => {
    const need = await carys.posts(aNeed({ title: 'Ambulances that wait for hours' }));
    const idea = await nia.posts(anIdea({ title: 'A waiting room on wheels' }));
    await settle();
    const found = pairOf(await queueOf(bethan), need, idea);
    if (!found) throw new Error('not suggested');
    const note = 'They tried it last year.';
    const params = { id: found.id };
    await bethan.does(dismissMatch, { params, body: { reasonCode: 'already_known', note } });
    const { body, version } = await nia.does(getIdea, { params: { id: idea } });
    await nia.does(editIdea, {
      params: { id: idea },
      version,
      body: { body: { ...body, how: 'Differently.' } },
    });
    await settle();
    expect(pairOf(await queueOf(bethan), need, idea)).toBeUndefined();
    expect(pairOf(await queueOf(bethan, { status: 'dismissed' }), need, idea)?.judgement).toMatchObject({
      reasonCode: 'already_known',
      note,
    });
    // Another agency has its own mind.
    expect(pairOf(await queueOf(welsh), need, idea)?.judgement.status).toBe('suggested');
    await bethan.does(restoreMatch, { params });
    expect(pairOf(await queueOf(bethan), need, idea)?.judgement).toMatchObject({ reasonCode: null });
  });

  test('that work in one place only are matched there and not beside it', async () => {
    const here = await carys.posts(aNeed({ regionCodes: [CEREDIGION] }));
    const beside = await carys.posts(aNeed({ regionCodes: [POWYS] }));
    const idea = await nia.posts(anIdea({ reach: 'here' }));
    await settle();
    const queue = await queueOf(bethan, { ideaId: idea });
    expect(pairOf(queue, here, idea)).toBeDefined();
    expect(pairOf(queue, beside, idea)).toBeUndefined();
    const why = await bethan.does(explainPair, { query: { need: beside, idea } });
    expect(why.gates).toEqual(['out_of_reach']);
    expect(why.reasons.place.kind).toBe('apart');
  });
});

describe('explaining', () => {
  test('agrees with the queue to the last digit, and anybody may ask', async () => {
    const [found] = await queueOf(bethan);
    if (!found) throw new Error('an empty queue');
    const query = { need: found.need.id, idea: found.idea.id };
    const why = await visitor().does(explainPair, { query });
    expect(why).toMatchObject({ score: found.score, gates: [], reasons: found.reasons });
  });

  test('does not tell the public that two items come from one person', async () => {
    const need = await carys.posts(aNeed());
    const idea = await carys.posts(anIdea({ authorStyle: 'pseudonym', authorLabel: 'Heron' }));
    await settle();
    expect(pairOf(await queueOf(bethan), need, idea)).toBeUndefined();
    expect((await visitor().does(explainPair, { query: { need, idea } })).gates).toEqual([]);
    // Nor a broker, for whom the author's name would be read off the need; of one who goes by name they may know.
    expect((await bethan.does(explainPair, { query: { need, idea } })).gates).toEqual([]);
    const named = await carys.posts(anIdea({ authorStyle: 'name' }));
    const why = await bethan.does(explainPair, { query: { need, idea: named } });
    expect(why.gates).toEqual(['same_person']);
  });

  test('is refused for a draft that the asker may not read', async () => {
    const need = await carys.posts(aNeed());
    const idea = await nia.posts(anIdea(), { publish: false });
    expect((await visitor().tries(explainPair, { query: { need, idea } })).body.code).toBe('idea_not_found');
    expect((await nia.tries(explainPair, { query: { need, idea } })).body).toMatchObject({
      gates: ['idea_not_open'],
    });
  });
});

describe('what fits', () => {
  test('is shown while somebody writes, and on the pages of both sides', async () => {
    const idea = await nia.posts(anIdea({ title: 'Grow a community orchard by the clinic' }));
    const draft = aNeed({ title: 'Grow a community orchard by the clinic', regionCodes: [CEREDIGION] });
    await world.services.feed.caughtUpTo(
      (await world.db.raw('select max(seq)::int as seq from events')).rows[0].seq,
    );
    await world.renews();
    const preview = await visitor().does(previewMatches, { body: draft });
    expect(preview.top[0]).toMatchObject({ id: idea, title: 'Grow a community orchard by the clinic' });
    expect(preview.count).toBeGreaterThan(0);
    expect(preview.top.every(({ score }) => score >= preview.threshold)).toBe(true);

    const need = await carys.posts(draft);
    await settle();
    const forNeed = await visitor().does(listNeedMatches, { params: { id: need } });
    const forIdea = await visitor().does(listIdeaMatches, { params: { id: idea } });
    const [first] = forNeed.items;
    expect(first?.idea.id).toBe(idea);
    expect(forIdea.items.find((fit) => fit.need.id === need)?.score).toBe(first?.score);
    expect(first?.score).toBeCloseTo(preview.top[0]?.score ?? 0, 9);
  });

  test('says nothing of items that nobody may read', async () => {
    const draft = await nia.posts(anIdea(), { publish: false });
    const answer = await visitor().tries(listIdeaMatches, { params: { id: draft } });
    expect(answer.body.code).toBe('idea_not_found');
  });
});

test('what people post goes before what runs out, however much that is', async () => {
  await settle();
  const out: string[] = [];
  for (let at = 0; at < 3; at += 1)
    out.push(await nia.posts(anIdea({ title: `A passing thought, number ${at}` })));
  await settle();
  const yesterday = new Date(world.clock().getTime() - 86_400_000).toISOString();
  await world.db('ideas').whereIn('id', out).update({ expiresAt: yesterday });
  await world.services.tasks.expire_items({});
  const need = await carys.posts(aNeed({ title: 'A lasting trouble' }));

  const { rows } = await world.db.raw(
    `select tasks.identifier as task, private.payload from graphile_worker._private_jobs as private
     join graphile_worker._private_tasks as tasks on tasks.id = private.task_id
     where tasks.identifier in ('match_need', 'match_several')
     order by private.priority, private.run_at, private.id`,
  );
  expect(rows.map(({ task }: { task: string }) => task)).toEqual(['match_need', 'match_several']);
  expect(rows[0].payload.id).toBe(need);
  expect(new Set(rows[1].payload.ids)).toEqual(new Set(out));
  await settle();
  const held = await world.db('matches').whereIn('ideaId', out).andWhere('inIdeaList', true);
  expect(held).toEqual([]);
});
