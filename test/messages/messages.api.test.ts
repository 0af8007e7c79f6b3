import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { always } from '#server/database/once.ts';
import { rows } from '#server/database/query.ts';
import type { Actor } from '#server/http/actor.ts';
import { codeOf, openGround } from '#test/introductions/ground.ts';

const ground = await openGround();
const { introductions, messages } = ground.services;
const { broker, commissioner, nurse, stranger } = ground;

const all = { after: 0, limit: 500 };
const bodies = async (actor: Actor, id: string, thread: 'all' | 'need' | 'idea'): Promise<string[]> =>
  (await messages.list(actor, id, { ...all, thread })).items.map(({ body }) => body);
const unreadOf = async (actor: Actor, id: string): Promise<number> =>
  (await introductions.read(actor, id)).unread;

/** Keeps so many going until all are done; more than there are connections would only wait for one another. */
const atOnce = async <T>(most: number, tasks: readonly (() => Promise<T>)[]): Promise<T[]> => {
  const [left, done] = [[...tasks], [] as T[]];
  const work = async (): Promise<void> => {
    for (let task = left.shift(); task !== undefined; task = left.shift()) done.push(await task());
  };
  await Promise.all(Array.from({ length: most }, work));
  return done;
};

describe('the talks apart', () => {
  it('are between the broker and one side, and tell the other nothing at all', async () => {
    const { id } = await ground.proposes();
    const before = await introductions.read(nurse, id);
    await ground.says(broker, id, 'need', 'Shall we?');
    await ground.says(commissioner, id, 'need', 'Who is it?');
    expect(await bodies(commissioner, id, 'need')).toEqual(['Shall we?', 'Who is it?']);
    expect(await codeOf(messages.list(nurse, id, { ...all, thread: 'need' }))).toBe('introduction_not_found');
    expect(await codeOf(ground.says(nurse, id, 'need', 'May I?'))).toBe('introduction_not_found');
    expect(await codeOf(messages.markRead(nurse, id, { thread: 'need', seq: 1 }))).toBe(
      'introduction_not_found',
    );
    expect(await introductions.read(nurse, id)).toEqual(before);
    const told = (await ground.eventsOf(id)).filter(({ type }) => type.startsWith('message.'));
    expect(told).toHaveLength(2);
    for (const { audiences } of told) expect(audiences).not.toContain(`person:${nurse.personId}`);
  });

  it('are numbered each for itself', async () => {
    const { id } = await ground.proposes();
    await ground.says(broker, id, 'need', 'One');
    await ground.says(broker, id, 'need', 'Two');
    expect(await ground.says(broker, id, 'idea', 'One')).toMatchObject({ seq: 1, author: 'broker' });
  });

  it('are nobody’s before the proposal, and no stranger’s ever', async () => {
    const { id } = await ground.drafts();
    expect(await codeOf(ground.says(broker, id, 'need', 'Hello'))).toBe('introduction_not_found');
    const { id: open } = await ground.proposes();
    for (const thread of ['all', 'need', 'idea'] as const) {
      expect(await codeOf(messages.list(stranger, open, { ...all, thread }))).toBe('introduction_not_found');
      expect(await codeOf(ground.says(stranger, open, thread, 'Hello'))).toBe('introduction_not_found');
    }
  });
});

describe('the room', () => {
  it('opens when both have accepted, for all three, and says which side wrote', async () => {
    const { id } = await ground.proposes();
    expect(await codeOf(ground.says(nurse, id, 'all', 'Too soon'))).toBe('introduction_not_found');
    await ground.accepts(nurse, id);
    await ground.accepts(commissioner, id);
    await ground.says(nurse, id, 'all', 'Hello');
    await ground.says(broker, id, 'all', 'Welcome');
    const { items, last, read } = await messages.list(commissioner, id, { ...all, thread: 'all' });
    expect(items.map(({ author, mine, body, seq }) => ({ author, mine, body, seq }))).toEqual([
      { author: 'idea', mine: false, body: 'Hello', seq: 1 },
      { author: 'broker', mine: false, body: 'Welcome', seq: 2 },
    ]);
    expect({ last, read }).toEqual({ last: 2, read: 0 });
  });

  it('can only be read once a consent was taken back, or the broker has closed it', async () => {
    for (const ends of ['withdraws', 'closes'] as const) {
      const { id } = await ground.connects();
      const clientId = randomUUID();
      const hello = { thread: 'all' as const, clientId, body: 'Hello' };
      const sent = await messages.send(nurse, id, hello);
      if (ends === 'withdraws') await introductions.withdraw(commissioner, id, '', always);
      else await introductions.close(broker, id, { outcome: 'other', lesson: '' }, always);
      for (const actor of [nurse, commissioner, broker]) {
        expect(await bodies(actor, id, 'all')).toEqual(['Hello']);
        expect(await codeOf(ground.says(actor, id, 'all', 'One more'))).toBe('thread_closed');
      }
      // What was sent before is still answered: the sender may never have heard so.
      expect(await messages.send(nurse, id, hello)).toEqual(sent);
    }
  });

  it('never takes a message after the withdrawal has been committed', async () => {
    for (let round = 0; round < 15; round += 1) {
      const { id } = await ground.connects();
      const [sent] = await Promise.all([
        codeOf(ground.says(nurse, id, 'all', 'Are you there?')),
        introductions.withdraw(commissioner, id, '', always),
      ]);
      const types = (await ground.eventsOf(id)).map(({ type }) => type);
      expect(types.includes('message.sent')).toBe(sent === 'it was allowed');
      if (sent === 'it was allowed') {
        expect(types.indexOf('message.sent')).toBeLessThan(types.indexOf('introduction.withdrawn'));
      } else expect(sent).toBe('thread_closed');
    }
  }, 60_000);

  it('does not exist where all goes through the broker', async () => {
    const strict = await ground.agency('Strict', await ground.person('Mair'), 'fully_moderated');
    const { id } = await ground.connects(strict.broker);
    expect((await introductions.read(nurse, id)).threads).toEqual([
      { thread: 'idea', writable: true, unread: 0 },
    ]);
    expect(await codeOf(ground.says(nurse, id, 'all', 'Hello'))).toBe('introduction_not_found');
    expect(await ground.says(nurse, id, 'idea', 'Please pass this on')).toMatchObject({ seq: 1 });
  });
});

describe('a message', () => {
  it('that is sent again under the same client id is the first one', async () => {
    const { id } = await ground.connects();
    const sending = { thread: 'all' as const, clientId: randomUUID(), body: 'Once' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => messages.send(nurse, id, sending)));
    expect(new Set(answers.map(({ seq }) => seq))).toEqual(new Set([1]));
    expect(await bodies(nurse, id, 'all')).toEqual(['Once']);
    expect((await ground.eventsOf(id)).filter(({ type }) => type === 'message.sent')).toHaveLength(1);
  });

  it('is not swallowed because another member happened on the same client id', async () => {
    const { id } = await ground.connects();
    const clientId = randomUUID();
    await messages.send(nurse, id, { thread: 'all', clientId, body: 'Mine' });
    await messages.send(commissioner, id, { thread: 'all', clientId, body: 'Mine, too' });
    expect(await bodies(broker, id, 'all')).toEqual(['Mine', 'Mine, too']);
  });

  it('gets a number without a gap, however many are sent at once, even where a retry is among them', async () => {
    const { id } = await ground.proposes();
    const clientId = randomUUID();
    const retry = () => messages.send(broker, id, { thread: 'need', clientId, body: 'Again' });
    const cross = () => messages.send(broker, id, { thread: 'idea', clientId, body: 'Again' });
    const sent = await atOnce(8, [
      ...Array.from({ length: 30 }, (_, index) => () => ground.says(broker, id, 'need', `Message ${index}`)),
      ...Array.from({ length: 4 }, () => retry),
      ...Array.from(
        { length: 10 },
        (_, index) => () => ground.says(commissioner, id, 'need', `Reply ${index}`),
      ),
      ...Array.from({ length: 2 }, () => cross),
    ]);
    const { items, last } = await messages.list(commissioner, id, { ...all, thread: 'need' });
    expect(items.map(({ seq }) => seq)).toEqual(
      Array.from({ length: items.length }, (_, index) => index + 1),
    );
    expect(last).toBe(items.length);
    const byIdea = (await messages.list(broker, id, { ...all, thread: 'idea' })).items;
    expect(items.length + byIdea.length).toBe(41);
    expect(byIdea.map(({ seq }) => seq)).toEqual(byIdea.map((_, index) => index + 1));
    expect(new Set(sent.map(({ clientId: made }) => made)).size).toBe(41);
  }, 60_000);

  it('does not suffer from those that are sent at the same instant and refused', async () => {
    const [{ id: open }, { id: closed }] = [await ground.connects(), await ground.proposes()];
    await introductions.withdraw(broker, closed, '', always);
    await ground.says(broker, open, 'all', 'Welcome');
    const sent = await Promise.all([
      codeOf(ground.says(nurse, open, 'all', 'One')),
      codeOf(ground.says(stranger, open, 'all', 'May I?')),
      codeOf(ground.says(nurse, closed, 'idea', 'Too late')),
      codeOf(ground.says(commissioner, open, 'all', 'Not\u0000 text')),
      codeOf(ground.says(commissioner, open, 'all', 'Two')),
    ]);
    expect(sent.slice(0, 3)).toEqual(['it was allowed', 'introduction_not_found', 'thread_closed']);
    expect(sent[3]).not.toBe('it was allowed');
    expect(sent[4]).toBe('it was allowed');
    expect((await bodies(broker, open, 'all')).sort()).toEqual(['One', 'Two', 'Welcome']);
  });

  it('makes notices once for several that follow each other, and again once somebody has read', async () => {
    const { id } = await ground.connects();
    const noticed = async (): Promise<boolean[]> =>
      (
        await rows<{ told: boolean }>(
          ground.db,
          "select told from messages where introduction_id = :id and thread = 'all' order by seq",
          { id },
        )
      ).map(({ told }) => told);
    for (const body of ['One', 'Two', 'Three']) await ground.says(nurse, id, 'all', body);
    await ground.says(commissioner, id, 'all', 'Four');
    expect(await noticed()).toEqual([true, false, false, true]);
    await messages.markRead(broker, id, { thread: 'all', seq: 3 });
    await ground.says(nurse, id, 'all', 'Five');
    expect((await noticed()).at(-1)).toBe(true);
    const jobs = await rows<{ seq: number }>(
      ground.db,
      `select (payload->'data'->>'seq')::int as seq from graphile_worker._private_jobs
       where payload->>'type' = 'message.sent' and payload->>'id' = :id order by 1`,
      { id },
    );
    expect(jobs.map(({ seq }) => seq)).toEqual([1, 4, 5]);
  });

  it('is caught up with by number, page by page', async () => {
    const { id } = await ground.connects();
    for (let count = 1; count <= 7; count += 1) await ground.says(nurse, id, 'all', `Message ${count}`);
    const seen: number[] = [];
    for (let after = 0; ; ) {
      const page = await messages.list(commissioner, id, { thread: 'all', after, limit: 3 });
      seen.push(...page.items.map(({ seq }) => seq));
      after = seen.at(-1) ?? 0;
      if (after === page.last) break;
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('what is unread', () => {
  it('counts what others wrote in the asker’s own threads, until they have read it', async () => {
    const { id } = await ground.proposes();
    await ground.says(broker, id, 'need', 'One');
    await ground.says(broker, id, 'need', 'Two');
    await ground.says(commissioner, id, 'need', 'Three');
    expect(await unreadOf(commissioner, id)).toBe(2);
    expect(await unreadOf(broker, id)).toBe(1);
    expect(await unreadOf(nurse, id)).toBe(0);
    await messages.markRead(commissioner, id, { thread: 'need', seq: 1 });
    expect(await unreadOf(commissioner, id)).toBe(1);
    const colleague = await ground.colleagueOf('Sioned', ground.exchange.id, 'broker');
    expect(await unreadOf(colleague, id)).toBe(3);
  });

  it('never goes back, nor beyond what there is', async () => {
    const { id } = await ground.proposes();
    for (const body of ['One', 'Two', 'Three']) await ground.says(broker, id, 'idea', body);
    await messages.markRead(nurse, id, { thread: 'idea', seq: 3 });
    await messages.markRead(nurse, id, { thread: 'idea', seq: 1 });
    expect((await messages.list(nurse, id, { ...all, thread: 'idea' })).read).toBe(3);
    await messages.markRead(nurse, id, { thread: 'idea', seq: 400 });
    await ground.says(broker, id, 'idea', 'Four');
    expect(await unreadOf(nurse, id)).toBe(1);
    const marks = (await ground.eventsOf(id)).filter(({ type }) => type === 'message.read');
    expect(marks.map(({ audiences }) => audiences)).toEqual([[`person:${nurse.personId}`]]);
  });
});
