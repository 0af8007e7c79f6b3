import type { IdeaItem, Item, NeedItem } from './item.ts';
import { type Ground, type IdeaProfile, ideaProfile, type NeedProfile, needProfile } from './profile.ts';

/** An item beside what the scorer makes of it, which is dear to make: every word is read and stemmed. */
export type Prepared =
  | { side: 'need'; item: NeedItem; profile: NeedProfile }
  | { side: 'idea'; item: IdeaItem; profile: IdeaProfile };

export const prepare = (item: Item, ground: Ground): Prepared =>
  item.side === 'need'
    ? { side: 'need', item, profile: needProfile(item, ground) }
    : { side: 'idea', item, profile: ideaProfile(item, ground) };

/** The same at another moment: what has run out by then is no longer open. */
export const asOf = (prepared: Prepared, open: boolean): Prepared => {
  if (prepared.item.open === open) return prepared;
  return prepared.side === 'need'
    ? { ...prepared, item: { ...prepared.item, open }, profile: { ...prepared.profile, open } }
    : { ...prepared, item: { ...prepared.item, open }, profile: { ...prepared.profile, open } };
};

/**
 * Up to `most` prepared items, the ones used longest ago dropped first. What is read while something changes may be
 * older than the change: `keep` takes the `state` at which its reading began, and keeps nothing read before the
 * latest `forget`.
 */
export const atHand = (most: number) => {
  const kept = new Map<string, Prepared>();
  let changes = 0;
  return {
    state: (): number => changes,
    find: (id: string): Prepared | undefined => {
      const found = kept.get(id);
      if (!found) return undefined;
      kept.delete(id);
      kept.set(id, found);
      return found;
    },
    keep: (prepared: Prepared, state: number): void => {
      if (state !== changes) return;
      kept.set(prepared.item.id, prepared);
      if (kept.size <= most) return;
      for (const oldest of kept.keys()) {
        kept.delete(oldest);
        return;
      }
    },
    forget: (ids: Iterable<string>): void => {
      changes += 1;
      for (const id of ids) kept.delete(id);
    },
    forgetAll: (): void => {
      changes += 1;
      kept.clear();
    },
  };
};
