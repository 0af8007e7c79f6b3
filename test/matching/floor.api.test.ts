import { describe, expect, test } from '@jest/globals';
import { editIdea, getIdea } from '#server/ideas/ideas.contract.ts';
import { previewMatches } from '#server/matching/drafting.contract.ts';
import {
  listMatches,
  listNeedMatches,
  type Match,
  shortlistMatch,
} from '#server/matching/matching.contract.ts';
import { SUGGESTED_FROM } from '#server/matching/weights.ts';
import { putPatch } from '#server/organisations/organisations.contract.ts';
import { aNeed, anIdea, CEREDIGION } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const { visitor, commissioner, contributor, broker, settle } = world;
const carys = await commissioner();
const nia = await contributor();
const bethan = await broker();
const wyn = await broker('Broker Wyn', [{ regionCode: null, tagId: null }]);

/** One word in common with `aNeed`, and it works in another place. */
const far = {
  title: 'Choir practice in the chapel',
  summary: 'Singers meet in the chapel every Tuesday, and whoever passes may come in and sing along at once.',
  how: 'A conductor, a piano and one hour at the end of the day; older voices carry the tune.',
  reach: 'anywhere' as const,
  regionCodes: [],
};
const queueOf = async (who: typeof bethan, status: 'suggested' | 'shortlisted' = 'suggested') =>
  (await who.does(listMatches, { query: { limit: 100, status } })).items;
const pairOf = (queue: readonly Match[], needId: string, ideaId: string) =>
  queue.find(({ need, idea }) => need.id === needId && idea.id === ideaId);
const rewrite = async (id: string): Promise<void> => {
  const { body, version } = await nia.does(getIdea, { params: { id } });
  await nia.does(editIdea, { params: { id }, version, body: { body: { ...body, ...far } } });
  await settle();
};
const scoreOf = async (need: string, idea: string): Promise<number | undefined> =>
  (await visitor().does(listNeedMatches, { params: { id: need } })).items.find((fit) => fit.idea.id === idea)
    ?.score;

describe('a pair below the floor', () => {
  test('is in the lists and in nobody’s queue, whatever their patch becomes', async () => {
    const need = await carys.posts(aNeed());
    const idea = await nia.posts(anIdea(far));
    await settle();
    const score = await scoreOf(need, idea);
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThan(SUGGESTED_FROM);
    const stored = await world.db.raw('select in_need_list from matches where need_id = ? and idea_id = ?', [
      need,
      idea,
    ]);
    expect(stored.rows).toEqual([{ inNeedList: true }]);
    expect(pairOf(await queueOf(bethan), need, idea)).toBeUndefined();

    const everything = { items: [{ regionCode: null, tagId: null }], mediation: 'introduced' as const };
    await wyn.does(putPatch, { params: { id: wyn.organisationId ?? '' }, body: everything });
    await settle();
    expect(pairOf(await queueOf(wyn), need, idea)).toBeUndefined();
    await world.services.matching.rescore();
    expect(pairOf(await queueOf(wyn), need, idea)).toBeUndefined();
  });

  test('loses the suggestion that nobody touched when an edit takes it there, and keeps a person’s judgement', async () => {
    const need = await carys.posts(aNeed({ title: 'Strength and balance for older people' }));
    const idea = await nia.posts(anIdea());
    await settle();
    const found = pairOf(await queueOf(bethan), need, idea);
    if (!found) throw new Error('not suggested');
    expect(found.score).toBeGreaterThan(SUGGESTED_FROM);
    expect(pairOf(await queueOf(wyn), need, idea)).toBeDefined();
    await bethan.does(shortlistMatch, { params: { id: found.id }, body: { note: 'Worth a call.' } });

    await rewrite(idea);
    expect(await scoreOf(need, idea)).toBeLessThan(SUGGESTED_FROM);
    expect(pairOf(await queueOf(wyn), need, idea)).toBeUndefined();
    expect(pairOf(await queueOf(bethan, 'shortlisted'), need, idea)?.judgement.note).toBe('Worth a call.');
    await world.services.matching.rescore();
    expect(pairOf(await queueOf(bethan, 'shortlisted'), need, idea)).toBeDefined();
    expect(pairOf(await queueOf(wyn), need, idea)).toBeUndefined();
  });
});

describe('an item that runs out', () => {
  test('is neither counted nor listed from that instant, before any task has said so', async () => {
    const title = 'Grow a community orchard by the clinic';
    const soon = new Date(world.clock().getTime() + 86_400_000).toISOString();
    const idea = await nia.posts(anIdea({ title, expiresAt: soon }));
    const draft = aNeed({ title, regionCodes: [CEREDIGION] });
    const need = await carys.posts(draft);
    await settle();
    const before = await visitor().does(previewMatches, { body: draft });
    expect(before.top.map(({ id }) => id)).toContain(idea);
    expect(await scoreOf(need, idea)).toBeGreaterThan(0);

    world.passes(2);
    const after = await visitor().does(previewMatches, { body: draft });
    expect(after.count).toBe(before.count - 1);
    expect(after.top.map(({ id }) => id)).not.toContain(idea);
    expect(await scoreOf(need, idea)).toBeUndefined();
    // Matched again for another reason, before the item's own end is written down.
    await world.services.matching.rescore();
    const held = await world.db.raw('select in_need_list, in_idea_list from matches where idea_id = ?', [
      idea,
    ]);
    expect(held.rows).toEqual([]);
  });
});
