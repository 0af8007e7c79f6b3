import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { record } from '../events/record.ts';
import type { Actor } from '../http/actor.ts';
import type { IntroductionsService } from '../introductions/introductions.service.ts';
import type { Place } from '../introductions/status.ts';
import { changing } from './changing.service.ts';
import { enteredBy, enterWith } from './entering.ts';
import type { Message, Thread } from './messages.contract.ts';
import { messageFor } from './messages.policy.ts';
import * as store from './messages.store.ts';
import { sending } from './sending.service.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly introductions: Pick<IntroductionsService, 'room' | 'remembered'>;
}

interface Numbered {
  readonly introductionId: string;
  readonly thread: Thread;
  readonly seq: number;
}

/** A message as this reader sees it; undefined where there is none for them. */
type ReadBy = (reader: Actor, which: Numbered) => Message | undefined;

const numberOf = ({ introductionId, thread, seq }: Numbered): string => `${introductionId} ${thread} ${seq}`;

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

  /**
   * Messages as they stand now, for those who have their talks open. The introductions are of the moment of the messages,
   * or later, so that nobody is shown what was written after their place in it had ended.
   */
  const readNow = async (numbered: readonly Numbered[]): Promise<ReadBy> => {
    const listed = await store.listNumbered(db, numbered);
    const found = new Map(
      listed.map(({ introductionVersion: _, ...message }) => [numberOf(message), message]),
    );
    const about = await introductions.remembered.asOf(
      listed.map(({ introductionId: id, introductionVersion: version }) => ({ id, version })),
    );
    return (actor, which) => {
      const [message, introduction] = [found.get(numberOf(which)), about.get(which.introductionId)];
      if (message === undefined || introduction === undefined) return undefined;
      const entered = enteredBy(actor, introduction, which.thread, clock().toISOString());
      return entered === null ? undefined : messageFor(actor.personId, message);
    };
  };

  /** Says how far the asker has read. Only the asker's own screens are told. */
  const markRead = (
    actor: Actor,
    id: string,
    { thread, seq }: { thread: Thread; seq: number },
  ): Promise<void> =>
    db.transaction(async (trx) => {
      await enter(trx, actor, id, thread, false);
      // Held against who is sending: whether their message needs a notice depends on what has been read.
      const upTo = Math.min(seq, await store.shareLastSeq(trx, id, thread));
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

  return {
    list,
    readNow,
    markRead,
    placeIn,
    leaveOf: store.leaveMessages,
    ...sending({ db, clock, introductions, enter }),
    ...changing({ db, clock, enter }),
  };
};

export type MessagesService = ReturnType<typeof messagesService>;
