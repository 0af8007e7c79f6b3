import { describe, expect, it } from '@jest/globals';
import { always } from '#server/database/once.ts';
import { rows } from '#server/database/query.ts';
import type { Actor } from '#server/http/actor.ts';
import { codeOf, openGround } from '#test/introductions/ground.ts';

const ground = await openGround();
const { introductions, messages } = ground.services;
const { broker, commissioner, nurse, stranger } = ground;

type Thread = 'all' | 'need' | 'idea';
const which = (id: string, seq = 1, thread: Thread = 'all') => ({ id, thread, seq });
const seenBy = async (actor: Actor, id: string, after = 0, thread: Thread = 'all') =>
  (await messages.list(actor, id, { thread, after, limit: 500 })).items;
const textsOf = async (actor: Actor, id: string): Promise<string[]> =>
  (await messages.versions(actor, which(id))).items.map(({ body }) => body);
const kept = async (id: string): Promise<string[]> =>
  (
    await rows<{ body: string }>(
      ground.db,
      'select body from message_versions where introduction_id = :id order by seq, version',
      { id },
    )
  ).map(({ body }) => body);

describe('a message that its author edits', () => {
  it('says the new text to all, says that it was edited, and keeps the earlier ones for its readers', async () => {
    const { id } = await ground.connects();
    await ground.says(nurse, id, 'all', 'On Tusday');
    await messages.edit(nurse, which(id), 'On Tuesday', 1);
    await messages.edit(nurse, which(id), 'On Wednesday', 2);
    for (const actor of [nurse, commissioner, broker]) {
      const [shown] = await seenBy(actor, id);
      expect(shown).toMatchObject({ seq: 1, body: 'On Wednesday', version: 3, withdrawnAt: null });
      expect(shown?.editedAt).not.toBeNull();
      expect(await textsOf(actor, id)).toEqual(['On Tusday', 'On Tuesday']);
    }
    expect(await codeOf(messages.versions(stranger, which(id)))).toBe('introduction_not_found');
  });

  it('is told to those of its thread alone, without a word of it', async () => {
    const { id } = await ground.proposes();
    await ground.says(broker, id, 'idea', 'Between the two of us');
    await messages.edit(broker, which(id, 1, 'idea'), 'Between us', 1);
    await messages.withdraw(broker, which(id, 1, 'idea'), always);
    const told = (await ground.eventsOf(id)).filter(({ type }) => /edited|withdrawn/.test(type));
    expect(told.map(({ type, data }) => [type, data])).toEqual([
      ['message.edited', { thread: 'idea', seq: 1, change: 2 }],
      ['message.withdrawn', { thread: 'idea', seq: 1, change: 3 }],
    ]);
    for (const { audiences } of told) expect(audiences).not.toContain(`person:${commissioner.personId}`);
    expect(await codeOf(messages.versions(commissioner, which(id, 1, 'idea')))).toBe(
      'introduction_not_found',
    );
  });

  it('is edited from the text that was read: of two editors at once one has to look again', async () => {
    const { id } = await ground.connects();
    await ground.says(nurse, id, 'all', 'First');
    const codes = await Promise.all(
      Array.from({ length: 6 }, (_, place) => codeOf(messages.edit(nurse, which(id), `Text ${place}`, 1))),
    );
    expect(codes.filter((code) => code === 'it was allowed')).toHaveLength(1);
    expect(codes.filter((code) => code === 'stale_version')).toHaveLength(5);
    expect(await textsOf(nurse, id)).toEqual(['First']);
  });

  it('stays as it is where nothing was changed', async () => {
    const { id } = await ground.connects();
    const sent = await ground.says(nurse, id, 'all', 'As it is');
    expect(await messages.edit(nurse, which(id), 'As it is', 1)).toEqual(sent);
    expect((await ground.eventsOf(id)).map(({ type }) => type)).not.toContain('message.edited');
  });
});

describe('a message that its author withdraws', () => {
  it('leaves a line; its texts are kept, and shown to nobody', async () => {
    const { id } = await ground.connects();
    await ground.says(nurse, id, 'all', 'Her name is');
    await messages.edit(nurse, which(id), 'Her name was', 1);
    await messages.withdraw(nurse, which(id), always);
    // Again, as after a lost answer: it is withdrawn, and nothing more happens.
    await messages.withdraw(nurse, which(id), always);
    for (const actor of [nurse, commissioner, broker]) {
      expect(await seenBy(actor, id)).toMatchObject([{ seq: 1, body: '', version: 3 }]);
      expect(await textsOf(actor, id)).toEqual([]);
    }
    expect(await kept(id)).toEqual(['Her name is', 'Her name was']);
    expect((await ground.eventsOf(id)).filter(({ type }) => type === 'message.withdrawn')).toHaveLength(1);
    expect(await codeOf(messages.edit(nurse, which(id), 'Again', 3))).toBe('message_withdrawn');
  });

  it('is not counted as unread, and a retry of sending it does not bring it back', async () => {
    const { id } = await ground.connects();
    const sent = await ground.says(nurse, id, 'all', 'Wrong room');
    await messages.withdraw(nurse, which(id), always);
    expect((await introductions.read(commissioner, id)).unread).toBe(0);
    const again = await messages.send(nurse, id, {
      thread: 'all',
      clientId: sent.clientId,
      body: 'Wrong room',
    });
    expect(again).toMatchObject({ seq: 1, body: '' });
    expect(await seenBy(nurse, id)).toHaveLength(1);
  });

  it('is withdrawn or edited first, whichever came first, and no text is lost either way', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await ground.connects();
      await ground.says(nurse, id, 'all', 'One');
      const [edited] = await Promise.all([
        codeOf(messages.edit(nurse, which(id), 'Two', 1)),
        messages.withdraw(nurse, which(id), always),
      ]);
      expect(await kept(id)).toEqual(edited === 'it was allowed' ? ['One', 'Two'] : ['One']);
      expect(await seenBy(broker, id)).toMatchObject([{ body: '' }]);
    }
  }, 60_000);
});

it('is its author’s alone to change, while the room is open', async () => {
  const { id } = await ground.connects();
  const colleague = await ground.colleagueOf('Sioned', ground.exchange.id, 'broker');
  await ground.says(broker, id, 'all', 'Welcome');
  await ground.says(nurse, id, 'all', 'Hello');
  for (const actor of [nurse, commissioner, colleague]) {
    expect(await codeOf(messages.edit(actor, which(id), 'Mine', 1))).toBe('not_allowed');
    expect(await codeOf(messages.withdraw(actor, which(id), always))).toBe('not_allowed');
  }
  expect(await codeOf(messages.edit(stranger, which(id), 'Mine', 1))).toBe('introduction_not_found');
  expect(await codeOf(messages.edit(nurse, which(id, 9), 'Mine', 1))).toBe('message_not_found');
  await introductions.withdraw(commissioner, id, '', always);
  expect(await codeOf(messages.edit(broker, which(id), 'Farewell', 1))).toBe('thread_closed');
  expect(await codeOf(messages.withdraw(nurse, which(id, 2), always))).toBe('thread_closed');
  expect((await seenBy(commissioner, id)).map(({ body }) => body)).toEqual(['Welcome', 'Hello']);
});

it('whoever was away reads on from the last change: what is new, and what is old and has changed', async () => {
  const { id } = await ground.connects();
  for (const body of ['One', 'Two', 'Three']) await ground.says(nurse, id, 'all', body);
  const { last } = await messages.list(commissioner, id, { thread: 'all', after: 0, limit: 500 });
  await messages.edit(nurse, which(id, 1), 'One, mended', 1);
  await ground.says(broker, id, 'all', 'Four');
  await messages.withdraw(nurse, which(id, 2), always);
  await messages.edit(nurse, which(id, 1), 'One, mended again', 2);
  const missed = await seenBy(commissioner, id, last);
  expect(missed.map(({ seq, change, body }) => [seq, change, body])).toEqual([
    [4, 5, 'Four'],
    [2, 6, ''],
    [1, 7, 'One, mended again'],
  ]);
  // Page by page, while the messages go on changing under the reader.
  const seen = new Map<number, string>();
  for (let after = 0, round = 0; ; round += 1) {
    const page = await messages.list(commissioner, id, { thread: 'all', after, limit: 1 });
    for (const { seq, body, change } of page.items) {
      seen.set(seq, body);
      after = change;
    }
    if (round === 0) await messages.edit(nurse, which(id, 3), 'Three, mended', 1);
    if (after === page.last) break;
  }
  expect(Object.fromEntries(seen)).toEqual({ 1: 'One, mended again', 2: '', 3: 'Three, mended', 4: 'Four' });
});
