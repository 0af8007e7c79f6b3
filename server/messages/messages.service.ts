import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import type { IntroductionsService } from '../introductions/introductions.service.ts';
import type { Place } from '../introductions/status.ts';
import { changing } from './changing.service.ts';
import { enterWith } from './entering.ts';
import type { Message, Thread } from './messages.contract.ts';
import { audiencesOfThread, messageFor } from './messages.policy.ts';
import * as store from './messages.store.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly introductions: Pick<IntroductionsService, 'room'>;
}

interface Sending {
  readonly thread: Thread;
  readonly clientId: string;
  readonly body: string;
}

export const messagesService = ({ db, clock, introductions }: Deps) => {
  const enter = enterWith(introductions);

  const list = (
    actor: Actor,
    id: string,
    { thread, after, limit }: { thread: Thread; after: number; limit: number },
  ): Promise<{ items: Message[]; last: number; read: number }> =>
    db.transaction(async (trx) => {
      await enter(trx, actor, id, thread, false);
      // The end first: what changes while we read is beyond it, and at most read earlier than it had to be.
      const { lastChange } = await store.endsOf(trx, id, thread);
      const found = await store.listMessages(trx, id, thread, { after, limit });
      const read = await store.readMark(trx, id, thread, actor.personId);
      const last = Math.max(lastChange, found.at(-1)?.change ?? 0);
      return { items: found.map((message) => messageFor(actor.personId, message)), last, read };
    });

  /** Sends a message; the same client id from the same author again answers with the first, and sends nothing. */
  const send = (actor: Actor, id: string, { thread, clientId, body }: Sending): Promise<Message> =>
    db.transaction(async (trx) => {
      const { introduction, as, writable } = await enter(trx, actor, id, thread, true);
      const { lastSeq, lastChange } = await store.lockThread(trx, id, thread);
      const earlier = () => store.findByClientId(trx, id, actor.personId, clientId);
      const first = await earlier();
      // A retry is answered even when the room has closed since: what was sent was sent.
      if (first !== undefined) return messageFor(actor.personId, first);
      if (!writable) throw fail('thread_closed');
      const message: store.NewMessage = {
        introductionId: id,
        thread,
        seq: lastSeq + 1,
        authorId: actor.personId,
        authorSide: as,
        clientId,
        body,
        at: clock().toISOString(),
        change: lastChange + 1,
      };
      if (!(await store.insertMessage(trx, message))) {
        const meanwhile = await earlier();
        if (meanwhile === undefined)
          throw new Error('A message was refused as sent before, and is not there');
        return messageFor(actor.personId, meanwhile);
      }
      await record(trx, {
        type: 'message.sent',
        noun: 'message',
        id,
        actorId: actor.personId,
        audiences: audiencesOfThread(introduction, thread),
        data: { thread, seq: message.seq, change: message.change },
        at: message.at,
      });
      return messageFor(actor.personId, { ...message, version: 1, editedAt: null, withdrawnAt: null });
    });

  /** Says how far the asker has read. Only the asker's own screens are told. */
  const markRead = (
    actor: Actor,
    id: string,
    { thread, seq }: { thread: Thread; seq: number },
  ): Promise<void> =>
    db.transaction(async (trx) => {
      await enter(trx, actor, id, thread, false);
      const upTo = Math.min(seq, (await store.endsOf(trx, id, thread)).lastSeq);
      if (upTo === 0 || !(await store.advanceReadMark(trx, id, thread, actor.personId, upTo))) return;
      await record(trx, {
        type: 'message.read',
        noun: 'message',
        id,
        actorId: actor.personId,
        audiences: [`person:${actor.personId}`],
        data: { thread, seq: upTo },
        at: clock().toISOString(),
      });
    });

  /** As what the actor may write in a thread; undefined where nobody may. */
  const placeIn = (
    actor: Actor,
    { introductionId, thread }: { introductionId: string; thread: Thread },
  ): Promise<Place | undefined> =>
    db.transaction(async (trx) => {
      const { as, writable } = await enter(trx, actor, introductionId, thread, false);
      return writable ? as : undefined;
    });

  return { list, send, markRead, placeIn, ...changing({ db, clock, enter }) };
};

export type MessagesService = ReturnType<typeof messagesService>;
