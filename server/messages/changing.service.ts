import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import type { Once } from '../database/once.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import * as changes from './changing.store.ts';
import type { Enter } from './entering.ts';
import type { Message, MessageVersion, Thread } from './messages.contract.ts';
import { audiencesOfThread, messageFor } from './messages.policy.ts';
import * as store from './messages.store.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly enter: Enter;
}

interface Which {
  readonly id: string;
  readonly thread: Thread;
  readonly seq: number;
}

/** What becomes of a message after it was sent: its author edits it or takes it back, and a trace stays. */
export const changing = ({ db, clock, enter }: Deps) => {
  const find = async (trx: Trx, { id, thread, seq }: Which): Promise<store.StoredMessage> => {
    const found = await store.findMessage(trx, id, thread, seq);
    if (found === undefined) throw fail('message_not_found');
    return found;
  };

  /** The actor's own message, in a thread that is held until the end of the transaction. */
  const hold = async (trx: Trx, actor: Actor, which: Which) => {
    const { introduction, writable } = await enter(trx, actor, which.id, which.thread, true);
    const { lastChange } = await store.lockThread(trx, which.id, which.thread);
    const message = await find(trx, which);
    if (message.authorId !== actor.personId) throw fail('not_allowed');
    return { introduction, writable, message, change: lastChange + 1 };
  };

  type Held = Awaited<ReturnType<typeof hold>>;

  const rewrite = async (
    trx: Trx,
    actor: Actor,
    { introduction, message, change }: Held,
    type: 'message.edited' | 'message.withdrawn',
    to: { body: string; editedAt: string | null; withdrawnAt: string | null },
  ): Promise<void> => {
    await changes.rewriteMessage(trx, message, { ...to, change });
    await record(trx, {
      type,
      noun: 'message',
      id: message.introductionId,
      actorId: actor.personId,
      audiences: audiencesOfThread(introduction, message.thread),
      data: { thread: message.thread, seq: message.seq, change },
      at: clock().toISOString(),
    });
  };

  const edit = (actor: Actor, which: Which, body: string, version: number): Promise<Message> =>
    db.transaction(async (trx) => {
      const held = await hold(trx, actor, which);
      const { message, writable } = held;
      if (message.withdrawnAt !== null) throw fail('message_withdrawn');
      if (!writable) throw fail('thread_closed');
      if (message.version !== version) throw fail('stale_version');
      if (message.body !== body) {
        const editedAt = clock().toISOString();
        await rewrite(trx, actor, held, 'message.edited', { body, editedAt, withdrawnAt: null });
      }
      return messageFor(actor.personId, await find(trx, which));
    });

  /** Takes a message back. Again, it is answered as it stands: it is withdrawn, and that is what was asked for. */
  const withdraw = (actor: Actor, which: Which, once: Once): Promise<Message> =>
    db.transaction(async (trx) => {
      await once(trx, async () => {
        const held = await hold(trx, actor, which);
        const { message, writable } = held;
        if (message.withdrawnAt === null) {
          if (!writable) throw fail('thread_closed');
          const { editedAt } = message;
          const withdrawnAt = clock().toISOString();
          await rewrite(trx, actor, held, 'message.withdrawn', { body: '', editedAt, withdrawnAt });
        }
        return which.id;
      });
      // A replay is answered afresh: somebody may no longer know of what they once withdrew.
      await enter(trx, actor, which.id, which.thread, false);
      return messageFor(actor.personId, await find(trx, which));
    });

  /** The texts before the present one. Of what was withdrawn nobody is shown any. */
  const versions = (actor: Actor, which: Which): Promise<{ items: MessageVersion[] }> =>
    db.transaction(async (trx) => {
      await enter(trx, actor, which.id, which.thread, false);
      // Held together: a withdrawal in between must not leave its texts in the answer.
      const items = await changes.listVersions(trx, which.id, which.thread, which.seq);
      const { withdrawnAt } = await find(trx, which);
      return { items: withdrawnAt === null ? items : [] };
    });

  return { edit, withdraw, versions };
};
