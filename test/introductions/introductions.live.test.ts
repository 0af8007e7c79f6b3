import { describe, expect, it } from '@jest/globals';
import { getMyGrants, putMyCard } from '#server/accounts/accounts.contract.ts';
import * as contract from '#server/introductions/introductions.contract.ts';
import * as own from '#server/introductions/private.contract.ts';
import { listMessages, markRead, sendMessage } from '#server/messages/messages.contract.ts';
import { listNotifications } from '#server/notifications/notifications.contract.ts';
import { connects } from '#test/support/live.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();

const telephone = '01632 960771';
const broker = await world.broker();
const commissioner = await world.commissioner();
const nurse = await world.contributor();
await nurse.does(putMyCard, { body: { name: 'Nia the nurse', email: 'nia@example.org', telephone } });

const introduced = async (): Promise<string> =>
  broker.introduces(await commissioner.posts(aNeed()), await nurse.posts(anIdea()));

/** Time for what must not be heard to have been heard. */
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

describe('three people, three browsers', () => {
  it('hear at once what concerns them, and nothing else', async () => {
    const lives = {
      broker: await connects(broker, world.origin),
      commissioner: await connects(commissioner, world.origin),
      nurse: await connects(nurse, world.origin),
    };
    const id = await introduced();
    await lives.commissioner.hears(({ type }) => type === 'introduction.proposed');
    await lives.nurse.hears((change) => change.type === 'introduction.proposed' && change.id === id);

    await broker.writes(id, 'need', 'Only for you');
    await lives.commissioner.hears((change) => change.type === 'message.sent' && change.id === id);
    await broker.does(own.writeNote, { params: { id }, body: { body: 'Only for us' } });
    await lives.broker.hears(({ type }) => type === 'introduction.noted');
    await aMoment();
    expect(lives.nurse.told.map(({ type }) => type)).not.toContain('message.sent');
    for (const side of [lives.nurse, lives.commissioner]) {
      expect(side.told.map(({ type }) => type)).not.toContain('introduction.noted');
    }

    await nurse.accepts(id, ['name', 'telephone']);
    await commissioner.accepts(id);
    await lives.nurse.hears(({ type }) => type === 'introduction.connected');
    expect((await commissioner.seesCards(id)).idea).toEqual({ name: 'Nia the nurse', telephone });

    await nurse.writes(id, 'all', 'Hello');
    await lives.commissioner.hears(({ noun, type }) => noun === 'message' && type === 'message.sent');
    expect((await broker.reads(id, 'all')).map(({ body }) => body)).toEqual(['Hello']);

    await nurse.withdraws(id);
    await lives.commissioner.hears(({ type }) => type === 'introduction.withdrawn');
    expect(await commissioner.tries(contract.getCards, { params: { id } })).toMatchObject({
      status: 409,
      body: { code: 'cards_sealed' },
    });
    expect(JSON.stringify(Object.values(lives).map(({ told }) => told))).not.toMatch(/Nia|960771|Hello/);
    for (const live of Object.values(lives)) live.leaves();
  });
});

describe('over HTTP', () => {
  it('says the code and the status of each refusal', async () => {
    const id = await introduced();
    const visitor = world.visitor();
    expect(await visitor.tries(contract.getIntroduction, { params: { id } })).toMatchObject({ status: 401 });
    expect(await visitor.tries(listNotifications)).toMatchObject({ status: 401 });
    const stranger = await world.contributor('Somebody Else');
    for (const endpoint of [contract.getIntroduction, contract.getCards, own.listNotes] as const) {
      expect(await stranger.tries(endpoint, { params: { id } })).toMatchObject({
        status: 404,
        body: { code: 'introduction_not_found' },
      });
    }
    expect(await nurse.tries(listMessages, { params: { id }, query: { thread: 'need' } })).toMatchObject({
      status: 404,
    });
    expect(await nurse.tries(own.listNotes, { params: { id } })).toMatchObject({ status: 404 });
    expect(await nurse.tries(contract.proposeIntroduction, { params: { id }, body: {} })).toMatchObject({
      status: 403,
      body: { code: 'not_allowed' },
    });
    const strange = { reason: 'No', because: 'an unknown key' };
    expect(await nurse.tries(contract.declineIntroduction, { params: { id }, body: strange })).toMatchObject({
      status: 400,
      body: { code: 'invalid_input' },
    });
    expect(await nurse.does(contract.getIntroduction, { params: { id } })).toMatchObject({
      status: 'proposed',
    });
  });

  it('does a thing once under one Idempotency-Key, and a replayed acceptance reopens no card', async () => {
    const id = await introduced();
    await commissioner.accepts(id);
    const { wording } = await nurse.sees(id);
    const key = nurse.newKey();
    const body = { fields: ['name' as const], wordingId: wording.id };
    const accept = () => nurse.tries(contract.acceptIntroduction, { params: { id }, body, key });
    const first = await Promise.all([accept(), accept(), accept()]);
    expect(first.map(({ status }) => status)).toEqual([200, 200, 200]);
    await commissioner.withdraws(id);
    expect(await accept()).toMatchObject({ status: 200, body: { status: 'withdrawn', moves: [] } });
    expect(await nurse.tries(contract.getCards, { params: { id } })).toMatchObject({ status: 409 });
    const other = { ...body, fields: ['name' as const, 'email' as const] };
    expect(
      await nurse.tries(contract.acceptIntroduction, { params: { id }, body: other, key }),
    ).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  it('sends, reads and marks messages', async () => {
    const id = await introduced();
    const clientId = nurse.newKey();
    const body = { thread: 'idea' as const, clientId, body: '  Is it far?  ' };
    const sent = await nurse.does(sendMessage, { params: { id }, body });
    expect(sent).toMatchObject({ seq: 1, clientId, mine: true, author: 'idea', body: 'Is it far?' });
    expect(await nurse.does(sendMessage, { params: { id }, body })).toEqual(sent);
    expect((await broker.sees(id)).unread).toBe(1);
    await broker.does(markRead, { params: { id }, body: { thread: 'idea', seq: 1 } });
    expect((await broker.sees(id)).unread).toBe(0);
    const empty = { ...body, clientId: nurse.newKey(), body: '   ' };
    expect(await nurse.tries(sendMessage, { params: { id }, body: empty })).toMatchObject({ status: 400 });
    const endless = { ...body, clientId: nurse.newKey(), body: 'x'.repeat(8_001) };
    expect(await nurse.tries(sendMessage, { params: { id }, body: endless })).toMatchObject({ status: 400 });
  });

  it('never says a name, an address or a number before both have accepted', async () => {
    const id = await introduced();
    await commissioner.accepts(id);
    await world.settle();
    const replies = await Promise.all([
      commissioner.tries(contract.getIntroduction, { params: { id } }),
      commissioner.tries(contract.listIntroductions),
      commissioner.tries(contract.getCards, { params: { id } }),
      commissioner.tries(listNotifications),
      broker.tries(contract.getIntroduction, { params: { id } }),
      broker.tries(contract.getCards, { params: { id } }),
      broker.tries(getMyGrants),
    ]);
    expect(JSON.stringify(replies)).not.toMatch(/Nia the nurse|nia@example|960771/);
  });
});
