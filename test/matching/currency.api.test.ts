import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Trx } from '#server/database/connect.ts';
import { record, recordAll } from '#server/events/record.ts';
import { closeIdea, editIdea, getIdea, postIdea } from '#server/ideas/ideas.contract.ts';
import { marketsInThreads } from '#server/matching/thread/market-thread.ts';
import { closeNeed } from '#server/needs/needs.contract.ts';
import { PLATFORM } from '#server/tags/draft.ts';
import { aNeed, anIdea, CEREDIGION, POWYS } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';
import { until } from '../faults/until.ts';
import { listsOf, newcomerOn, type Process, processOn, publishedOf } from './process.ts';

const UNITED_KINGDOM = 'K02000001';

const world = await openWorld();
const { db, url, clock } = world;
const nia = await world.contributor();
const carys = await world.commissioner();
/** Asked for the newest: in earnest a question does not wait so long for it. */
const threads = { ...marketsInThreads({ url }), patienceMs: 60_000 };
const here = processOn({ db, url, clock });
const threaded = processOn({ db, url, clock, markets: threads });
const processes = [here, threaded];

const newcomer = () => newcomerOn({ db, url, clock });
const allAreRight = async ({ most = 10, also = [] as Process[] } = {}): Promise<void> => {
  const oracle = newcomer();
  await oracle.start();
  const right = await listsOf(db, oracle.matching, most);
  await oracle.stop();
  expect(right.flat()).not.toEqual([]);
  for (const one of [...processes, ...also]) {
    await one.catchesUp();
    expect(await listsOf(db, one.matching, most)).toEqual(right);
  }
};
const tell = (trx: Trx, noun: 'need' | 'idea', id: string) =>
  record(trx, { type: `${noun}.edited`, noun, id, actorId: null, audiences: [], at: clock().toISOString() });

const tagsImported = (trx: Trx) =>
  record(trx, {
    type: 'tag.imported',
    noun: 'tag',
    id: randomUUID(),
    actorId: null,
    audiences: [],
    at: clock().toISOString(),
  });

beforeAll(async () => {
  await carys.posts(aNeed());
  await carys.posts(aNeed({ title: 'Nobody to talk to after a diagnosis', regionCodes: [CEREDIGION] }));
  await nia.posts(anIdea());
  await nia.posts(anIdea({ title: 'A café where people with dementia remember', regionCodes: [POWYS] }));
  for (const one of processes) await one.start();
});
afterAll(async () => {
  for (const one of processes) await one.stop();
});

describe('every process answers as the database stands', () => {
  test('after posts, edits and closings', async () => {
    await allAreRight();
    const idea = await nia.posts(anIdea({ title: 'Falls and balance on the bus', reach: 'anywhere' }));
    await carys.posts(aNeed({ title: 'Falls on buses', regionCodes: [UNITED_KINGDOM] }));
    await allAreRight();
    const { version, body } = await nia.does(getIdea, { params: { id: idea } });
    await nia.does(editIdea, {
      params: { id: idea },
      version,
      body: { body: { ...body, title: 'Damp homes' } },
    });
    await allAreRight();
    await nia.does(closeIdea, { params: { id: idea } });
    await allAreRight();
  });

  test('after the statistics were frozen anew', async () => {
    await world.services.matching.rescore();
    await allAreRight();
  });

  test('when the event stream was cut for a minute, in which things ended, closed and changed their meaning', async () => {
    const soon = new Date(clock().getTime() + 30_000).toISOString();
    await nia.posts(anIdea({ title: 'Falls, for half a minute more', expiresAt: soon }));
    const closing = await carys.posts(aNeed({ title: 'Falls, closing' }));
    await allAreRight();
    for (const one of processes) one.cut();
    await carys.does(closeNeed, { params: { id: closing } });
    await nia.posts(anIdea({ title: 'Falls, posted while nobody heard' }));
    world.passes(1 / 1_440);
    for (const one of processes) await one.mend();
    await allAreRight();
  });

  test('when its connection to the log was lost and notifications with it', async () => {
    const deaf = processOn({ db, url, clock, pollMs: 3_600_000 });
    await deaf.start();
    const listening = `select pid from pg_stat_activity
      where application_name = 'pushpull listen' and datname = current_database()`;
    await until('all listen', async () => (await db.raw(listening)).rows.length === 4, 10_000);
    await db.raw(`select pg_terminate_backend(pid) from (${listening}) listening`);
    await nia.posts(anIdea({ title: 'Falls, told to nobody' }));
    await allAreRight({ also: [deaf] });
    await deaf.stop();
  });

  test('when a tag was replaced by another, and when one was removed', async () => {
    const [one, other, third] = (
      await db.raw('select id from tags where parent_id is null and replaced_by is null order by id limit 3')
    ).rows.map(({ id }: { id: string }) => id);
    await nia.posts(
      anIdea({ title: 'Of one tag', summary: 'Quite unlike.', how: 'x', tagIds: [one, third] }),
    );
    await carys.posts(aNeed({ title: 'Of another', problem: 'Nothing shared', tagIds: [other] }));
    await db.transaction(async (trx) => {
      await trx.raw('update tags set replaced_by = ?, merged_into = ? where id = ?', [other, other, one]);
      await trx.raw('update taxonomies set revision = revision + 1');
      await tagsImported(trx);
    });
    await allAreRight();
    await db.transaction(async (trx) => {
      await trx.raw('delete from idea_tags where tag_id = ?', [third]);
      await trx.raw('delete from need_tags where tag_id = ?', [third]);
      await trx.raw('update tags set parent_id = null where parent_id = ?', [third]);
      await trx.raw('delete from tag_mappings where from_tag = :id or to_tag = :id', { id: third });
      await trx.raw('delete from tags where id = ?', [third]);
      await trx.raw('update taxonomies set revision = revision + 1');
      await tagsImported(trx);
    });
    await allAreRight();
  });
});

describe('a market that is read while things change', () => {
  test('ends as they stand', async () => {
    const early = await carys.posts(aNeed({ title: 'Falls, there before' }));
    const late = processOn({ db, url, clock, markets: threads });
    // Needs are read first: what changes about them while ideas cannot be read has been read already.
    const release = await db.transaction(async (trx) => {
      await trx.raw('lock table ideas in access exclusive mode');
      const starting = late.start();
      const blocked = `select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%from ideas i left join%'`;
      await until('the ideas are waited for', async () => (await db.raw(blocked)).rows.length > 0, 10_000);
      await carys.does(closeNeed, { params: { id: early } });
      await carys.posts(aNeed({ title: 'Falls, there after' }));
      await late.catchesUp();
      return { starting };
    });
    await release.starting;
    await allAreRight({ also: [late] });
    await late.stop();
  });
});

describe('out of the ordinary', () => {
  test('an item without tags or a place, and one with no words that count', async () => {
    await nia.posts(
      anIdea({ title: 'Xyzzy', summary: 'It is', how: 'so', regionCodes: [], reach: 'anywhere' }),
    );
    await carys.posts(aNeed({ title: 'The and of', problem: 'It is', whoFor: 'us' }));
    await db.transaction(async (trx) => {
      for (const noun of ['need', 'idea'] as const)
        for (const id of (await publishedOf(db, noun)).slice(-2)) {
          await trx.raw(`delete from ${noun}_tags where ${noun}_id = ?`, [id]);
          await trx.raw(
            `update ${noun}s set body = body || '{"regionCodes": [], "tagIds": []}' where id = ?`,
            [id],
          );
          await tell(trx, noun, id);
        }
    });
    await allAreRight();
  });

  test('an essay of 100,000 words is refused in plain words, and so are 500 tags', async () => {
    const essay = Array.from({ length: 100_000 }, (_, at) => `word${at % 500}`).join(' ');
    const tooLong = await nia.tries(postIdea, {
      body: { body: { ...anIdea().body, how: essay }, publish: true },
    });
    expect([tooLong.status, tooLong.body.code]).toEqual([413, 'body_too_large']);
    const tagIds = Array.from({ length: 500 }, () => randomUUID());
    const tooMany = await nia.tries(postIdea, {
      body: { body: { ...anIdea().body, tagIds }, publish: true },
    });
    expect([tooMany.status, tooMany.body.code]).toEqual([400, 'invalid_input']);
  });

  test('two thousand ideas that go at once leave the searches of that time right', async () => {
    const gone = await db.transaction(async (trx) => {
      const { rows } = await trx.raw(
        `insert into ideas (id, body, status, unclaimed, created_at, updated_at, published_at)
         select gen_random_uuid(), ideas.body, 'published', true, now(), now(), now()
         from generate_series(1, 2000), (select body from ideas where title like 'Falls%' limit 1) ideas
         returning id`,
      );
      const ids = rows.map(({ id }: { id: string }) => id);
      await recordAll(trx, happenings('idea.published', ids));
      return ids;
    });
    for (const one of processes) await one.catchesUp();
    const [need] = await publishedOf(db, 'need');
    if (need === undefined) throw new Error('There is no need');
    await db.transaction(async (trx) => {
      await trx.raw(
        "update ideas set status = 'closed' where id in (select jsonb_array_elements_text((?)::jsonb)::uuid)",
        [JSON.stringify(gone)],
      );
      await recordAll(trx, happenings('idea.closed', gone));
    });
    const asked = processes.map(async ({ matching }) => {
      // None is refused meanwhile.
      for (let at = 0; at < 20; at += 1) await matching.forNeed(null, need);
    });
    await Promise.all(asked);
    await allAreRight();
  });
});

const happenings = (type: 'idea.published' | 'idea.closed', ids: readonly string[]) =>
  ids.map((id) => ({
    type,
    noun: 'idea' as const,
    id,
    actorId: null,
    audiences: [],
    at: clock().toISOString(),
  }));

test('a place that was merged into another is that other for whoever starts after the merger', async () => {
  await carys.posts(aNeed({ title: 'Falls in what was', regionCodes: [POWYS], localOnly: true }));
  await nia.posts(anIdea({ title: 'Falls where it went', regionCodes: [CEREDIGION], reach: 'here' }));
  await db.raw('update regions set replaced_by = ? where code = ?', [CEREDIGION, POWYS]);
  for (const one of processes.splice(0)) await one.stop();
  const inThread = processOn({ db, url, clock, markets: threads });
  processes.push(processOn({ db, url, clock }), inThread);
  for (const one of processes) await one.start();
  await allAreRight();
  const { rows } = await db.raw("select id from needs where title = 'Falls in what was'");
  const { items } = await inThread.matching.forNeed(null, rows[0].id);
  expect(items.map(({ idea }) => idea.title)).toContain('Falls where it went');
});

test('an item of 100,000 words and 500 tags that came by another way is matched like any other', async () => {
  const essay = Array.from({ length: 100_000 }, (_, at) => `word${at % 500}`).join(' ');
  const idea = await nia.posts(anIdea({ title: 'An essay on falls', reach: 'anywhere' }));
  const need = await carys.posts(aNeed({ title: 'An essay about falls' }));
  await db.transaction(async (trx) => {
    await trx.raw(
      `insert into tags (id, taxonomy_id, code, label, place)
       select gen_random_uuid(), '${PLATFORM}', 'many-' || n, 'Many ' || n, 100000 + n from generate_series(1, 500) n`,
    );
    for (const [noun, field, id] of [
      ['idea', 'how', idea],
      ['need', 'evidence', need],
    ] as const) {
      await trx.raw(
        `update ${noun}s set body = body || jsonb_build_object('${field}', (:essay)::text) where id = :id`,
        {
          essay,
          id,
        },
      );
      await trx.raw(
        `insert into ${noun}_tags (${noun}_id, tag_id, origin, confidence)
         select :id, tags.id, 'author', 1 from tags where tags.code like 'many-%'`,
        { id },
      );
      await tell(trx, noun, id);
    }
    await trx.raw('update taxonomies set revision = revision + 1');
    await tagsImported(trx);
  });
  // Asked for by words that nothing else has: explaining such an item to every list takes long.
  const asking = await carys.posts(
    aNeed({
      title: 'word1 word7 word11',
      problem: 'word1',
      whoFor: 'word7',
      evidence: '',
      outcome: 'word11',
    }),
  );
  const oracle = newcomer();
  await oracle.start();
  const right = await oracle.matching.forNeed(null, asking);
  await oracle.stop();
  expect(right.items.map(({ idea }) => idea.title)).toContain('An essay on falls');
  for (const one of processes) {
    await one.catchesUp();
    expect(await one.matching.forNeed(null, asking)).toEqual(right);
  }
}, 60_000);
