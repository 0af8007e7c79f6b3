import { beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '#server/database/id.ts';
import { record, recordAll } from '#server/events/record.ts';
import { finishEpoch, insertEpoch } from '#server/matching/epochs.store.ts';
import { listNeedGaps } from '#server/matching/gaps.contract.ts';
import { getMatch, listMatches, shortlistMatch } from '#server/matching/matching.contract.ts';
import { marketsHere } from '#server/matching/thread/market-here.ts';
import { SUGGESTED_FROM } from '#server/matching/weights.ts';
import { listTags } from '#server/tags/tags.contract.ts';
import { aNeed, anIdea, POWYS } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';
import { newcomerOn } from '../matching/process.ts';
import { isLong } from './stage.ts';
import { until } from './until.ts';

/** So many ideas run out at one instant; so many others stay. */
const GOING = isLong ? 20_000 : 4_000;
const STAYING = 150;
const THEMES = 12;
const TOLD_AT_ONCE = 500;
const PATIENCE_MS = 240_000;

const world = await openWorld({ jobs: true, threads: true });
const { db, services } = world;
const [carys, nia, bethan] = [await world.commissioner(), await world.contributor(), await world.broker()];

const { items: tags } = await world.visitor().does(listTags, { query: {} });
const tagIds = tags
  .filter(({ parentId }) => parentId !== null)
  .slice(0, THEMES)
  .map(({ id }) => id);
const word = (theme: number): string => `theme${String.fromCharCode(97 + theme)}`;
const need = (theme: number) =>
  aNeed({
    title: `Too little ${word(theme)} here`,
    problem: `Nobody sees to ${word(theme)}, ever.`,
    tagIds: tagIds.slice(theme, theme + 1),
  });
const idea = (theme: number, more = '') =>
  anIdea({
    title: `More ${word(theme)} for all ${more}`,
    summary: `We see to ${word(theme)}.`,
    regionCodes: [POWYS],
    tagIds: tagIds.slice(theme, theme + 1),
  });

/** Ideas as an import would have left them, of all themes in turn. What keeps copies is told that there is something new. */
const imported = async (many: number, expiresAt: string | null): Promise<void> => {
  const bodies = Array.from({ length: THEMES }, (_, theme) => idea(theme).body);
  const { rows } = await db.raw(
    `with written as (
       insert into ideas (id, body, status, unclaimed, created_at, updated_at, published_at, expires_at)
       select gen_random_uuid(), (:bodies)::jsonb -> (place % :themes)::int, 'published', true, now(), now(), now(), :expiresAt
       from generate_series(1, :many) as place
       returning id, body
     ), placed as (
       insert into idea_regions (idea_id, region_code) select id, :place from written
     ), tagged as (
       insert into idea_tags (idea_id, tag_id, origin, confidence)
       select id, (body -> 'tagIds' ->> 0)::uuid, 'author', 1 from written
     )
     select id from written`,
    { bodies: JSON.stringify(bodies), themes: THEMES, many, expiresAt, place: POWYS },
  );
  const ids: string[] = rows.map(({ id }: { id: string }) => id);
  for (let start = 0; start < ids.length; start += TOLD_AT_ONCE)
    await db.transaction((trx) =>
      recordAll(
        trx,
        ids.slice(start, start + TOLD_AT_ONCE).map((id) => ({
          type: 'idea.drafted',
          noun: 'idea',
          id,
          actorId: null,
          audiences: [],
          at: world.clock().toISOString(),
        })),
      ),
    );
};

/** The statistics of what is there now, so that nothing has to be made anew on them later. */
const frozen = async (): Promise<void> => {
  const at = world.clock().toISOString();
  const stats = await marketsHere({ db }).count(await services.tags.graph(), at);
  const id = newId();
  await db.transaction(async (trx) => {
    await insertEpoch(trx, { id, stats, at });
    await finishEpoch(trx, id, at);
    await record(trx, {
      type: 'match.rescored',
      noun: 'match',
      id,
      actorId: null,
      audiences: [],
      data: { epochId: id },
      at,
    });
  });
};

const count = async (sql: string, bindings: readonly (string | number)[] = []): Promise<number> =>
  Number((await db.raw(`select count(*) as n from ${sql}`, [...bindings])).rows[0].n);
const queued = (): Promise<number> => count('graphile_worker.jobs where attempts < max_attempts');
const waiting = (): Promise<number> =>
  count('graphile_worker.jobs where attempts < max_attempts and run_at <= now()');
const queueOf = async (needId: string) => (await bethan.does(listMatches, { query: { needId } })).items;
const suggestedTo = (needId: string) =>
  until('it is suggested', async () => (await queueOf(needId)).length > 0, PATIENCE_MS);

describe('thousands of ideas that run out at one instant', () => {
  const needs: string[] = [];
  let shortlisted = '';

  beforeAll(async () => {
    for (let theme = 0; theme < THEMES; theme += 1) needs.push(await carys.posts(need(theme)));
    await until('all is matched', async () => (await queued()) === 0, PATIENCE_MS);
    await imported(GOING, new Date(world.clock().getTime() + 3_600_000).toISOString());
    await imported(STAYING, null);
    await frozen();
    await services.matching.tasks.match_several({ side: 'need', ids: needs });
    const going = new Set(
      (await db.raw('select id from ideas where expires_at is not null')).rows.map(
        ({ id }: { id: string }) => id,
      ),
    );
    const first = (await queueOf(needs[0] ?? '')).find((match) => going.has(match.idea.id));
    shortlisted = first?.id ?? '';
    await bethan.does(shortlistMatch, { params: { id: shortlisted } });
  }, PATIENCE_MS);

  test(
    'make way for what somebody posts meanwhile',
    async () => {
      world.passes(0.1);
      await services.tasks.expire_items({});
      expect(await count("ideas where status = 'published'")).toBe(STAYING);
      const posted = await carys.posts(need(3));
      await suggestedTo(posted);
      // Those that ran out before it was posted still wait to be taken out of the lists.
      expect(await waiting()).toBeGreaterThan(0);
      needs.push(posted);
    },
    PATIENCE_MS,
  );

  test(
    'are then in nobody’s list, and what is left has taken their places',
    async () => {
      await until('all is done', async () => (await waiting()) === 0, PATIENCE_MS);
      const expired = "join ideas on ideas.id = idea_id where ideas.status = 'expired'";
      expect(await count(`matches ${expired} and (in_need_list or in_idea_list)`)).toBe(0);
      expect(await count(`judgements ${expired} and judgements.status = 'suggested'`)).toBe(0);
      expect(await count('due_lists')).toBe(0);
      expect(services.matching.sizes()).toEqual({ needs: needs.length, ideas: STAYING });

      const newcomer = newcomerOn(world);
      await newcomer.start();
      for (const id of needs) {
        const fitting = (await newcomer.matching.forNeed(null, id)).items;
        const { rows } = await db.raw(
          'select idea_id as id, score from matches where need_id = ? and in_need_list order by score desc, 1',
          [id],
        );
        expect(fitting.length).toBeGreaterThan(0);
        expect(rows).toHaveLength(Math.min(20, STAYING));
        expect(rows[0]).toEqual({ id: fitting[0]?.idea.id, score: fitting[0]?.score });
      }
      await newcomer.stop();
    },
    PATIENCE_MS,
  );

  test('leave no gap where others fit, and no decision undone', async () => {
    const gaps = (await bethan.does(listNeedGaps, { query: {} })).items.map(({ id }) => id);
    expect(gaps).toEqual([]);
    for (const id of needs) expect((await queueOf(id))[0]?.score).toBeGreaterThanOrEqual(SUGGESTED_FROM);
    expect(await bethan.does(getMatch, { params: { id: shortlisted } })).toMatchObject({
      idea: { status: 'expired' },
      judgement: { status: 'shortlisted' },
    });
  });

  test('and what is posted afterwards is matched as ever', async () => {
    const posted = await nia.posts(idea(5, 'and more'));
    await until(
      'it is suggested',
      async () => (await bethan.does(listMatches, { query: { ideaId: posted } })).items.length > 0,
      PATIENCE_MS,
    );
  });
});
