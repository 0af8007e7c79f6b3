import type { Item } from '../item.ts';
import { type Ground, ideaProfile, needProfile } from '../profile.ts';
import { loadWith, type Retrieval } from '../retrieval.ts';
import { awake } from './entry.ts';
import { entryOf, type SideIndex, sideIndex } from './side-index.ts';

type Market = { ground: Ground; need: SideIndex; idea: SideIndex };

export type IndexedRetrieval = Retrieval & {
  /** Takes up changes that wait, for about this many ms at most; says whether more waits. Answers stay exact. */
  maintain: (budgetMs: number) => boolean;
};

const profileOf = (item: Item, ground: Ground) =>
  item.side === 'need' ? needProfile(item, ground) : ideaProfile(item, ground);

/**
 * Retrieval from an index over typed arrays: as exact as scoring every pair, and far from linear in the market. See
 * `shelfSearch` for how, and the tests for the proof.
 */
export const indexedRetrieval = (): IndexedRetrieval => {
  let market: Market | undefined;
  const loaded = (): Market => {
    if (!market) throw new Error('retrieval was asked before it was loaded');
    return market;
  };
  const fill: Retrieval['fill'] = (ground) => {
    const coming = { ground, need: sideIndex('need', ground), idea: sideIndex('idea', ground) };
    return {
      take: (item) => coming[item.side].take(profileOf(item, ground)),
      done: () => {
        coming.need.settle();
        coming.idea.settle();
        market = coming;
      },
    };
  };
  return {
    fill,
    load: loadWith(fill),
    upsert: async (item) => {
      const { ground, [item.side]: side } = loaded();
      side.put(profileOf(item, ground));
    },
    remove: async (side, id) => {
      market?.[side].forget(id);
    },
    top: async (asker, search) => {
      const { ground, need, idea } = loaded();
      const profile = profileOf(asker, ground);
      if (!awake(profile)) return [];
      const other = asker.side === 'need' ? idea : need;
      return other.top({ profile, entry: entryOf(profile, ground) }, search);
    },
    maintain: () => {
      market?.need.mergeWhenLong();
      market?.idea.mergeWhenLong();
      return false;
    },
    size: () => ({ needs: market?.need.size() ?? 0, ideas: market?.idea.size() ?? 0 }),
  };
};
