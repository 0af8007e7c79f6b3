import type { Db, Trx } from '../database/connect.ts';
import { fail } from '../fail.ts';
import type { Asker } from '../http/actor.ts';
import { coverageOf } from './coverage.service.ts';
import type { Deps } from './deps.ts';
import type { Draft } from './drafting.contract.ts';
import type { Drafting } from './drafting.service.ts';
import { fairListing, shownOf } from './fair-listing.service.ts';
import type { IdeaItem, Item, NeedItem } from './item.ts';
import { findMatchOfPair, listMatchesOf } from './matches.store.ts';
import type { Reasons } from './matching.contract.ts';
import { mayBeTold, tellableGates } from './matching.policy.ts';
import { findInQueue } from './queue.store.ts';
import type { Replica } from './replica.service.ts';
import { findShownTo } from './shown-to.store.ts';
import { inPublic } from './stand-in.ts';
import type { Hit } from './top-k.ts';
import type { Weighing } from './weighing.service.ts';
import { FITS, LISTED, SCORER_VERSION, SHOWN, SUGGESTED_FROM } from './weights.ts';

const PREVIEWED = 3;
const COUNTED = 100;
/** Further down than this nobody asks by how much. */
const RANKED = 500;
/** Scores that differ by less were rounded differently. */
const ROUNDING = 1e-9;

/** What fits an item, for its author and for anybody who reads it: public facts only. */
export const finding = (deps: Deps, replica: Replica, weighing: Weighing, drafting: Drafting) => {
  const { db, clock, needs, ideas, organisations } = deps;
  const fair = fairListing(replica);

  /** Some of the other side with their reasons; those that went away in the meantime are left out. */
  const explainEach = async (
    item: Item,
    hits: readonly Hit[],
  ): Promise<{ id: string; score: number; reasons: Reasons }[]> => {
    const other = item.side === 'need' ? 'idea' : 'need';
    const ids = hits.map(({ id }) => id);
    const counterparts = [...(await replica.itemsOf(other, ids)).values()].filter(({ open }) => open);
    const explained = await weighing.withEach(item, counterparts);
    return ids.flatMap((id) => {
      const found = explained.get(id);
      return found ? [{ id, score: found.score, reasons: found.reasons }] : [];
    });
  };

  /** The list of a need as it is due now, for anybody: who posted what is left out. */
  const listOf = async (need: NeedItem): Promise<readonly Hit[]> => {
    const { pairs } = await listMatchesOf(db, 'need', [need.id]);
    const lists = await fair(db, [{ item: inPublic(need), before: shownOf(pairs) }]);
    return lists.get(need.id) ?? [];
  };

  /** How high `other` stands in what fits `item`, whoever posted what. Ties are broken as in every list: by id. */
  const rankOf = async (item: Item, other: Item, score: number) => {
    if (score <= 0) return { place: null, counted: RANKED };
    const above = (await replica.top(inPublic(item), { k: RANKED, atLeast: score - ROUNDING })).filter(
      (hit) =>
        hit.id !== other.id &&
        (hit.score > score + ROUNDING || (hit.score > score - ROUNDING && hit.id < other.id)),
    ).length;
    return { place: above < RANKED - 1 ? above + 1 : null, counted: RANKED };
  };

  /** What else decides whether an agency's brokers see a pair come up. */
  const standingOf = async (agencyId: string, need: NeedItem, idea: IdeaItem, score: number) => {
    const [list, forNeed, forIdea, { covering }, match] = await Promise.all([
      listOf(need),
      rankOf(need, idea, score),
      rankOf(idea, need, score),
      coverageOf(db, deps, [need, idea]),
      findMatchOfPair(db, need.id, idea.id),
    ]);
    const held = match && (await findInQueue(db, agencyId, match.id, clock().toISOString()));
    return {
      forNeed: { ...forNeed, listed: list.some(({ id }) => id === idea.id) },
      forIdea: { ...forIdea, listed: forIdea.place !== null && forIdea.place <= LISTED },
      listed: LISTED,
      suggestedFrom: SUGGESTED_FROM,
      covers: covering(need.id, idea.id).find((found) => found.agencyId === agencyId)?.covers ?? null,
      match: held ? { id: held.id, status: held.status, snoozedUntil: held.snoozedUntil } : null,
    };
  };

  return {
    preview: async (asker: Asker, draft: Draft) => {
      const item = await drafting.itemFrom(asker, draft);
      const fitting = await replica.top(item, { k: COUNTED, atLeast: FITS });
      const top = (await explainEach(item, fitting.slice(0, PREVIEWED))).filter(({ score }) => score >= FITS);
      const ids = top.map(({ id }) => id);
      const titles = draft.noun === 'need' ? await ideas.summaries(db, ids) : await needs.summaries(db, ids);
      return {
        count: fitting.length,
        threshold: FITS,
        top: top.flatMap((found) => {
          const title = titles.get(found.id)?.title;
          return title === undefined ? [] : [{ ...found, title }];
        }),
      };
    },

    /** The agencies whose patch covers the need or the idea. */
    coveredBy: async (trx: Db | Trx, needId: string, ideaId: string): Promise<string[]> => {
      const items = [await weighing.getNeed(needId), await weighing.getIdea(ideaId)];
      const { covering } = await coverageOf(trx, deps, items);
      return covering(needId, ideaId).map(({ agencyId }) => agencyId);
    },

    /** Any pair that the asker may read both sides of, matched or not. */
    explainFor: async (asker: Asker, needId: string, ideaId: string) => {
      // One after the other, so that of two that are missing it is always the need that is named.
      await needs.get(asker, needId);
      await ideas.get(asker, ideaId);
      const [need, idea] = await Promise.all([weighing.getNeed(needId), weighing.getIdea(ideaId)]);
      const explained = (await weighing.withEach(need, [idea])).get(ideaId);
      if (!explained) throw fail('idea_not_found');
      const agencyId = asker?.agencyId ?? null;
      const named = !idea.pseudonymous || idea.postedBy === null;
      const granted =
        agencyId !== null && idea.postedBy !== null
          ? (await organisations.grantedTo(db, agencyId, [idea.postedBy])).has(idea.postedBy)
          : false;
      const told = mayBeTold(asker, { named, granted });
      const { score, closed, reasons } = explained;
      return {
        score,
        scorerVersion: SCORER_VERSION,
        gates: tellableGates(told, closed),
        untold: !told && !named,
        reasons,
        standing: agencyId === null ? null : await standingOf(agencyId, need, idea, score),
      };
    },

    forNeed: async (asker: Asker, id: string) => {
      await needs.get(asker, id);
      const need = await weighing.getNeed(id);
      const fits = await explainEach(inPublic(need), (await listOf(need)).slice(0, SHOWN));
      const shown = await ideas.summaries(
        db,
        fits.map((fit) => fit.id),
      );
      return {
        items: fits.flatMap(({ id: ideaId, ...fit }) => {
          const idea = shown.get(ideaId);
          return idea ? [{ ...fit, idea }] : [];
        }),
      };
    },

    forIdea: async (asker: Asker, id: string) => {
      await ideas.get(asker, id);
      const item = inPublic(await weighing.getIdea(id));
      const fits = await explainEach(item, await replica.top(item, { k: SHOWN }));
      const shown = await needs.summaries(
        db,
        fits.map((fit) => fit.id),
      );
      return {
        items: fits.flatMap(({ id: needId, ...fit }) => {
          const need = shown.get(needId);
          return need ? [{ ...fit, need }] : [];
        }),
        shown: asker?.agencyId == null ? null : await findShownTo(db, id, clock().toISOString()),
      };
    },

    similar: async (asker: Asker, draft: Draft) => {
      const found = await drafting.similarTo(await drafting.itemFrom(asker, draft));
      const ids = found.map(({ id }) => id);
      const titles = draft.noun === 'need' ? await needs.summaries(db, ids) : await ideas.summaries(db, ids);
      return {
        items: found.flatMap((one) => {
          const title = titles.get(one.id)?.title;
          return title === undefined ? [] : [{ ...one, title }];
        }),
      };
    },

    similarNeeds: async (asker: Asker, id: string) => {
      await needs.get(asker, id);
      const found = await drafting.similarTo(await weighing.getNeed(id));
      const shown = await needs.summaries(
        db,
        found.map((one) => one.id),
      );
      return {
        items: found.flatMap(({ id: needId, ...shared }) => {
          const need = shown.get(needId);
          return need ? [{ ...shared, need }] : [];
        }),
      };
    },

    similarIdeas: async (asker: Asker, id: string) => {
      await ideas.get(asker, id);
      const found = await drafting.similarTo(await weighing.getIdea(id));
      const shown = await ideas.summaries(
        db,
        found.map((one) => one.id),
      );
      return {
        items: found.flatMap(({ id: ideaId, ...shared }) => {
          const idea = shown.get(ideaId);
          return idea ? [{ ...shared, idea }] : [];
        }),
      };
    },
  };
};
