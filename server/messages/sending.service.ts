import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { isCrowded } from '../database/crowded.ts';
import { givenOf, record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import type { IntroductionsService } from '../introductions/introductions.service.ts';
import { together } from '../together.ts';
import { type Enter, type Entered, enteredBy } from './entering.ts';
import type { Message, Thread } from './messages.contract.ts';
import { audiencesOfThread, messageFor } from './messages.policy.ts';
import { lockThread } from './messages.store.ts';
import * as store from './sending.store.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly introductions: Pick<IntroductionsService, 'remembered'>;
  readonly enter: Enter;
}

export interface Sending {
  readonly thread: Thread;
  readonly clientId: string;
  readonly body: string;
}

type Asked = Sending & { readonly actor: Actor; readonly id: string };

/** So many messages are written at once at most. */
const SENT_TOGETHER = 200;

/** Somebody else has the room or the thread in hand: the message comes with the next turn. */
const HELD = Symbol('held');
/** So often; then it waits by itself for whoever holds it. */
const MOST_TURNS = 6;

/** What is not the usual case, such as the first message of a thread, one sent before, or a refusal. */
const ALONE = Symbol('alone');

/** For so long a notice of a message stands for those that its author sends after it, unless it is read meanwhile. */
const NOTICE_HOLDS_MS = 60_000;

/** What may be the fault of one message of several: bad text, an id that was used twice, a lock. */
const isOfOne = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(22|23|40|55)/.test(String(error.code));

type Sent = Message | Error | typeof HELD | typeof ALONE;

/** Messages are written together with whatever others are on their way: the transaction costs more than they do. */
export const sending = ({ db, clock, introductions: { remembered }, enter }: Deps) => {
  const proposed = ({ actor, id, thread, clientId, body }: Asked, { as }: Entered) => ({
    introductionId: id,
    thread,
    authorId: actor.personId,
    authorSide: as,
    clientId,
    body,
    at: clock().toISOString(),
  });
  type Fresh = ReturnType<typeof proposed>;

  const happened = ({ introduction }: Entered, { introductionId, thread, authorId, at }: Fresh) => ({
    type: 'message.sent' as const,
    noun: 'message' as const,
    id: introductionId,
    actorId: authorId,
    audiences: audiencesOfThread(introduction, thread),
    at,
  });

  const answer = (fresh: Fresh, numbers: { seq: number; change: number }): Message =>
    messageFor(fresh.authorId, { ...fresh, ...numbers, version: 1, editedAt: null, withdrawnAt: null });

  const sendAlone = (asked: Asked): Promise<Message> =>
    db.transaction(async (trx) => {
      const { actor, id, thread, clientId } = asked;
      const entered = await enter(trx, actor, id, thread, true);
      const { lastSeq, lastChange } = await lockThread(trx, id, thread);
      const earlier = () => store.findByClientId(trx, id, actor.personId, clientId);
      const first = await earlier();
      // A retry is answered even when the room has closed since: what was sent was sent.
      if (first !== undefined) return messageFor(actor.personId, first);
      if (!entered.writable) throw fail('thread_closed');
      const fresh = proposed(asked, entered);
      const numbers = { seq: lastSeq + 1, change: lastChange + 1 };
      if (!(await store.insertMessage(trx, { ...fresh, ...numbers }))) {
        const meanwhile = await earlier();
        if (meanwhile === undefined)
          throw new Error('A message was refused as sent before, and is not there');
        return messageFor(actor.personId, meanwhile);
      }
      await record(trx, { ...happened(entered, fresh), data: { thread, ...numbers } });
      return answer(fresh, numbers);
    });

  /**
   * Who may write is decided on introductions as they were read last; a message is written only where its own still
   * stands so, and what was not written is decided anew on what is read then.
   */
  const sendAll = async (all: readonly Asked[]): Promise<Sent[]> => {
    const rooms = await remembered.recall(all.map(({ id }) => id));
    const now = clock().toISOString();
    const sent = new Map<Asked, Sent>();
    const seen = new Set<string>();
    const ready = all.flatMap((asked) => {
      const { actor, id, thread, clientId } = asked;
      const room = rooms.get(id);
      const entered = room === undefined ? null : enteredBy(actor, room, thread, now);
      if (entered?.writable !== true) return [];
      const made = [id, actor.personId, clientId].join(' ');
      if (seen.has(made)) return [];
      seen.add(made);
      return [{ asked, entered, fresh: proposed(asked, entered) }];
    });
    if (ready.length > 0) {
      const since = new Date(clock().getTime() - NOTICE_HOLDS_MS).toISOString();
      const messages = ready.map(({ entered, fresh }) => ({
        ...fresh,
        version: entered.introduction.version,
        happening: givenOf(happened(entered, fresh)),
      }));
      const numbered = await store.writeFree(db, messages, since);
      for (const [at, { asked, fresh }] of ready.entries()) {
        const { seq = null, change = null, held = false } = numbered[at] ?? {};
        if (seq !== null && change !== null) sent.set(asked, answer(fresh, { seq, change }));
        else if (held) sent.set(asked, HELD);
      }
    }
    return all.map((asked) => {
      const became = sent.get(asked) ?? ALONE;
      if (became === ALONE || became === HELD) remembered.forget(asked.id);
      return became;
    });
  };

  const inTurn = together(async (all: readonly Asked[]): Promise<Sent[]> => {
    try {
      return await sendAll(all);
    } catch (error) {
      if (isCrowded(error)) throw error;
      // Whoever is at fault is told so alone; a database that is away is away for all.
      const told = error instanceof Error ? error : new Error(String(error));
      return all.map(() => (isOfOne(error) ? ALONE : told));
    }
  }, SENT_TOGETHER);

  /** Sends a message; the same client id from the same author again answers with the first, and sends nothing. */
  const send = async (actor: Actor, id: string, what: Sending): Promise<Message> => {
    const asked = { ...what, actor, id };
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const sent = await inTurn(asked);
      if (sent instanceof Error) throw sent;
      if (sent === ALONE) break;
      if (sent !== HELD) return sent;
    }
    return sendAlone(asked);
  };

  return { send };
};
