import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { people } from '#seeds/demo/people.ts';
import { demoPassword, demoPeople, seedDemo } from '#seeds/demo.ts';
import { accountsService } from '#server/accounts/accounts.service.ts';
import { passwords } from '#server/accounts/password.ts';
import { systemClock } from '#server/clock.ts';
import { rows } from '#server/database/query.ts';
import { openLog } from '#server/log.ts';
import { openDatabase } from '../support/database.ts';

const { db, url, drop } = await openDatabase();
const seed = (): Promise<boolean> => seedDemo({ db, url, log: openLog('silent') });

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
      published: 44,
      draft: 1,
      paused: 1,
      closed: 1,
      expired: 1,
    });
    expect(await counts('select status as name, count(*) from ideas group by 1')).toEqual({
      published: 52,
      draft: 2,
      paused: 1,
      closed: 1,
      expired: 1,
    });
  });

  it('has introductions in every state', async () => {
    expect(await counts('select status as name, count(*) from introductions group by 1')).toEqual({
      drafted: 2,
      proposed: 5,
      connected: 2,
      declined: 1,
      withdrawn: 1,
      expired: 1,
      closed: 2,
    });
    expect(
      await counts(
        `select string_agg(answers.status, '+' order by side desc) as name, 1 as count
         from introductions join answers on answers.introduction_id = introductions.id
         where introductions.status = 'proposed' group by introductions.id`,
      ),
    ).toEqual({ 'waiting+waiting': 1, 'accepted+waiting': 1, 'waiting+accepted': 1 });
    expect(
      await one("select count(*) from introductions where status = 'proposed' and overdue_at < now()"),
    ).toBe(1);
    expect(
      await one(
        'select max(n) as count from (select count(*) as n from messages group by introduction_id) as room',
      ),
    ).toBeGreaterThanOrEqual(10);
    expect(
      await one('select count(*) from introductions where outcome is not null and lesson is not null'),
    ).toBe(2);
    expect(await one('select count(*) from answers where private_reason is not null')).toBe(2);
  });

  it('has pairs that agencies judge in every way, and one on which they differ', async () => {
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
    ).toBe(1);
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
    await db.raw('delete from messages');
    expect(await seed()).toBe(true);
    expect(await one('select count(*) from people')).toBe(people.length);
    expect(await one('select count(*) from messages')).toBeGreaterThan(20);
  }, 120_000);
});
