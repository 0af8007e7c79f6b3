import { freeze, wordStatistics } from '#server/matching/epoch.ts';
import { textOf } from '#server/matching/item.ts';
import { taxonomyOf } from '#server/matching/taxonomy.ts';
import { bagOf } from '#server/matching/tokens.ts';
import { topK } from '#server/matching/top-k.ts';
import { askingOf, wording } from '#server/matching/wording.ts';
import type { Judged } from './collections.ts';
import { draftIdea } from './drafts.ts';
import { ndcg10 } from './measures.ts';

/** nDCG@10 of each judged query when W ranks the whole collection; documents are taken as ideas. */
export const wordingQuality = (collection: Judged): number[] => {
  const texts = collection.docs.map(([id, title, body]) => draftIdea({ id, text: textOf(title, body) }));
  const statistics = wordStatistics(freeze(texts, taxonomyOf([])));
  const bags = texts.map(({ id, text }) => ({ id, bag: bagOf(text) }));
  return Object.entries(collection.qrels).map(([query, grades]) => {
    const asking = askingOf(bagOf(collection.queries[query] ?? ''), statistics);
    const best = topK(10);
    for (const { id, bag } of bags) best.offer({ id, score: wording(asking, bag, statistics) });
    const ranked = best.ranked().map(({ id }) => Math.max(0, grades[id] ?? 0));
    return ndcg10(
      ranked,
      Object.values(grades).filter((grade) => grade > 0),
    );
  });
};
