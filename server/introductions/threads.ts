import type { Introduction } from './introductions.contract.ts';
import type { Place } from './status.ts';
import type { StoredIntroduction } from './stored-introduction.ts';

export type ThreadName = Introduction['threads'][number]['thread'];

/**
 * The threads that the asker may read, and whether they may be written in now.
 *
 * - Before both accept, the broker talks with each side apart; a side knows of no thread but its own.
 * - Once connected, the room of three opens and the talks apart rest.
 * - Fully moderated: no room of three, ever; all goes through the broker, in the talks apart.
 * - However it ends, what was said stays readable and nobody writes any more.
 */
export const threadsFor = (
  {
    status,
    mediation,
    proposedAt,
    connectedAt,
  }: Pick<StoredIntroduction, 'status' | 'mediation' | 'proposedAt' | 'connectedAt'>,
  as: Place,
): readonly { readonly thread: ThreadName; readonly writable: boolean }[] => {
  if (proposedAt === null) return [];
  const moderated = mediation === 'fully_moderated';
  const apart = status === 'proposed' || (moderated && status === 'connected');
  const own = (['need', 'idea'] as const).filter((side) => as === 'broker' || as === side);
  const talks = own.map((thread) => ({ thread, writable: apart }));
  return moderated || connectedAt === null
    ? talks
    : [{ thread: 'all', writable: status === 'connected' }, ...talks];
};
