import type { Exemplars } from './exemplars.ts';
import { NEAR, WORDING } from './weights.ts';
import { bm25, type FindNear, type WordRarity } from './wording.ts';

/** Lists of (entry, value) pairs by number: list i lies from start[i] to start[i + 1]. */
type Lists = { start: Uint32Array; entries: Uint32Array; values: Float64Array };

const turned = ({ start, entries, values }: Lists, lists: number): Lists => {
  const begin = new Uint32Array(lists + 1);
  for (const entry of entries) begin[entry + 1] = (begin[entry + 1] ?? 0) + 1;
  for (let list = 0; list < lists; list += 1) begin[list + 1] = (begin[list + 1] ?? 0) + (begin[list] ?? 0);
  const next = begin.slice();
  const turn = {
    start: begin,
    entries: new Uint32Array(entries.length),
    values: new Float64Array(entries.length),
  };
  for (let from = 0; from + 1 < start.length; from += 1)
    for (let at = start[from] ?? 0; at < (start[from + 1] ?? 0); at += 1) {
      const entry = entries[at] ?? 0;
      const into = next[entry] ?? 0;
      turn.entries[into] = from;
      turn.values[into] = values[at] ?? 0;
      next[entry] = into + 1;
    }
  return turn;
};

/** Each idea's terms with their share of BM25's limit. */
const sharesOf = ({ ideas, lengths }: Exemplars, { meanLength }: WordRarity): Lists => {
  const start = new Uint32Array(ideas.length + 1);
  for (const [idea, words] of ideas.entries()) start[idea + 1] = (start[idea] ?? 0) + words.length / 2;
  const entries = new Uint32Array(start[ideas.length] ?? 0);
  const values = new Float64Array(entries.length);
  let at = 0;
  for (const [idea, words] of ideas.entries())
    for (let word = 0; word < words.length; word += 2) {
      entries[at] = words[word] ?? 0;
      values[at] = bm25(1, words[word + 1] ?? 0, lengths[idea] ?? 0, meanLength) / (WORDING.k1 + 1);
      at += 1;
    }
  return { start, entries, values };
};

/** The `most` numbers of the largest values, from `atLeast` on, largest first, ties by number; for a few of many. */
const largest = (
  numbers: ArrayLike<number>,
  values: Float64Array,
  { most, atLeast = 0, fits }: { most: number; atLeast?: number; fits?: (number: number) => boolean },
): number[] => {
  const kept: number[] = [];
  let least = atLeast;
  for (let next = 0; next < numbers.length; next += 1) {
    const number = numbers[next] ?? 0;
    const value = values[number] ?? 0;
    if (value < least || fits?.(number) === false) continue;
    let at = kept.length;
    for (; at > 0; at -= 1) {
      const other = kept[at - 1] ?? 0;
      const against = values[other] ?? 0;
      if (against > value || (against === value && other < number)) break;
    }
    kept.splice(at, 0, number);
    if (kept.length > most) kept.pop();
    if (kept.length === most) least = values[kept[most - 1] ?? 0] ?? 0;
  }
  return kept;
};

/**
 * Feedback from a frozen sample: the exemplars that answer a need's strongest words best are taken to speak of the
 * same thing, and the words most telling of them together are near to it (J. Rocchio, "Relevance feedback", 1971;
 * pseudo-relevance feedback from a corpus apart from the one that is ranked: F. Diaz, D. Metzler, 2006). Since the
 * sample is part of the epoch, the outcome is a function of the need's words and the epoch alone. An exemplar counts
 * from `NEAR.atLeast` of the need's ceiling on, and a word when `NEAR.shared` of them have it. O(postings of the
 * strongest words + words of the few best); not reentrant, as its arrays are used again.
 */
export const nearWords = (exemplars: Exemplars, statistics: WordRarity): FindNear => {
  const { terms, surfaces, ideas } = exemplars;
  const numbers = new Map(terms.map((term, number) => [term, number]));
  const shares = sharesOf(exemplars, statistics);
  const postings = turned(shares, terms.length);
  // Each idea as a vector of length 1, so that no long idea drowns the others.
  const rarity = Float64Array.from(terms, statistics.idf);
  const vectors = shares.values.map((share, at) => share * (rarity[shares.entries[at] ?? 0] ?? 0));
  for (let idea = 0; idea < ideas.length; idea += 1) {
    const own = vectors.subarray(shares.start[idea], shares.start[idea + 1]);
    const length = Math.hypot(...own);
    for (const [at, value] of own.entries()) own[at] = value / length;
  }
  const everyIdea = Uint32Array.from(ideas, (_, idea) => idea);
  const sums = new Float64Array(ideas.length);
  const pulls = new Float64Array(terms.length);
  const holders = new Uint8Array(terms.length);

  const bestIdeas = (asked: readonly { term: string; weight: number }[]): number[] => {
    let ceiling = 0;
    for (const { term, weight } of asked.slice(0, NEAR.askedBy)) {
      ceiling += weight;
      const number = numbers.get(term);
      if (number === undefined) continue;
      const end = postings.start[number + 1] ?? 0;
      for (let at = postings.start[number] ?? 0; at < end; at += 1) {
        const idea = postings.entries[at] ?? 0;
        sums[idea] = (sums[idea] ?? 0) + weight * (postings.values[at] ?? 0);
      }
    }
    if (ceiling === 0) return [];
    return largest(everyIdea, sums, { most: NEAR.exemplars, atLeast: NEAR.atLeast * ceiling });
  };

  return (asked, says) => {
    const best = bestIdeas(asked);
    const met: number[] = [];
    for (const idea of best)
      for (let at = shares.start[idea] ?? 0; at < (shares.start[idea + 1] ?? 0); at += 1) {
        const term = shares.entries[at] ?? 0;
        if (holders[term] === 0) met.push(term);
        holders[term] = (holders[term] ?? 0) + 1;
        pulls[term] = (pulls[term] ?? 0) + (sums[idea] ?? 0) * (vectors[at] ?? 0);
      }
    const fits = (term: number) => (holders[term] ?? 0) >= NEAR.shared && !says(terms[term] ?? '');
    const near = largest(met, pulls, { most: NEAR.words, fits }).map((term) => ({
      term: terms[term] ?? '',
      surface: surfaces[term] ?? '',
    }));
    sums.fill(0);
    for (const term of met) {
      pulls[term] = 0;
      holders[term] = 0;
    }
    return near;
  };
};
