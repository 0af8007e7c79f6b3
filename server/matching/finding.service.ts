import type { z } from 'zod';
import type { Asker } from '../http/actor.ts';
import { wordsOf as ideaWords, isPseudonymous } from '../ideas/profile.ts';
import { wordsOf as needWords } from '../needs/profile.ts';
import type { Deps } from './deps.ts';
import { type Item, textOf } from './item.ts';
import type { previewMatches, Reasons } from './matching.contract.ts';
import { tellableGates } from './matching.policy.ts';
import type { Replica } from './replica.service.ts';
import type { Hit } from './top-k.ts';
import type { GivenTag } from './topic.ts';
import type { Weighing } from './weighing.service.ts';
import { FITS, SCORER_VERSION } from './weights.ts';

type Draft = z.output<(typeof previewMatches)['body']>;

const SHOWN = 10;
const PREVIEWED = 3;
const COUNTED = 100;
/** A draft is nobody's yet; an id that no item can have. */
const DRAFT = 'draft';

/**
 * An item for a list that anybody reads. Who posted it is left out: a pair that scores and is yet missing from the list
 * would tell that both come from one person or organisation, and so unmask an author who chose not to be named.
 */
const inPublic = <Posted extends Item>(item: Posted): Posted => ({
  ...item,
  open: true,
  postedBy: null,
  organisation: null,
});

/** What fits an item, for its author and for anybody who reads it: public facts only. */
export const finding = ({ db, tags, needs, ideas }: Deps, replica: Replica, weighing: Weighing) => {
  const tagsOf = async (
    chosen: readonly string[],
    words: { title: string; text: string },
  ): Promise<GivenTag[]> => {
    // The same suggestions that posting would add, so that the preview is what will be.
    const suggested = await tags.suggest(words);
    const own = chosen.map((tag): GivenTag => ({ tag, weight: 1 }));
    return [
      ...own,
      ...suggested
        .filter(({ id }) => !chosen.includes(id))
        .map(({ id, confidence }): GivenTag => ({ tag: id, weight: Math.min(1, confidence) })),
    ];
  };

  const itemFrom = async (asker: Asker, draft: Draft): Promise<Item> => {
    const words = draft.noun === 'need' ? needWords(draft.body) : ideaWords(draft.body);
    const common = {
      id: DRAFT,
      open: true,
      until: null,
      postedBy: asker?.personId ?? null,
      organisation: null,
      tags: await tagsOf(draft.body.tagIds, words),
      places: draft.body.regionCodes,
      text: textOf(words.title, words.text),
    };
    if (draft.noun === 'need') {
      const { localOnly, budgetMin, budgetMax } = draft.body;
      return { ...common, side: 'need', localOnly, hasBudget: budgetMin !== null || budgetMax !== null };
    }
    const { reach, openPlaces, ownOrganisation, evidenceLevel, costMin, costMax } = draft.body;
    return {
      ...common,
      side: 'idea',
      reach,
      openPlaces,
      pseudonymous: isPseudonymous(draft.body),
      meetsOwnOrganisation: ownOrganisation,
      evidence: evidenceLevel,
      hasCost: costMin !== null || costMax !== null,
    };
  };

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

  const best = async (item: Item, k: number) => explainEach(item, await replica.top(item, { k }));

  return {
    preview: async (asker: Asker, draft: Draft) => {
      const item = await itemFrom(asker, draft);
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

    /** Any pair that the asker may read both sides of, matched or not. */
    explainFor: async (asker: Asker, needId: string, ideaId: string) => {
      await Promise.all([needs.get(asker, needId), ideas.get(asker, ideaId)]);
      const { score, closed, reasons } = await weighing.stored(needId, ideaId);
      return { score, scorerVersion: SCORER_VERSION, gates: tellableGates(asker, closed), reasons };
    },

    forNeed: async (asker: Asker, id: string) => {
      await needs.get(asker, id);
      const fits = await best(inPublic(await weighing.getNeed(id)), SHOWN);
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
      const fits = await best(inPublic(await weighing.getIdea(id)), SHOWN);
      const shown = await needs.summaries(
        db,
        fits.map((fit) => fit.id),
      );
      return {
        items: fits.flatMap(({ id: needId, ...fit }) => {
          const need = shown.get(needId);
          return need ? [{ ...fit, need }] : [];
        }),
      };
    },
  };
};
