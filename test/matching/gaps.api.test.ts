import { describe, expect, test } from '@jest/globals';
import { editIdea, getIdea, pauseIdea, publishIdea } from '#server/ideas/ideas.contract.ts';
import { countGaps, listIdeaGaps, listNeedGaps, surveyGaps } from '#server/matching/gaps.contract.ts';
import { listMatches, pairByHand, restoreMatch } from '#server/matching/matching.contract.ts';
import { SUGGESTED_FROM } from '#server/matching/weights.ts';
import { closeNeed } from '#server/needs/needs.contract.ts';
import { listTags } from '#server/tags/tags.contract.ts';
import { aNeed, anIdea, BIRMINGHAM, CEREDIGION, POWYS, WALES, WEST_MIDLANDS } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const { commissioner, contributor, broker, visitor, settle, db } = world;
const [carys, nia, bethan] = [await commissioner(), await contributor(), await broker()];
const tagIds = new Map(
  (await visitor().does(listTags)).items.map(({ label, id }): [string, string] => [label, id]),
);
const tag = (label: string): string => {
  const id = tagIds.get(label);
  if (id === undefined) throw new Error(`There is no tag ${label}`);
  return id;
};

const needGaps = async (query = {}): Promise<string[]> =>
  (await bethan.does(listNeedGaps, { query })).items.map(({ id }) => id);
const ideaGaps = async (query = {}): Promise<string[]> =>
  (await bethan.does(listIdeaGaps, { query })).items.map(({ id }) => id);
/** A need or an idea about something that nothing else is about. */
const lone = (word: string) => ({
  title: `${word} ${word}`,
  summary: `${word} again and again.`,
  problem: `${word} again and again.`,
});

/** What the tables say, recomputed from nothing but items and pairs. */
const recomputed = async (noun: 'need' | 'idea'): Promise<string[]> =>
  (
    await db.raw(
      `select id from ${noun}s where status = 'published' and not exists (
         select from matches where ${noun}_id = ${noun}s.id and (in_need_list or in_idea_list) and score >= ?)
       and id not in (select ${noun}_id from judgements where status in ('shortlisted', 'introduced'))
       order by id`,
      [SUGGESTED_FROM],
    )
  ).rows.map(({ id }: { id: string }) => id);
const kept = async (noun: 'need' | 'idea'): Promise<string[]> =>
  (await db.raw(`select ${noun}_id as id from ${noun}_gaps order by 1`)).rows.map(
    ({ id }: { id: string }) => id,
  );

describe('a gap', () => {
  test('opens when nothing fits, closes when something does, and opens again when that goes', async () => {
    const need = await carys.posts(aNeed());
    expect(await needGaps()).not.toContain(need);
    await settle();
    expect(await needGaps()).toContain(need);
    const idea = await nia.posts(anIdea());
    await settle();
    expect(await needGaps()).not.toContain(need);
    expect(await ideaGaps()).not.toContain(idea);
    await nia.does(pauseIdea, { params: { id: idea } });
    await settle();
    expect(await needGaps()).toContain(need);
    expect(await ideaGaps()).not.toContain(idea);
    await nia.does(publishIdea, { params: { id: idea } });
    await settle();
    expect(await needGaps()).not.toContain(need);
    await carys.does(closeNeed, { params: { id: need } });
    await settle();
    expect(await needGaps()).not.toContain(need);
    expect(await ideaGaps()).toContain(idea);
  });

  test('tells the agencies whose patch covers the item, and nobody else', async () => {
    const need = await carys.posts(
      aNeed({ ...without('summary', lone('wharf')), regionCodes: [BIRMINGHAM] }),
    );
    const elsewhere = await broker('Broker Wyn', [{ regionCode: WALES, tagId: null }]);
    await settle();
    const [told] = (
      await db.raw(`select type, noun, audiences from events where noun_id = ? and type like 'match.gap%'`, [
        need,
      ])
    ).rows;
    expect(told).toMatchObject({ type: 'match.gap_opened', noun: 'match' });
    expect(told.audiences).toContain(`agency:${bethan.agencyId}`);
    expect(told.audiences).not.toContain(`agency:${elsewhere.agencyId}`);
  });

  test('shows the nearest there is, and goes once a broker has paired it by hand', async () => {
    const need = await carys.posts(aNeed({ ...without('summary', lone('quayside')), regionCodes: [POWYS] }));
    const idea = await nia.posts(
      anIdea({ title: 'Allotments', summary: 'Growing leeks in boxes.', how: '', regionCodes: [POWYS] }),
    );
    await settle();
    expect(await needGaps()).toContain(need);
    await bethan.does(pairByHand, {
      body: { needId: need, ideaId: idea, reason: 'They know each other’s street.' },
    });
    expect(await needGaps()).not.toContain(need);
    expect(await ideaGaps()).not.toContain(idea);
    const [made] = (await bethan.does(listMatches, { query: { status: 'shortlisted', needId: need } })).items;
    await bethan.does(restoreMatch, { params: { id: made?.id ?? '' } });
    expect(await needGaps()).toContain(need);
  });
});

describe('the list of gaps', () => {
  test('is found by theme and by place, and survives a bad cursor with a plain error', async () => {
    const older = tag('Dementia');
    const inPowys = await carys.posts(
      aNeed({ ...without('summary', lone('bobbin')), regionCodes: [POWYS], tagIds: [tag('Frailty')] }),
    );
    const inBirmingham = await carys.posts(
      aNeed({ ...without('summary', lone('spindle')), regionCodes: [BIRMINGHAM], tagIds: [tag('Frailty')] }),
    );
    await settle();
    const all = await needGaps({ tag: [tag('Frailty')] });
    expect(all).toEqual(expect.arrayContaining([inPowys, inBirmingham]));
    expect(await needGaps({ region: WALES, tag: [tag('Frailty')] })).toEqual([inPowys]);
    expect(await needGaps({ region: WEST_MIDLANDS, tag: [tag('Frailty')] })).toEqual([inBirmingham]);
    expect(await needGaps({ region: CEREDIGION, tag: [tag('Frailty')] })).toEqual([]);
    expect(await needGaps({ tag: [older, tag('Frailty')] })).toEqual([]);
    const survey = await bethan.does(surveyGaps);
    expect(survey.places.find(({ code }) => code === WEST_MIDLANDS)).toMatchObject({ name: 'West Midlands' });
    const later = survey.themes.find(({ id }) => id === tag('Later life'));
    expect(later?.needs).toBeGreaterThanOrEqual(2);
    expect(await bethan.isRefused(listNeedGaps, { query: { cursor: 'nonsense' } })).toBe('invalid_cursor');
    expect(await bethan.isRefused(listNeedGaps, { query: { region: 'E99999999' } })).toBe('unknown_region');
    expect(await needGaps({ tag: ['0199a0a0-0000-7000-8000-000000000000'] })).toEqual([]);
  });

  test('pages through every gap once, the newest first', async () => {
    for (const word of ['heron', 'plover', 'curlew', 'wigeon', 'dunlin'])
      await nia.posts(anIdea({ ...without('problem', lone(word)), how: '', regionCodes: [BIRMINGHAM] }));
    await settle();
    const whole = await bethan.does(listIdeaGaps, { query: { limit: 100 } });
    expect(whole.next).toBeNull();
    expect(whole.items.length).toBeGreaterThanOrEqual(5);
    const since = whole.items.map((gap) => gap.since);
    expect(since).toEqual([...since].sort().reverse());
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: { items: { id: string }[]; next: string | null } = await bethan.does(listIdeaGaps, {
        query: { limit: 2, ...(cursor === undefined ? {} : { cursor }) },
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen).toEqual(whole.items.map(({ id }) => id));
  });

  test('is for brokers; everybody may know how many there are', async () => {
    expect(await carys.isRefused(listNeedGaps)).toBe('not_allowed');
    expect(await nia.isRefused(surveyGaps)).toBe('not_allowed');
    expect(await visitor().isRefused(listIdeaGaps)).toBe('not_signed_in');
    const counted = await visitor().does(countGaps);
    expect(counted).toEqual({
      needs: (await bethan.does(listNeedGaps, { query: { limit: 100 } })).items.length,
      ideas: (await bethan.does(listIdeaGaps, { query: { limit: 100 } })).items.length,
    });
    expect(counted.needs).toBeGreaterThan(0);
  });
});

test('what is kept is what a look at everything would find, also after edits and a renewal', async () => {
  for (const noun of ['need', 'idea'] as const) expect(await kept(noun)).toEqual(await recomputed(noun));
  const idea = await nia.posts(anIdea({ title: 'Falls class' }));
  const need = await carys.posts(aNeed({ title: 'Falls at home, again' }));
  await settle();
  expect(await kept('need')).not.toContain(need);
  const { body, version } = await nia.does(getIdea, { params: { id: idea } });
  await nia.does(editIdea, {
    params: { id: idea },
    version,
    body: { body: { ...body, ...without('problem', lone('lapwing')), how: '' } },
  });
  await settle();
  for (const noun of ['need', 'idea'] as const) expect(await kept(noun)).toEqual(await recomputed(noun));
  expect(await kept('idea')).toContain(idea);
  await db.raw('delete from need_gaps');
  await world.services.matching.rescore();
  for (const noun of ['need', 'idea'] as const) expect(await kept(noun)).toEqual(await recomputed(noun));
});

function without<T extends object, K extends keyof T>(left: K, from: T): Omit<T, K> {
  const { [left]: _left, ...rest } = from;
  return rest;
}
