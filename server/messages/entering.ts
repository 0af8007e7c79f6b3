import type { Trx } from '../database/connect.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import type { IntroductionsService, Room } from '../introductions/introductions.service.ts';
import type { Thread } from './messages.contract.ts';

/** A thread as the asker knows it. `lock`: held to the end of the transaction, so that it cannot close meanwhile. */
export type Enter = (
  trx: Trx,
  actor: Actor,
  id: string,
  thread: Thread,
  lock: boolean,
) => Promise<Room & { readonly writable: boolean }>;

/** A thread that the asker does not know of does not exist. */
export const enterWith =
  (introductions: Pick<IntroductionsService, 'room'>): Enter =>
  async (trx, actor, id, thread, lock) => {
    const room = await introductions.room(trx, actor, id, lock);
    const known = room.threads.find((talk) => talk.thread === thread);
    if (known === undefined) throw fail('introduction_not_found');
    return { ...room, writable: known.writable };
  };
