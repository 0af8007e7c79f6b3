import { dealt, randomFrom } from '#server/chance.ts';
import { freeze } from '#server/matching/epoch.ts';
import { indexedRetrieval } from '#server/matching/index/indexed-retrieval.ts';
import { textOf } from '#server/matching/item.ts';
import { gazetteerOf } from '#server/matching/place.ts';
import { groundOf } from '#server/matching/profile.ts';
import { taxonomyOf } from '#server/matching/taxonomy.ts';
import { tokens } from '#server/matching/tokens.ts';
import { type Hit, topK } from '#server/matching/top-k.ts';
import type { GivenTag } from '#server/matching/topic.ts';
import { LISTED } from '#server/matching/weights.ts';
import { type CompiledTaxonomy, type SuggestOptions, suggestTags } from '#server/tags/suggest.ts';
import { trainTagger } from '#server/tags/tagger/tagger.ts';
import type { Charity } from './collections.ts';
import { draftIdea, draftNeed } from './drafts.ts';
import { gradesOf } from './grades.ts';
import { ndcg10 } from './measures.ts';

const FOLDS = 5;
/** What the tagger hardly believes in too: more than the product stores, to tell what that would be worth. */
const FAINT: SuggestOptions = { most: 20, atLeast: 0.1 };

/**
 * One charity's objects as a question: the best ideas that there are for it, those in whose own lists it stands, and the
 * grades of all that have one.
 */
export type Asked = {
  id: string;
  hits: readonly Hit[];
  listedBy: readonly Hit[];
  grades: ReadonlyMap<string, number>;
};

type Suggest = (said: Said) => GivenTag[];
/** Where tags come from: for each part of the charities, a tagger that has seen no charity of the part. */
type Folds = readonly {
  readonly held: readonly number[];
  readonly suggest: Suggest;
  readonly faintly: Suggest;
}[];
type Said = { title?: string; text: string };

const given = (suggested: readonly { tagId: string; confidence: number }[]): GivenTag[] =>
  suggested.map(({ tagId, confidence }) => ({ tag: tagId, weight: confidence }));

/** The taxonomy's own words and patterns, the same for all. */
const patterns = (all: readonly Charity[], taxonomy: CompiledTaxonomy, seed: number): Folds =>
  dealt(all.length, FOLDS, randomFrom(seed)).map((held) => {
    const suggest = (said: Said) => given(suggestTags(said, taxonomy));
    return { held, suggest, faintly: suggest };
  });

/** The tagger, trained on both texts of the charities of the other parts. */
const learned = (all: readonly Charity[], taxonomy: CompiledTaxonomy, seed: number): Folds =>
  dealt(all.length, FOLDS, randomFrom(seed)).map((held) => {
    const away = new Set(held);
    const examples = all
      .filter((_, at) => !away.has(at))
      .flatMap(({ name, activities, objects, tags }) => [
        { title: name, text: activities ?? '', tags },
        ...(objects === null ? [] : [{ text: objects, tags }]),
      ]);
    const tagger = trainTagger(examples, taxonomy, { tokenise: tokens, seed });
    return {
      held,
      // As the product stores them when an item is posted.
      suggest: (said: Said) => given(tagger.suggest(said)),
      faintly: (said: Said) => given(tagger.suggest(said, FAINT)),
    };
  });

export const TAGGERS = { patterns, learned };

/** What a charity asks with, if it says enough, and something else than its entry. */
export const questionOf = ({ objects, activities }: Charity): string | undefined => {
  const said = objects?.trim() ?? '';
  const isOwn = said.toLowerCase() !== activities?.trim().toLowerCase();
  return isOwn && said.split(/\s+/).length >= 8 ? said : undefined;
};

/**
 * The product's whole score on charities: objects ask, name and activities of the others answer, the best `k` by the
 * product's own index. Human tags train taggers and grade; no charity is asked about with tags or near words that were
 * found with the help of its own.
 */
export const askAll = async (
  all: readonly Charity[],
  taxonomy: CompiledTaxonomy,
  folds: Folds,
  k: number,
  how: 'suggest' | 'faintly' = 'suggest',
): Promise<Asked[]> => {
  const graph = taxonomyOf(
    taxonomy.tags.map(({ id, parentId }) => ({ id, parent: parentId, replacedBy: null })),
  );
  const parts = folds.map(({ held, [how]: suggest }) => ({
    held: new Set(held),
    ideas: held.flatMap((at) => {
      const charity = all[at];
      if (!charity) return [];
      const { id, name, activities } = charity;
      const said = { title: name, text: activities ?? '' };
      // A charity's own entry is the same person's, so the gate leaves it out as it would in the product.
      return draftIdea({ id, text: textOf(name, said.text), tags: suggest(said), postedBy: id });
    }),
    needs: held.flatMap((at) => {
      const charity = all[at];
      const text = charity && questionOf(charity);
      if (!charity || text === undefined) return [];
      return draftNeed({ id: charity.id, text, tags: suggest({ text }), postedBy: charity.id });
    }),
  }));
  const ideas = parts.flatMap((part) => part.ideas);
  const epoch = freeze(ideas, graph);
  const grades = gradesOf(all);
  const asked: Omit<Asked, 'listedBy'>[] = [];
  const needsOf = new Map(ideas.map((idea) => [idea.id, topK(LISTED)]));
  for (const part of parts) {
    const others = freeze(
      parts.flatMap((other) => (other === part ? [] : other.ideas)),
      graph,
    );
    const { exemplars } = others;
    const retrieval = indexedRetrieval();
    const ground = groundOf(graph, gazetteerOf([], []), exemplars ? { ...epoch, exemplars } : epoch);
    await retrieval.load(ground, [...ideas, ...part.needs]);
    for (const need of part.needs) {
      const hits = await retrieval.top(need, { k, at: 0 });
      asked.push({ id: need.id, hits, grades: grades.get(need.id) ?? new Map() });
    }
    for (const idea of ideas)
      for (const hit of await retrieval.top(idea, { k: LISTED, at: 0 })) needsOf.get(idea.id)?.offer(hit);
  }
  const listedBy = new Map<string, Hit[]>();
  for (const [ideaId, needs] of needsOf)
    for (const { id, score } of needs.ranked())
      listedBy.set(id, [...(listedBy.get(id) ?? []), { id: ideaId, score }]);
  return asked.map((one) => ({ ...one, listedBy: listedBy.get(one.id) ?? [] }));
};

/** nDCG@10 of each question when `list` says which of its ideas are shown, in order. */
export const qualityOf = (
  asked: readonly Asked[],
  list: (one: Asked) => readonly string[] = ({ hits }) => hits.map(({ id }) => id),
): number[] =>
  asked.map((one) => {
    const shown = list(one).slice(0, 10);
    return ndcg10(
      shown.map((id) => one.grades.get(id) ?? 0),
      [...one.grades.values()],
    );
  });
