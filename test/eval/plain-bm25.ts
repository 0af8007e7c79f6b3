import type { Bag } from '#server/matching/tokens.ts';
import { topK } from '#server/matching/top-k.ts';

const K1 = 1.2;
const B = 0.75;

/**
 * The textbook's BM25 over the product's own words, as a baseline: no key terms, no near words, titles counted once.
 * Gives the ids of the ten best, best first.
 */
export const plainBm25 = (texts: readonly { id: string; bag: Bag }[]) => {
  const mean = texts.reduce((sum, { bag }) => sum + bag.length, 0) / Math.max(1, texts.length);
  const postings = new Map<string, { id: string; tf: number }[]>();
  for (const { id, bag } of texts)
    for (const [term, { count }] of bag.terms) {
      const tf = (count * (K1 + 1)) / (count + K1 * (1 - B + (B * bag.length) / mean));
      const list = postings.get(term);
      if (list) list.push({ id, tf });
      else postings.set(term, [{ id, tf }]);
    }
  return (asked: Bag, without?: string): string[] => {
    const scores = new Map<string, number>();
    for (const [term, { count }] of asked.terms) {
      const list = postings.get(term) ?? [];
      const idf = Math.log(1 + (texts.length - list.length + 0.5) / (list.length + 0.5));
      for (const { id, tf } of list) scores.set(id, (scores.get(id) ?? 0) + count * idf * tf);
    }
    const best = topK(10);
    for (const [id, score] of scores) if (id !== without) best.offer({ id, score });
    return best.ranked().map(({ id }) => id);
  };
};
