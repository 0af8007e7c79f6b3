import { beforeAll, describe, expect, test } from '@jest/globals';
import { inTurn } from '#server/matching/exposure.ts';
import { DRIFT } from '#server/matching/order.ts';
import { byRank, type Hit } from '#server/matching/top-k.ts';
import { EXPOSURE, SHOWN, SHOWN_PAYS } from '#server/matching/weights.ts';
import { editNeed, getNeed } from '#server/needs/needs.contract.ts';
import { queriesOf } from '#test/support/queries.ts';
import { aNeed, anIdea, BIRMINGHAM, CEREDIGION, POWYS, WALES } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const { db, commissioner, contributor, broker, settle, services } = world;
const { matching } = services;
const carys = await commissioner();
const nia = await contributor();
await broker();
await broker('Broker Wyn', [{ regionCode: WALES, tagId: null }]);

const subjects = ['falls', 'damp', 'buses', 'carers', 'dementia', 'debt', 'farming', 'school', 'housing'];
const words = (at: number): string =>
  [at, at + 2, at + 5].map((n) => subjects[n % subjects.length]).join(' ');
const postIdeas = async (from: number, to: number): Promise<void> => {
  for (let at = from; at < to; at += 1)
    await nia.posts(
      anIdea({
        title: `Idea ${at} about ${words(at)}`,
        regionCodes: [at % 3 === 0 ? POWYS : CEREDIGION],
        reach: at % 4 === 0 ? 'anywhere' : 'nearby',
      }),
    );
};

const matchNeed = (id: string): Promise<void> =>
  matching.tasks.match_need({
    // Later than any renewal, which would otherwise have done the work.
    seq: Number.MAX_SAFE_INTEGER,
    id,
    type: 'need.edited',
    noun: 'need',
    actorId: null,
    at: '',
  });

/** Every pair and every judgement, without what differs from run to run. */
const standing = async () => ({
  matches: (
    await db.raw(`select need_id, idea_id, score, topic, wording, place, reasons, in_need_list, in_idea_list, need_place, idea_place
      from matches order by need_id, idea_id`)
  ).rows,
  judgements: (
    await db.raw(`select agency_id, need_id, idea_id, status, covers, rank, mutual, marks
      from judgements order by agency_id, need_id, idea_id`)
  ).rows,
});

let edited = '';
beforeAll(async () => {
  await postIdeas(0, 8);
  edited = await carys.posts(aNeed({ title: `Need about ${words(3)}` }));
  for (let at = 0; at < 6; at += 1)
    await carys.posts(
      aNeed({ title: `Need ${at} about ${words(at)}`, regionCodes: [at % 2 ? POWYS : BIRMINGHAM] }),
    );
  await matching.rescore();
  await settle();
}, 60_000);

describe('matching one item', () => {
  const editAndMatch = async (title: string): Promise<string[]> => {
    const { body, version } = await carys.does(getNeed, { params: { id: edited } });
    await carys.does(editNeed, { params: { id: edited }, version, body: { body: { ...body, title } } });
    return queriesOf(db, () => matchNeed(edited));
  };

  test('takes eighteen queries at most, however long its list', async () => {
    const few = await editAndMatch(`Need about ${words(4)}`);
    expect(few.filter((sql) => sql.includes('insert into matches'))).toHaveLength(1);
    expect(few.length).toBeLessThanOrEqual(18);
    await postIdeas(8, 26);
    await settle();
    await matching.rescore();
    const many = await editAndMatch(`Need about ${words(5)}`);
    expect(many.length).toBeLessThanOrEqual(18);
    const [{ listed }] = (
      await db.raw('select count(*)::int as listed from matches where need_id = ? and in_need_list', [edited])
    ).rows;
    expect(listed).toBe(20);
  }, 60_000);

  test('takes fewer when nothing has changed', async () => {
    await matchNeed(edited);
    expect((await queriesOf(db, () => matchNeed(edited))).length).toBeLessThanOrEqual(12);
  });
});

describe('the order of the queue', () => {
  test('falls for every pair of an idea when one more need shows it', async () => {
    const ranks = async (): Promise<{ rank: number; fair: number }[]> =>
      (
        await db.raw(
          `select judgements.rank, matches.score / 100 - (:exposure)::float8
               * case when matches.need_place <= :shown then (:pays)::float8 else 1 end
               * ln(1 + (select count(*) from matches as shown
                   where shown.idea_id = matches.idea_id and shown.need_place <= :shown)) as fair
           from judgements join matches using (need_id, idea_id)
           where matches.need_id <> :edited`,
          { edited, exposure: EXPOSURE, shown: SHOWN, pays: SHOWN_PAYS },
        )
      ).rows;
    const before = await ranks();
    const title = `Need about ${words(7)}`;
    const { body, version } = await carys.does(getNeed, { params: { id: edited } });
    const elsewhere = { ...body, title, regionCodes: [BIRMINGHAM] };
    await carys.does(editNeed, { params: { id: edited }, version, body: { body: elsewhere } });
    await matchNeed(edited);
    // The ideas' other pairs follow in a job of their own.
    await settle();
    const after = await ranks();
    expect(after.map(({ rank }) => rank)).not.toEqual(before.map(({ rank }) => rank));
    for (const { rank, fair } of after) expect(Math.abs(rank - fair)).toBeLessThanOrEqual(DRIFT);
    const [counted] = (
      await db.raw(
        `select count(*)::int as wrong from exposures where needs <>
        (select count(*) from matches where matches.idea_id = exposures.idea_id and need_place <= ?)`,
        [SHOWN],
      )
    ).rows;
    expect(counted).toEqual({ wrong: 0 });
  });
});

describe('a renewal', () => {
  const ids = async (noun: 'need' | 'idea'): Promise<string[]> =>
    (await db.raw(`select id from ${noun}s where status = 'published' order by id`)).rows.map(
      ({ id }: { id: string }) => id,
    );
  /** The list of each need, first place first. */
  const listsOfNeeds = async (): Promise<Record<string, string[]>> => {
    const lists: Record<string, string[]> = {};
    for (const { needId, ideaId } of (
      await db.raw('select need_id, idea_id from matches where in_need_list order by need_id, need_place')
    ).rows)
      lists[needId] = [...(lists[needId] ?? []), ideaId];
    return lists;
  };
  /** The lists as they are due when they are made in this order, each by what is shown when its turn comes. */
  const due = async (needs: readonly string[], before: Record<string, readonly string[]>) => {
    const ideas = await ids('idea');
    const shownTo = (idea: string): number =>
      Object.values(before).filter((list) => list.slice(0, SHOWN).includes(idea)).length;
    const next = inTurn({
      demandOf: (id) => ({ shownTo: shownTo(id), openPlaces: null }),
      mean: (SHOWN * needs.length) / ideas.length,
    });
    const lists: Record<string, string[]> = {};
    for (const need of needs) {
      const hits: Hit[] = [];
      for (const id of ideas) {
        const { score } = await matching.explain(need, id);
        if (score > 0) hits.push({ id, score });
      }
      const list = next(hits.sort(byRank), (before[need] ?? []).slice(0, SHOWN));
      if (list.length > 0) lists[need] = list.map(({ id }) => id);
    }
    return lists;
  };
  /** What does not hang on when a list was made. */
  const lasting = async () => ({
    pairs: (
      await db.raw(`select need_id, idea_id, score, topic, wording, place, reasons, in_idea_list, idea_place
        from matches where in_idea_list order by need_id, idea_id`)
    ).rows,
    judgements: (
      await db.raw(`select agency_id, need_id, idea_id, status, covers, marks
        from judgements join matches using (need_id, idea_id)
        where in_idea_list order by agency_id, need_id, idea_id`)
    ).rows,
  });

  test('makes each list by what is shown when its turn comes, and so does matching item by item', async () => {
    const needs = await ids('need');
    // The next one counts the same market, so that its scores are these.
    await matching.rescore();
    const expected = await due(needs, await listsOfNeeds());
    await matching.rescore();
    expect(await listsOfNeeds()).toEqual(expected);
    const renewed = await lasting();
    expect(renewed.judgements.length).toBeGreaterThan(20);

    await db.raw('delete from matches');
    await db.raw('delete from exposures');
    for (const id of needs.toReversed()) await matchNeed(id);
    expect(await listsOfNeeds()).toEqual(await due(needs.toReversed(), {}));
    for (const id of await ids('idea'))
      await matching.tasks.match_idea({
        seq: Number.MAX_SAFE_INTEGER,
        id,
        type: 'idea.edited',
        noun: 'idea',
        actorId: null,
        at: '',
      });
    await settle();
    expect(await lasting()).toEqual(renewed);
  }, 60_000);

  test('settles where every need shows what it is due, and then changes nothing', async () => {
    let before = await standing();
    for (let times = 0; times < 5; times += 1) {
      await matching.rescore();
      const after = await standing();
      if (JSON.stringify(after) === JSON.stringify(before)) return;
      before = after;
    }
    throw new Error('The lists go on changing');
  }, 60_000);

  test('asks by the batch and not by the item', async () => {
    expect((await queriesOf(db, () => matching.rescore())).length).toBeLessThan(60);
  });
});
