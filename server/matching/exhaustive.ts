import {
  type Ground,
  type IdeaProfile,
  type Item,
  ideaProfile,
  type NeedProfile,
  needProfile,
} from './profile.ts';
import type { Retrieval, Search } from './retrieval.ts';
import { admittedScore } from './score.ts';
import { type Hit, topK } from './top-k.ts';

/** Retrieval that scores every pair: exact by construction, linear in the market, and the oracle for any index. */
export const exhaustiveRetrieval = (): Retrieval => {
  const needs = new Map<string, NeedProfile>();
  const ideas = new Map<string, IdeaProfile>();
  let ground: Ground | undefined;

  const loaded = (): Ground => {
    if (!ground) throw new Error('retrieval was asked before it was loaded');
    return ground;
  };
  const keep = (item: Item) => {
    if (item.side === 'need') needs.set(item.id, needProfile(item, loaded()));
    else ideas.set(item.id, ideaProfile(item, loaded()));
  };
  const best = (search: Search, pairs: Iterable<[string, number | undefined]>): Hit[] => {
    const kept = topK(search.k);
    for (const [id, score] of pairs)
      if (score !== undefined && score > 0 && score >= (search.atLeast ?? 0)) kept.offer({ id, score });
    return kept.ranked();
  };

  return {
    load: async (on, items) => {
      needs.clear();
      ideas.clear();
      ground = on;
      for await (const item of items) keep(item);
    },
    upsert: async (item) => keep(item),
    remove: async (side, id) => {
      (side === 'need' ? needs : ideas).delete(id);
    },
    top: async (asker, search) => {
      const on = loaded();
      if (asker.side === 'need') {
        const need = needProfile(asker, on);
        return best(
          search,
          ideas.values().map((idea) => [idea.id, admittedScore(need, idea, on)]),
        );
      }
      const idea = ideaProfile(asker, on);
      return best(
        search,
        needs.values().map((need) => [need.id, admittedScore(need, idea, on)]),
      );
    },
    size: () => ({ needs: needs.size, ideas: ideas.size }),
  };
};
