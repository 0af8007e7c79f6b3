import { freeze } from '#server/matching/epoch.ts';
import { exhaustiveRetrieval } from '#server/matching/exhaustive.ts';
import { textOf } from '#server/matching/item.ts';
import { gazetteerOf } from '#server/matching/place.ts';
import { groundOf } from '#server/matching/profile.ts';
import { taxonomyOf } from '#server/matching/taxonomy.ts';
import { tokens } from '#server/matching/tokens.ts';
import type { GivenTag } from '#server/matching/topic.ts';
import type { Charity, PatternTag } from './collections.ts';
import { draftIdea, draftNeed } from './drafts.ts';
import { ndcg10 } from './measures.ts';

/** The tags whose pattern occurs in a text and whose exclusion does not. */
const tagger = (rows: readonly PatternTag[]) => {
  const rules = rows
    .filter(({ pattern }) => pattern !== '')
    .map(({ code, pattern, exclude }) => ({
      code,
      pattern: new RegExp(pattern, 'i'),
      exclude: exclude === '' ? undefined : new RegExp(exclude, 'i'),
    }));
  return (text: string): GivenTag[] =>
    rules
      .filter(({ pattern, exclude }) => pattern.test(text) && !exclude?.test(text))
      .map(({ code }) => ({ tag: code, weight: 1 }));
};

/** Grades of one charity against all others: idf-weighted Jaccard of human tags in three steps. */
const grader = (all: readonly Charity[]) => {
  const counts = new Map<string, number>();
  for (const { tags } of all) for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const idf = (tag: string) => Math.log(all.length / (counts.get(tag) ?? 1));
  const sum = (tags: Iterable<string>) => [...tags].reduce((total, tag) => total + idf(tag), 0);
  const sets = new Map(all.map(({ id, tags }) => [id, new Set(tags)]));
  return (one: string, other: string): number => {
    const [mine, theirs] = [sets.get(one) ?? new Set<string>(), sets.get(other) ?? new Set<string>()];
    const both = sum([...mine].filter((tag) => theirs.has(tag)));
    if (both === 0) return 0;
    const jaccard = both / sum(new Set([...mine, ...theirs]));
    return jaccard >= 0.66 ? 3 : jaccard >= 0.33 ? 2 : 1;
  };
};

/** nDCG@10 of the product's whole score: objects ask, name and activities of the other charities answer. */
export const matchingQuality = async (
  all: readonly Charity[],
  rows: readonly PatternTag[],
): Promise<number[]> => {
  const taxonomy = taxonomyOf(
    rows.map(({ code, parent }) => ({ id: code, parent: parent || null, replacedBy: null })),
  );
  const tagsOf = tagger(rows);
  const grade = grader(all);
  const ideas = all.map(({ id, name, activities }) => {
    const text = textOf(name, activities ?? '');
    return draftIdea({ id, text, tags: tagsOf(text), postedBy: id });
  });
  const retrieval = exhaustiveRetrieval();
  await retrieval.load(groundOf(taxonomy, gazetteerOf([], []), freeze(ideas, taxonomy)), ideas);
  const asking = all.filter(
    ({ objects, activities }) =>
      objects !== null &&
      objects.trim().split(/\s+/).length >= 8 &&
      objects.trim().toLowerCase() !== activities?.trim().toLowerCase() &&
      tokens(objects).length > 0,
  );
  const figures: number[] = [];
  for (const { id, objects } of asking) {
    const text = objects ?? '';
    // A charity's own entry is the same person's, so the gate leaves it out as it would in the product.
    const hits = await retrieval.top(draftNeed({ id, text, tags: tagsOf(text), postedBy: id }), {
      k: 10,
      at: 0,
    });
    const relevant = all.filter((other) => other.id !== id).map((other) => grade(id, other.id));
    figures.push(
      ndcg10(
        hits.map((hit) => grade(id, hit.id)),
        relevant.filter((value) => value > 0),
      ),
    );
  }
  return figures;
};
