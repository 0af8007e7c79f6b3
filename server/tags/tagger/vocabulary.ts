import type { Reading } from './reading.ts';
import type { Row } from './rows.ts';

/** Terms by column, each with its weight; after them a column per tag for its hits, and one that is always 1. */
export interface Vocabulary {
  readonly terms: readonly string[];
  readonly columnOf: ReadonlyMap<string, number>;
  readonly weights: Float64Array;
  readonly tags: number;
  readonly width: number;
}

/**
 * A term in one text only says nothing of others; the commonest are kept, which bounds the model; a pair says again what
 * its words say, so it counts for less.
 */
export const TERMS = { leastTexts: 2, most: 40_000, pair: 0.7 } as const;

const isPair = (term: string): boolean => term.includes(' ');

export const vocabularyFrom = (
  terms: readonly string[],
  weights: Float64Array,
  tags: number,
): Vocabulary => ({
  terms,
  columnOf: new Map(terms.map((term, column) => [term, column])),
  weights,
  tags,
  width: terms.length + tags + 1,
});

/** The terms of the readings with their inverse document frequency, ln((1 + n) / (1 + texts)) + 1. */
export const vocabularyOf = (readings: readonly Reading[], tags: number): Vocabulary => {
  const texts = new Map<string, number>();
  for (const { terms } of readings)
    for (const term of terms.keys()) texts.set(term, (texts.get(term) ?? 0) + 1);
  const kept = [...texts]
    .filter(([, count]) => count >= TERMS.leastTexts)
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, TERMS.most);
  const weights = Float64Array.from(
    kept,
    ([term, count]) => (Math.log((1 + readings.length) / (1 + count)) + 1) * (isPair(term) ? TERMS.pair : 1),
  );
  return vocabularyFrom(
    kept.map(([term]) => term),
    weights,
    tags,
  );
};

/** The reading as a sparse row: terms by (1 + ln times) × weight scaled to length 1, hits by their confidence. */
export const rowOf = ({ terms, hits }: Reading, { columnOf, weights, width }: Vocabulary): Row => {
  const columns: number[] = [];
  const values: number[] = [];
  let squares = 0;
  for (const [term, { times }] of terms) {
    const column = columnOf.get(term);
    if (column === undefined) continue;
    const value = (1 + Math.log(times)) * (weights[column] ?? 0);
    columns.push(column);
    values.push(value);
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  const scaled = values.map((value) => value / length);
  for (const [tag, { confidence }] of hits) {
    columns.push(columnOf.size + tag);
    scaled.push(confidence);
  }
  columns.push(width - 1);
  scaled.push(1);
  return { columns, values: scaled };
};
