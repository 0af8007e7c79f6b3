import { describe, expect, it } from '@jest/globals';
import { always } from '#server/database/once.ts';
import { row } from '#server/database/query.ts';
import { codeOf, openGround } from './ground.ts';

const ground = await openGround();
const { introductions } = ground.services;
const tend = introductions.tasks.tend_introductions;

const typesOf = async (id: string): Promise<string[]> => (await ground.eventsOf(id)).map(({ type }) => type);
const dueOf = async (id: string) => {
  const due = await row<{ remindAt: string; overdueAt: string; expiresAt: string }>(
    ground.db,
    'select remind_at, overdue_at, expires_at from introductions where id = :id',
    { id },
  );
  if (!due) throw new Error('No introduction');
  return due;
};
/** A little more than the days until then: weekends and bank holidays make their number chance. */
const daysTo = (instant: string): number =>
  (Date.parse(instant) - ground.clock().getTime()) / 86_400_000 + 0.01;
const times = (all: readonly string[], type: string): number => all.filter((one) => one === type).length;

describe('the clocks of a proposal', () => {
  it('remind once, show the broker what is overdue, and end what nobody answers', async () => {
    const { id } = await ground.proposes();
    const { id: answered } = await ground.connects();
    await tend();
    expect(times(await typesOf(id), 'introduction.reminded')).toBe(0);

    const due = await dueOf(id);
    ground.passes(daysTo(due.remindAt));
    await Promise.all([tend(), tend()]);
    expect(times(await typesOf(id), 'introduction.reminded')).toBe(1);
    expect((await introductions.list(ground.broker, { limit: 10, waiting: true })).items).toEqual([]);

    ground.passes(daysTo(due.overdueAt));
    const waiting = await introductions.list(ground.broker, { limit: 10, waiting: true });
    expect(waiting.items.map((item) => item.id)).toEqual([id]);
    expect(times(await typesOf(id), 'introduction.reminded')).toBe(1);

    ground.passes(daysTo(due.expiresAt));
    const { wording } = await introductions.read(ground.nurse, id);
    const consent = { fields: ['name' as const], wordingId: wording.id };
    // Over is over, even before the job has come round.
    expect(await codeOf(introductions.accept(ground.nurse, id, consent, always))).toBe('introduction_closed');
    expect((await introductions.read(ground.nurse, id)).moves).toEqual(
      expect.not.arrayContaining(['accept']),
    );
    await Promise.all([tend(), tend()]);
    expect(await introductions.read(ground.nurse, id)).toMatchObject({ status: 'expired', moves: [] });
    expect(times(await typesOf(id), 'introduction.expired')).toBe(1);

    expect(await introductions.read(ground.nurse, answered)).toMatchObject({ status: 'connected' });
    expect(times(await typesOf(answered), 'introduction.reminded')).toBe(0);
  });

  it('free the pair and the place for a new try', async () => {
    const ideaId = await ground.postsIdea(ground.nurse, { openPlaces: 1 });
    const input = { needId: await ground.postsNeed(), ideaId, noteToNeed: '', noteToIdea: '', propose: true };
    await introductions.draft(ground.broker, input, always);
    expect(await codeOf(introductions.draft(ground.broker, input, always))).toBe('introduction_already_open');
    ground.passes(22);
    await tend();
    expect(await introductions.draft(ground.broker, input, always)).toMatchObject({ status: 'proposed' });
  });

  it('answer against expiry at the same instant has one outcome', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id, wording } = await ground.proposes();
      await ground.accepts(ground.nurse, id);
      const consent = { fields: ['name' as const], wordingId: wording.id };
      const soon = new Date(ground.clock().getTime() + 15).toISOString();
      await ground.db('introductions').where({ id }).update({ expiresAt: soon });
      const [code] = await Promise.all([
        codeOf(introductions.accept(ground.commissioner, id, consent, always)),
        new Promise((resolve) => setTimeout(resolve, 15)).then(() => tend()),
      ]);
      await tend();
      const { status } = await introductions.read(ground.nurse, id);
      expect([status, code]).toEqual(
        code === 'it was allowed' ? ['connected', code] : ['expired', 'introduction_closed'],
      );
    }
  });
});
