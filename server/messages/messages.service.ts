import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import type { IntroductionsService, Room } from '../introductions/introductions.service.ts';
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
  /** The room as the asker knows it; a thread that the asker does not know of does not exist. */
  const enter = async (
    trx: Trx,
    actor: Actor,
    id: string,
    thread: Thread,
    lock: boolean,
  ): Promise<Room & { readonly writable: boolean }> => {
    const room = await introductions.room(trx, actor, id, lock);
    const known = room.threads.find((talk) => talk.thread === thread);
    if (known === undefined) throw fail('introduction_not_found');
    return { ...room, writable: known.writable };
  };

  const list = (
    actor: Actor,
    id: string,
    { thread, after, limit }: { thread: Thread; after: number; limit: number },
  ): Promise<{ items: Message[]; last: number; read: number }> =>
    db.transaction(async (trx) => {
      await enter(trx, actor, id, thread, false);
      // The newest first of all: what is sent while we read is left for the next call, and never half seen.
      const last = await store.lastSeq(trx, id, thread);
      const found = await store.listMessages(trx, id, thread, { after, upTo: last, limit });
      const read = await store.readMark(trx, id, thread, actor.personId);
      return { items: found.map((message) => messageFor(actor.personId, message)), last, read };
    });

  /** Sends a message; the same client id from the same author again answers with the first, and sends nothing. */
  const send = (actor: Actor, id: string, { thread, clientId, body }: Sending): Promise<Message> =>
    db.transaction(async (trx) => {
      const { introduction, as, writable } = await enter(trx, actor, id, thread, true);
      const last = await store.lockThread(trx, id, thread);
      const earlier = () => store.findByClientId(trx, id, actor.personId, clientId);
      const first = await earlier();
      // A retry is answered even when the room has closed since: what was sent was sent.
      if (first !== undefined) return messageFor(actor.personId, first);
      if (!writable) throw fail('thread_closed');
      const message: store.StoredMessage = {
        introductionId: id,
        thread,
        seq: last + 1,
        authorId: actor.personId,
        authorSide: as,
        clientId,
        body,
        at: clock().toISOString(),
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
        data: { thread, seq: message.seq },
        at: message.at,
      });
      return messageFor(actor.personId, message);
    });

  /** Says how far the asker has read. Only the asker's own screens are told. */
  const markRead = (
    actor: Actor,
    id: string,
    { thread, seq }: { thread: Thread; seq: number },
  ): Promise<void> =>
    db.transaction(async (trx) => {
      await enter(trx, actor, id, thread, false);
      const upTo = Math.min(seq, await store.lastSeq(trx, id, thread));
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

  /** Who may see somebody type in a thread; undefined where the asker may not write. Nothing is stored. */
  const typingAudience = (
    actor: Actor,
    { introductionId, thread }: { introductionId: string; thread: Thread },
  ) =>
    db.transaction(async (trx) => {
      const { introduction, as, writable } = await enter(trx, actor, introductionId, thread, false);
      return writable ? { audiences: audiencesOfThread(introduction, thread), author: as } : undefined;
    });

  return { list, send, markRead, typingAudience };
};

export type MessagesService = ReturnType<typeof messagesService>;
