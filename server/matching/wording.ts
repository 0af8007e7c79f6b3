import type { Bag } from './tokens.ts';
import { NEAR, WORDING } from './weights.ts';

/** How rare words are, and how long ideas. */
export type WordRarity = {
  /** Positive weight of a term, larger the rarer it is. */
  idf: (term: string) => number;
  /** Mean length of an idea, in counted words. */
  meanLength: number;
};

/** A word that a need does not say, though ideas that speak its language do. */
export type NearWord = { term: string; surface: string };

/** Finds near words for a need's own terms, strongest first; `says` tells which words it has already. */
export type FindNear = (
  asked: readonly { term: string; weight: number }[],
  says: (term: string) => boolean,
) => NearWord[];

/** What the words are weighed with; frozen per epoch so that W is a function of the pair alone. */
export type WordStatistics = WordRarity & {
  /** The share of its ceiling at which a need's W reaches one half. */
  c: number;
  /** Words near to a need's own; none where there is nothing to find them in. */
  near?: FindNear;
};

/** One word that a need asks with: its own, or one that is near to its own. */
export type AskedWord = { term: string; surface: string; weight: number; near: boolean };

/**
 * A need as a question: its key terms with their weight q, strongest first, then the words near to them, and its
 * ceiling U = Σ q·(k1 + 1).
 */
export type Asking = { terms: readonly AskedWord[]; ceiling: number };

/** One word's part of W; `near` where the need does not say it itself. The parts of a pair add up to its W. */
export type WordPart = { term: string; part: number; needWord: string; ideaWord: string; near: boolean };

/**
 * The need's terms as BM25 weighs them: q = idf · count. A long need is cut to its strongest terms (ties by
 * term), so that an essay asks for what it is about rather than for every word in it. Words near to its own count
 * `NEAR.sixteenths` / 16 of one of its own.
 */
export const askingOf = (need: Bag, statistics: WordStatistics): Asking => {
  const terms = [...need.terms].map(([term, { count, surface }]) => ({
    term,
    surface,
    weight: statistics.idf(term) * count,
    near: false,
  }));
  terms.sort((one, other) => other.weight - one.weight || (one.term < other.term ? -1 : 1));
  const own = terms.slice(0, WORDING.keyTerms);
  const near = statistics.near?.(own, (term) => need.terms.has(term)) ?? [];
  const asked = [
    ...own,
    ...near.map(({ term, surface }) => ({
      term,
      surface,
      weight: statistics.idf(term) * (NEAR.sixteenths / 16),
      near: true,
    })),
  ];
  const ceiling = asked.reduce((sum, { weight }) => sum + weight * (WORDING.k1 + 1), 0);
  return { terms: asked, ceiling };
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
  for (const { term, surface, weight, near } of asking.terms) {
    const found = idea.terms.get(term);
    if (!found) continue;
    const part = bm25(weight, found.count, idea.length, statistics.meanLength) / below;
    parts.push({ term, part, needWord: surface, ideaWord: found.surface, near });
  }
  return parts.sort((one, other) => other.part - one.part || (one.term < other.term ? -1 : 1));
};
