import type { Trx } from '../database/connect.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import type { IntroductionsService } from '../introductions/introductions.service.ts';
import { type Room, roomFor } from '../introductions/room.ts';
import type { StoredIntroduction } from '../introductions/stored-introduction.ts';
import type { Thread } from './messages.contract.ts';

/** A thread as the asker knows it, with what they need to know of its introduction. */
export type Entered = Room & { readonly writable: boolean };

const into = (room: Room, thread: Thread): Entered | null => {
  const known = room.threads.find((talk) => talk.thread === thread);
  return known === undefined ? null : { ...room, writable: known.writable };
};

/** As it stands at the moment `now`; null for a thread that the asker does not know of. */
export const enteredBy = (
  actor: Actor,
  introduction: StoredIntroduction,
  thread: Thread,
  now: string,
): Entered | null => {
  const room = roomFor(actor, introduction, now);
  return room === null ? null : into(room, thread);
};

/** `lock`: held to the end of the transaction, so that the thread cannot close meanwhile. */
export type Enter = (trx: Trx, actor: Actor, id: string, thread: Thread, lock: boolean) => Promise<Entered>;

/** A thread that the asker does not know of does not exist. */
export const enterWith =
  (introductions: Pick<IntroductionsService, 'room'>): Enter =>
  async (trx, actor, id, thread, lock) => {
    const entered = into(await introductions.room(trx, actor, id, lock), thread);
    if (entered === null) throw fail('introduction_not_found');
    return entered;
  };
