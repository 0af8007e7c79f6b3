import { lasts } from './item.ts';
import { bagOfPacked } from './packed-words.ts';
import { type Ground, type IdeaProfile, ideaProfile, type NeedProfile, needProfile } from './profile.ts';
import { loadWith, type Retrieval, type Search } from './retrieval.ts';
import { admittedScore } from './score.ts';
import { type Hit, topK } from './top-k.ts';

const best = (search: Search, pairs: Iterable<{ id: string; score: number | undefined }>): Hit[] => {
  const kept = topK(search.k);
  for (const { id, score } of pairs)
    if (score !== undefined && score > 0 && score >= (search.atLeast ?? 0)) kept.offer({ id, score });
  return kept.ranked();
};

/** Retrieval that scores every pair: exact by construction, linear in the market, and the oracle for any index. */
export const exhaustiveRetrieval = (): Retrieval => {
  let needs = new Map<string, NeedProfile>();
  let ideas = new Map<string, IdeaProfile>();
  let ground: Ground | undefined;

  const loaded = (): Ground => {
    if (!ground) throw new Error('retrieval was asked before it was loaded');
    return ground;
  };
  function* ideasFor(need: NeedProfile, on: Ground, at: number) {
    for (const idea of ideas.values())
      if (lasts(idea.until, at)) yield { id: idea.id, score: admittedScore(need, idea, on) };
  }
  function* needsFor(idea: IdeaProfile, on: Ground, at: number) {
    for (const need of needs.values())
      if (lasts(need.until, at)) yield { id: need.id, score: admittedScore(need, idea, on) };
  }

  const fill: Retrieval['fill'] = (on) => {
    // Built aside, so that searches go on being answered from the old market until the new one stands.
    const coming = { needs: new Map<string, NeedProfile>(), ideas: new Map<string, IdeaProfile>() };
    return {
      take: (item, words) => {
        if (item.side === 'need') coming.needs.set(item.id, needProfile(item, on));
        else {
          const profile = ideaProfile(item, on);
          coming.ideas.set(item.id, words ? { ...profile, bag: bagOfPacked(words) } : profile);
        }
      },
      done: () => {
        ({ needs, ideas } = coming);
        ground = on;
      },
    };
  };

  return {
    fill,
    load: loadWith(fill),
    upsert: async (item) => {
      if (item.side === 'need') needs.set(item.id, needProfile(item, loaded()));
      else ideas.set(item.id, ideaProfile(item, loaded()));
    },
    remove: async (side, id) => {
      (side === 'need' ? needs : ideas).delete(id);
    },
    top: async (asker, search) => {
      const on = loaded();
      return asker.side === 'need'
        ? best(search, ideasFor(needProfile(asker, on), on, search.at))
        : best(search, needsFor(ideaProfile(asker, on), on, search.at));
    },
    size: () => ({ needs: needs.size, ideas: ideas.size }),
  };
};
