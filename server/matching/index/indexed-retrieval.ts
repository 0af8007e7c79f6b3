import type { Side } from '../item.ts';
import { type Ground, profileOf } from '../profile.ts';
import { loadWith, type Retrieval } from '../retrieval.ts';
import { dictionaryOf } from './dictionary.ts';
import { awake } from './facts.ts';
import { type SideIndex, sideIndex } from './side-index.ts';

type Market = { ground: Ground; need: SideIndex; idea: SideIndex };

export type IndexedRetrieval = Retrieval & {
  /**
   * Takes up changes that wait, in slices, for about this many ms; says whether more waits. Answers are exact before,
   * meanwhile and after. Edits do some of this work themselves where nobody calls it.
   */
  maintain: (budgetMs: number) => boolean;
};

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
    const sideOf = (side: Side) => sideIndex({ side, ground, dictionary: dictionaryOf(ground) });
    const coming = { ground, need: sideOf('need'), idea: sideOf('idea') };
    return {
      take: (item, words) => coming[item.side].take(item, words),
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
    upsert: async (item) => loaded()[item.side].put(item),
    remove: async (side, id) => {
      market?.[side].forget(id);
    },
    top: async (asker, search) => {
      const { ground, need, idea } = loaded();
      if (!awake(asker)) return [];
      return (asker.side === 'need' ? idea : need).top(profileOf(asker, ground), search);
    },
    maintain: (budgetMs) => {
      if (!market) return false;
      const more = market.need.maintain(budgetMs / 2);
      return market.idea.maintain(budgetMs / 2) || more;
    },
    size: () => ({ needs: market?.need.size() ?? 0, ideas: market?.idea.size() ?? 0 }),
  };
};
