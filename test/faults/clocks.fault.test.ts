import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rows } from '#server/database/query.ts';
import { getIntroduction } from '#server/introductions/introductions.contract.ts';
import { isLong, openStage, type Stage } from './stage.ts';
import { until } from './until.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const EACH = isLong ? 40 : 6;
const REMINDER = 'An introduction waits for your answer';

test(
  `${EACH} proposals to be reminded of and ${EACH} that run out, tended to by two processes at once, one of them killed at it: each once`,
  async () => {
    const { a, b, db, catcher, instances, people } = stage;
    const ids = await stage.proposals(2 * EACH);
    const [late, over] = [ids.slice(0, EACH), ids.slice(EACH)];
    const passes = (which: readonly string[], clock: 'remind_at' | 'expires_at') =>
      rows(
        db,
        `update introductions set ${clock} = now() - interval '1 minute'
         where id::text = any (array(select jsonb_array_elements_text((:ids)::jsonb)))`,
        { ids: JSON.stringify(which) },
      );
    await passes(late, 'remind_at');
    await passes(over, 'expires_at');
    let struck = false;
    catcher.onMail(({ subject, from }) => {
      if (subject !== REMINDER || struck) return;
      struck = true;
      instances.find(({ name }) => from.startsWith(`${name}@`))?.strike();
    });
    // As often as when several processes came to look at the same minute, and at the next ones.
    await db.raw(
      "select graphile_worker.add_job('tend_introductions', '{}'::json) from generate_series(1, 8)",
    );
    await until('a process is killed over a reminder', () => struck, 30_000);
    await until('no job is left', async () => (await stage.jobsLeft()) === 0, 60_000);

    const told = await rows<{ id: string; type: string }>(
      db,
      `select noun_id as id, type from events
       where type in ('introduction.reminded', 'introduction.expired') order by noun_id, type`,
    );
    expect(told).toEqual(
      [
        ...late.map((id) => ({ id, type: 'introduction.reminded' })),
        ...over.map((id) => ({ id, type: 'introduction.expired' })),
      ].sort((one, other) => (one.id < other.id ? -1 : 1)),
    );
    const mails = catcher.mails.filter(({ subject }) => subject === REMINDER);
    // Both sides of each, once: the one that was accepted as its sender died comes again under its own number.
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2 * EACH);
    for (const { email } of [people.commissioner, people.nurse]) {
      const mine = mails.filter(({ to }) => to === email);
      expect(new Set(mine.map(({ messageId }) => messageId)).size).toBe(EACH);
    }
    for (const { name } of instances) {
      const sent = mails.filter(({ from }) => from.startsWith(`${name}@`)).map(({ messageId }) => messageId);
      expect(sent).toHaveLength(new Set(sent).size);
    }
    for (const instance of instances) await instance.start();
    for (const [place, id] of over.entries()) {
      const at = place % 2 === 0 ? a : b;
      expect((await people.nurse.does(getIntroduction, { params: { id } }, { at })).status).toBe('expired');
    }
  },
  isLong ? 300_000 : 120_000,
);
