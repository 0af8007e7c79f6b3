import type { Bag } from './tokens.ts';
import { WORDING } from './weights.ts';

/** What the words are weighed with; frozen per epoch so that W is a function of the pair alone. */
export type WordStatistics = {
  /** Positive weight of a term, larger the rarer it is. */
  idf: (term: string) => number;
  /** Mean length of an idea, in counted words. */
  meanLength: number;
  /** The share of its ceiling at which a need's W reaches one half. */
  c: number;
};

/** A need as a question: its key terms with their weight q, strongest first, and its ceiling U = Σ q·(k1 + 1). */
export type Asking = {
  terms: readonly { term: string; surface: string; weight: number }[];
  ceiling: number;
};

/** One word's part of W. The parts of a pair add up to its W. */
export type WordPart = { term: string; part: number; needWord: string; ideaWord: string };

/**
 * The need's terms as BM25 weighs them: q = idf · count. A long need is cut to its strongest terms (ties by
 * term), so that an essay asks for what it is about rather than for every word in it.
 */
export const askingOf = (need: Bag, statistics: WordStatistics): Asking => {
  const terms = [...need.terms].map(([term, { count, surface }]) => ({
    term,
    surface,
    weight: statistics.idf(term) * count,
  }));
  terms.sort((one, other) => other.weight - one.weight || (one.term < other.term ? -1 : 1));
  const kept = terms.slice(0, WORDING.keyTerms);
  const ceiling = kept.reduce((sum, { weight }) => sum + weight * (WORDING.k1 + 1), 0);
  return { terms: kept, ceiling };
};

/**
 * One term's BM25 (S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009):
 * q · tf·(k1 + 1) / (tf + k1·(1 − b + b·length/mean)). In [0, q·(k1 + 1)).
 */
export const bm25 = (weight: number, count: number, length: number, meanLength: number): number =>
  (weight * count * (WORDING.k1 + 1)) /
  (count + WORDING.k1 * (1 - WORDING.b + (WORDING.b * length) / meanLength));

const sumOf = (asking: Asking, idea: Bag, statistics: WordStatistics): number => {
  let sum = 0;
  for (const { term, weight } of asking.terms) {
    const found = idea.terms.get(term);
    if (found) sum += bm25(weight, found.count, idea.length, statistics.meanLength);
  }
  return sum;
};

/** W = b / (b + c·U), in [0, 1) and rising with b; 0 when no key term of the need occurs in the idea. */
export const saturate = (sum: number, ceiling: number, c: number): number =>
  sum === 0 ? 0 : sum / (sum + c * ceiling);

/** W of a pair, in [0, 1). */
export const wording = (asking: Asking, idea: Bag, statistics: WordStatistics): number =>
  saturate(sumOf(asking, idea, statistics), asking.ceiling, statistics.c);

/** W split by word, b_t / (b + c·U), largest part first (ties by term); the parts add up to W within rounding. */
export const wordParts = (asking: Asking, idea: Bag, statistics: WordStatistics): WordPart[] => {
  const below = sumOf(asking, idea, statistics) + statistics.c * asking.ceiling;
  const parts: WordPart[] = [];
  for (const { term, surface, weight } of asking.terms) {
    const found = idea.terms.get(term);
    if (!found) continue;
    const part = bm25(weight, found.count, idea.length, statistics.meanLength) / below;
    parts.push({ term, part, needWord: surface, ideaWord: found.surface });
  }
  return parts.sort((one, other) => other.part - one.part || (one.term < other.term ? -1 : 1));
};
