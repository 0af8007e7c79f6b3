import type { Actor } from '../http/actor.ts';
import { asItStands, placeOf } from './introductions.policy.ts';
import type { Place } from './status.ts';
import type { StoredIntroduction } from './stored-introduction.ts';
import { type ThreadName, threadsFor } from './threads.ts';

/** What the talks need to know of an introduction and of the asker's place in it. */
export interface Room {
  readonly introduction: StoredIntroduction;
  readonly as: Place;
  readonly threads: readonly { readonly thread: ThreadName; readonly writable: boolean }[];
}

/** As it stands at the moment `now`; null where the introduction does not exist for the asker. */
export const roomFor = (actor: Actor, introduction: StoredIntroduction, now: string): Room | null => {
  const as = placeOf(actor, introduction);
  return as === null ? null : { introduction, as, threads: threadsFor(asItStands(introduction, now), as) };
};
