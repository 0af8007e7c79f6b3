import type { Belief } from './belief.ts';
import { rarityOf, UNSEEN } from './cues.ts';
import type { Row } from './rows.ts';
import type { Learned } from './train.ts';
import { type Vocabulary, vocabularyFrom } from './vocabulary.ts';

/** What was learned, column by column: entries starts[c] to before starts[c + 1] give tags (by place) and weights. */
export interface Model {
  readonly vocabulary: Vocabulary;
  readonly starts: Int32Array;
  readonly tags: Uint16Array;
  readonly weights: Float32Array;
  /** 1 for tags that some example had. */
  readonly seen: Uint8Array;
  readonly rarity: Float64Array;
  /** How many examples there were. */
  readonly examples: number;
  readonly belief: Belief;
  readonly threshold: number;
}

/** Weights so much smaller than a tag's greatest change no suggestion worth the room that they take. */
const SMALL = 0.01;

export const modelOf = ({ vocabulary, planes, rarity, belief, threshold, examples }: Learned): Model => {
  const least = planes.map(
    (plane) => SMALL * (plane?.reduce((most, one) => Math.max(most, Math.abs(one)), 0) ?? 0),
  );
  const kept = (plane: Float64Array | undefined, column: number, tag: number): number => {
    const weight = plane?.[column] ?? 0;
    return Math.abs(weight) > (least[tag] ?? 0) ? weight : 0;
  };
  const starts = new Int32Array(vocabulary.width + 1);
  for (let column = 0; column < vocabulary.width; column++) {
    let entries = 0;
    for (const [tag, plane] of planes.entries()) if (kept(plane, column, tag) !== 0) entries += 1;
    starts[column + 1] = (starts[column] ?? 0) + entries;
  }
  const size = starts[vocabulary.width] ?? 0;
  const tags = new Uint16Array(size);
  const weights = new Float32Array(size);
  let at = 0;
  for (let column = 0; column < vocabulary.width; column++) {
    for (const [tag, plane] of planes.entries()) {
      const weight = kept(plane, column, tag);
      if (weight === 0) continue;
      tags[at] = tag;
      weights[at] = weight;
      at += 1;
    }
  }
  const seen = Uint8Array.from(planes, (plane) => (plane === undefined ? 0 : 1));
  return { vocabulary, starts, tags, weights, seen, rarity, examples, belief, threshold };
};

/** The margin of every tag for a text read as a row. */
export const marginsBy = (model: Model, { columns, values }: Row): Float64Array => {
  const margins = Float64Array.from(model.seen, (seen) => (seen === 1 ? 0 : UNSEEN));
  for (const [at, column] of columns.entries()) {
    const value = values[at] ?? 0;
    for (let k = model.starts[column] ?? 0; k < (model.starts[column + 1] ?? 0); k++) {
      const tag = model.tags[k] ?? 0;
      margins[tag] = (margins[tag] ?? 0) + value * (model.weights[k] ?? 0);
    }
  }
  return margins;
};

export const weightAt = ({ starts, tags, weights }: Model, column: number, tag: number): number => {
  for (let k = starts[column] ?? 0; k < (starts[column + 1] ?? 0); k++) {
    if (tags[k] === tag) return weights[k] ?? 0;
  }
  return 0;
};

/**
 * The same model for a taxonomy that has changed since: `places[now]` is the place that a tag had when it was
 * trained, undefined for one that is new. Tags that are gone are forgotten.
 */
export const replaced = (model: Model, places: readonly (number | undefined)[]): Model => {
  const { vocabulary } = model;
  const terms = vocabulary.terms.length;
  const now = new Map(places.flatMap((was, place) => (was === undefined ? [] : [[was, place] as const])));
  const columns = [
    ...vocabulary.terms.keys(),
    ...places.map((was) => (was === undefined ? undefined : terms + was)),
    vocabulary.width - 1,
  ];
  const entries = columns.map((column) => {
    const found: { tag: number; weight: number }[] = [];
    if (column === undefined) return found;
    for (let k = model.starts[column] ?? 0; k < (model.starts[column + 1] ?? 0); k++) {
      const tag = now.get(model.tags[k] ?? 0);
      if (tag !== undefined) found.push({ tag, weight: model.weights[k] ?? 0 });
    }
    return found;
  });
  const starts = new Int32Array(columns.length + 1);
  for (const [at, found] of entries.entries()) starts[at + 1] = (starts[at] ?? 0) + found.length;
  const all = entries.flat();
  return {
    ...model,
    vocabulary: vocabularyFrom(vocabulary.terms, vocabulary.weights, places.length),
    starts,
    tags: Uint16Array.from(all, ({ tag }) => tag),
    weights: Float32Array.from(all, ({ weight }) => weight),
    seen: Uint8Array.from(places, (was) => (was === undefined ? 0 : (model.seen[was] ?? 0))),
    rarity: Float64Array.from(places, (was) =>
      was === undefined ? rarityOf(0, model.examples) : (model.rarity[was] ?? 0),
    ),
  };
};
