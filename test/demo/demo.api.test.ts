import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { people } from '#seeds/demo/people.ts';
import { ideas, needs } from '#seeds/demo/posts.ts';
import { demoPassword, demoPeople, seedDemo } from '#seeds/demo.ts';
import { accountsService } from '#server/accounts/accounts.service.ts';
import { passwords } from '#server/accounts/password.ts';
import { systemClock } from '#server/clock.ts';
import { rows } from '#server/database/query.ts';
import { openLog } from '#server/log.ts';
import { openDatabase } from '../support/database.ts';

const { db, url, drop } = await openDatabase();
const log = openLog('silent');
const seed = (): Promise<boolean> => seedDemo({ db, url, log });

const counts = async (sql: string): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await rows<{ name: string; count: number }>(db, sql)).map(({ name, count }) => [name, count]),
  );
const one = async (sql: string): Promise<number> => (await rows<{ count: number }>(db, sql))[0]?.count ?? -1;

let made = false;
beforeAll(async () => {
  made = await seed();
}, 120_000);
afterAll(async () => {
  await drop();
});

describe('the demo world', () => {
  it('is made once', async () => {
    expect(made).toBe(true);
    expect(await seed()).toBe(false);
    expect(await one('select count(*) from people')).toBe(people.length);
  });

  it('has its organisations, needs and ideas in every status', async () => {
    expect(
      await counts(
        "select case when verified_at is null then 'unverified' when is_agency then 'agency' else 'verified' end as name, count(*) from organisations group by 1",
      ),
    ).toEqual({ agency: 2, verified: 14, unverified: 1 });
    expect(await counts('select status as name, count(*) from needs group by 1')).toEqual({
      published: 60,
      draft: 1,
      paused: 1,
      closed: 1,
      expired: 1,
    });
    expect(await counts('select status as name, count(*) from ideas group by 1')).toEqual({
      published: 90,
      draft: 2,
      paused: 1,
      closed: 1,
      expired: 1,
    });
  });

  it('has introductions in every state', async () => {
    expect(await counts('select status as name, count(*) from introductions group by 1')).toEqual({
      drafted: 3,
      proposed: 8,
      connected: 4,
      declined: 2,
      withdrawn: 1,
      expired: 1,
      closed: 4,
    });
    expect(
      await counts(
        `select string_agg(answers.status, '+' order by side desc) as name, 1 as count
         from introductions join answers on answers.introduction_id = introductions.id
         where introductions.status = 'proposed' group by introductions.id`,
      ),
    ).toEqual({ 'waiting+waiting': 1, 'accepted+waiting': 1, 'waiting+accepted': 1 });
    expect(
      await counts(
        `select side as name, count(*) from introductions join answers on answers.introduction_id = introductions.id
         where introductions.status = 'proposed' and introductions.overdue_at < now() and answers.status = 'waiting'
         group by 1`,
      ),
    ).toEqual({ need: 1, idea: 1 });
    expect(
      await one('select count(*) from introductions where outcome is not null and lesson is not null'),
    ).toBe(4);
    expect(await one('select count(*) from answers where private_reason is not null')).toBe(3);
  });

  it('has rooms in which three people have talked for months', async () => {
    const talks = await rows<{ need: string; messages: number; voices: number; days: number }>(
      db,
      `select need_versions.body ->> 'title' as need, count(*) as messages,
         count(distinct messages.author_id) as voices,
         extract(day from max(messages.at) - min(messages.at)) as days
       from messages
       join introductions on introductions.id = messages.introduction_id and introductions.status = 'connected'
       join need_versions on need_versions.need_id = introductions.need_id
         and need_versions.version = introductions.need_version
       group by introductions.id, need_versions.body ->> 'title' having count(*) >= 20 order by 2 desc`,
    );
    expect(talks.map(({ need, voices }) => [need, Number(voices)])).toEqual([
      ['Falls among people over 75 at home', 3],
      ['The mountain burns every Easter', 3],
    ]);
    for (const { days } of talks) expect(Number(days)).toBeGreaterThan(80);
  });

  it('has pairs that agencies judge in every way, and some on which they differ', async () => {
    const judged = await counts('select status as name, count(*) from judgements group by 1');
    expect(Object.keys(judged).sort()).toEqual(['dismissed', 'introduced', 'shortlisted', 'suggested']);
    expect(await one('select count(*) from judgements where snoozed_until > now()')).toBe(1);
    expect(await one('select count(*) from judgements where assignee_id is not null')).toBe(2);
    expect(
      await one("select count(*) from judgements where status = 'dismissed' and reason_code is null"),
    ).toBe(0);
    expect(await one("select count(*) from matches where origin = 'manual' and reason is not null")).toBe(1);
    expect(
      await one(
        `select count(*) from judgements as one
         join judgements as other on other.need_id = one.need_id and other.idea_id = one.idea_id
         where one.status = 'dismissed' and other.status = 'shortlisted'`,
      ),
    ).toBe(3);
  });

  it('has something that fits every need, and more than one thing that fits most', async () => {
    const fits = await rows<{ title: string; best: number; good: number }>(
      db,
      `select needs.body ->> 'title' as title, max(matches.score) as best,
         count(*) filter (where matches.score >= 12) as good
       from needs left join matches on matches.need_id = needs.id
       where needs.status = 'published' group by needs.id`,
    );
    expect(fits.filter(({ best }) => !(best >= 20)).map(({ title }) => title)).toEqual([]);
    expect(fits.filter(({ good }) => Number(good) >= 2).length).toBeGreaterThan(50);
  });

  it('lies in the past, in order, with nothing left to do and no letters about it', async () => {
    const moments = await rows<{ at: string }>(db, 'select at from events order by seq');
    const times = moments.map(({ at }) => Date.parse(at));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)).toBeLessThan(Date.now());
    expect(await one('select count(*) from graphile_worker.jobs')).toBe(0);
    expect(await one('select count(*) from mailbox')).toBe(0);
    expect(await one('select count(*) from notifications where mail is not null')).toBe(0);
  });

  it('lets its people in, one of each role first', async () => {
    expect(
      demoPeople
        .slice(0, 4)
        .map(({ role }) => role)
        .sort(),
    ).toEqual(['administrator', 'broker', 'commissioner', 'contributor']);
    const accounts = accountsService({ db, clock: systemClock, passwords: passwords() });
    for (const { email } of demoPeople.slice(0, 4)) {
      expect(await accounts.checkPassword(email, demoPassword)).toBeDefined();
    }
    expect(await one('select count(*) from contact_cards where telephone is null')).toBe(0);
  });

  it('is left alone once somebody else is in it, even if it was not finished', async () => {
    const accounts = accountsService({ db, clock: systemClock, passwords: passwords() });
    const stranger = {
      email: 'stranger@example.org',
      password: 'a long password',
      name: 'S',
      kind: 'other',
    } as const;
    const id = await accounts.signUp(stranger, { verified: true });
    await db.raw("update reference_seeds set content_hash = 'begun' where name = 'demo'");
    expect(await seed()).toBe(false);
    expect(await one('select count(*) from messages')).toBeGreaterThan(20);
    await db.raw('delete from people where id = ?', [id]);
  });

  it('is made anew when it was begun and not finished', async () => {
    await db.raw("update reference_seeds set content_hash = 'begun' where name = 'demo'");
    const world = { needs: needs.slice(0, 2), ideas: ideas.slice(0, 2), stories: [] };
    expect(await seedDemo({ db, url, log, world })).toBe(true);
    expect(await one('select count(*) from people')).toBe(people.length);
    expect(await one('select count(*) from needs')).toBe(2);
    expect(await one('select count(*) from messages')).toBe(0);
  }, 120_000);
});
