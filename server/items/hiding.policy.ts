import type { Asker } from '../http/actor.ts';
import { isPublic, type Standing } from './moves.ts';

export type HidingMove = 'hide' | 'restore' | 'ask_again';

/** What the rules need to know of an item. */
export interface Hideable extends Standing {
  readonly publishedAt: string | null;
  readonly hiddenAt: string | null;
}

/** Who is told that an item is hidden, and why: those who look after it, and those who answer for the platform. */
export const seesHidden = (asker: Asker, item: Hideable, manages: boolean): boolean =>
  manages || (asker?.administrator === true && (item.hiddenAt !== null || isPublic(item)));

/**
 * Administrators hide what the public can see, and show it again; whoever looks after a hidden item answers and asks
 * again. A draft or what its author has paused is out of sight already.
 */
export const hidingMovesOf = (asker: Asker, item: Hideable, manages: boolean): HidingMove[] => {
  const administrator = asker?.administrator === true;
  if (item.hiddenAt !== null)
    return [
      ...(administrator ? (['restore'] as const) : []),
      ...(manages && item.status !== 'closed' ? (['ask_again'] as const) : []),
    ];
  return administrator && isPublic(item) ? ['hide'] : [];
};
