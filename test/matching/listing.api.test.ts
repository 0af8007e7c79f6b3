import { beforeAll, describe, expect, test } from '@jest/globals';
import { DRIFT } from '#server/matching/order.ts';
import { EXPOSURE } from '#server/matching/weights.ts';
import { editNeed, getNeed } from '#server/needs/needs.contract.ts';
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

/** What was asked of the database while work was done; the log's own reading and transactions' ends left out. */
const queriesOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const asked: string[] = [];
  const hear = ({ sql }: { sql: string }): void => {
    if (!/from events where seq >|^(begin|commit);?$/i.test(sql.trim())) asked.push(sql);
  };
  db.on('query', hear);
  try {
    await work();
  } finally {
    db.removeListener('query', hear);
  }
  return asked;
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
    return queriesOf(() => matchNeed(edited));
  };

  test('takes seventeen queries at most, however long its list', async () => {
    const few = await editAndMatch(`Need about ${words(4)}`);
    expect(few.filter((sql) => sql.includes('insert into matches'))).toHaveLength(1);
    expect(few.length).toBeLessThanOrEqual(17);
    await postIdeas(8, 26);
    await settle();
    await matching.rescore();
    const many = await editAndMatch(`Need about ${words(5)}`);
    expect(many.length).toBeLessThanOrEqual(17);
    const [{ listed }] = (
      await db.raw('select count(*)::int as listed from matches where need_id = ? and in_need_list', [edited])
    ).rows;
    expect(listed).toBe(20);
  }, 60_000);

  test('takes fewer when nothing has changed', async () => {
    await matchNeed(edited);
    expect((await queriesOf(() => matchNeed(edited))).length).toBeLessThanOrEqual(11);
  });
});

describe('the order of the queue', () => {
  test('falls for every pair of an idea when one more need shows it', async () => {
    const ranks = async (): Promise<{ rank: number; fair: number }[]> =>
      (
        await db.raw(
          `select judgements.rank, matches.score / 100 - (:exposure)::float8 * ln(1 +
             (select count(*) from matches as shown
               where shown.idea_id = matches.idea_id and shown.in_need_list)) as fair
           from judgements join matches using (need_id, idea_id)
           where matches.need_id <> :edited`,
          { edited, exposure: EXPOSURE },
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
      await db.raw(`select count(*)::int as wrong from exposures where needs <>
        (select count(*) from matches where matches.idea_id = exposures.idea_id and in_need_list)`)
    ).rows;
    expect(counted).toEqual({ wrong: 0 });
  });
});

describe('a renewal', () => {
  test('leaves what matching item by item leaves, and changes nothing the second time', async () => {
    await matching.rescore();
    const renewed = await standing();
    expect(renewed.judgements.length).toBeGreaterThan(20);
    await matching.rescore();
    expect(await standing()).toEqual(renewed);

    await db.raw('delete from matches');
    await db.raw('delete from exposures');
    const ids = async (noun: string): Promise<string[]> =>
      (await db.raw(`select id from ${noun}s where status = 'published' order by id desc`)).rows.map(
        ({ id }: { id: string }) => id,
      );
    for (const id of await ids('need')) await matchNeed(id);
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
    const again = await standing();
    // An idea's pairs are ranked again once its exposure has moved enough.
    const ranksOf = ({ judgements }: typeof again) => judgements.map(({ rank }: { rank: number }) => rank);
    for (const [at, rank] of ranksOf(again).entries())
      expect(Math.abs(rank - ranksOf(renewed)[at])).toBeLessThanOrEqual(DRIFT);
    const unranked = ({ matches, judgements }: typeof again) => ({
      matches,
      judgements: judgements.map((judgement: object) => ({ ...judgement, rank: 0 })),
    });
    expect(unranked(again)).toEqual(unranked(renewed));
  }, 60_000);

  test('asks by the batch and not by the item', async () => {
    expect((await queriesOf(() => matching.rescore())).length).toBeLessThan(60);
  });
});
