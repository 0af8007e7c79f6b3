import type { Side } from '../item.ts';
import type { Ground, IdeaProfile, NeedProfile } from '../profile.ts';
import { WORDING } from '../weights.ts';
import { bm25, saturate } from '../wording.ts';
import type { Dictionary } from './dictionary.ts';
import type { Columns } from './packing.ts';
import { wordReader } from './word-reader.ts';

/** The judges' verdicts on packed items, for the asker of the moment. */
export type ExactScore = {
  ask: (asker: NeedProfile | IdeaProfile) => void;
  /** T of any item with this tag vector. */
  topic: (vector: number) => number;
  wording: (columns: Columns, item: number) => number;
  /** Clears what the asker left behind. */
  forget: () => void;
};

/**
 * T and W of packed items, the very numbers that `topic` and `wording` give: the same terms are added in the same
 * order, the need's. Property tests hold the two together.
 */
export const exactScore = (side: Side, dictionary: Dictionary, ground: Ground): ExactScore => {
  const { vectors } = dictionary;
  const { meanLength, c } = ground.words;
  const reader = wordReader();
  let askedTag = new Float64Array(256);
  let askedTerm = new Float64Array(1024);
  const tagsAsked: number[] = [];
  const termsAsked: number[] = [];
  let askerNorm = 0;
  let askerLength = 0;
  let ceiling = 0;
  let weights: readonly number[] = [];
  let found = new Float64Array(0);
  // T is the same for all items of a vector, so it is taken once for each asker.
  let topics = new Float64Array(1024);
  let askedBy = new Uint32Array(1024);
  let asking = 0;
  let starts = vectors.start.kept();
  let tags = vectors.tags.kept();
  let values = vectors.values.kept();
  let norms = vectors.norms.kept();
  let termIdf = dictionary.termIdf.kept();

  const remember = (term: string, value: number) => {
    const number = dictionary.terms.find(term);
    if (number === undefined) return;
    askedTerm[number] = value;
    termsAsked.push(number);
  };
  /** Room for what the dictionary has learned since the last asker. */
  const room = () => {
    asking += 1;
    starts = vectors.start.kept();
    tags = vectors.tags.kept();
    values = vectors.values.kept();
    norms = vectors.norms.kept();
    termIdf = dictionary.termIdf.kept();
    if (askedTag.length < dictionary.tags.size()) askedTag = new Float64Array(2 * dictionary.tags.size());
    if (askedTerm.length < dictionary.terms.size()) askedTerm = new Float64Array(2 * dictionary.terms.size());
    if (topics.length >= vectors.size()) return;
    topics = new Float64Array(2 * vectors.size());
    askedBy = new Uint32Array(2 * vectors.size());
  };

  /** A need asks: the idea's counts are put in the need's order, then added up. */
  const ideaWording = ({ words, wordStart, lengths }: Columns, item: number): number => {
    const length = reader.read(words, wordStart[item] ?? 0, wordStart[item + 1] ?? 0);
    const { terms, counts } = reader;
    let any = false;
    for (let at = 0; at < length; at += 1) {
      const position = askedTerm[terms[at] ?? 0] ?? 0;
      if (position === 0) continue;
      found[position - 1] = counts[at] ?? 0;
      any = true;
    }
    if (!any) return 0;
    let sum = 0;
    for (let at = 0; at < found.length; at += 1) {
      const count = found[at] ?? 0;
      if (count > 0) sum += bm25(weights[at] ?? 0, count, lengths[item] ?? 0, meanLength);
    }
    found.fill(0);
    return saturate(sum, ceiling, c);
  };

  /** An idea asks: the need's words are already in the need's order, and its ceiling comes with them. */
  const needWording = ({ words, wordStart }: Columns, item: number): number => {
    const length = reader.read(words, wordStart[item] ?? 0, wordStart[item + 1] ?? 0);
    const { terms, counts } = reader;
    let sum = 0;
    let whole = 0;
    for (let at = 0; at < length; at += 1) {
      const term = terms[at] ?? 0;
      const weight = (termIdf[term] ?? 0) * (counts[at] ?? 0);
      whole += weight * (WORDING.k1 + 1);
      const count = askedTerm[term] ?? 0;
      if (count > 0) sum += bm25(weight, count, askerLength, meanLength);
    }
    return saturate(sum, whole, c);
  };

  const dotOf = (vector: number): number => {
    let dot = 0;
    const end = starts[vector + 1] ?? 0;
    for (let at = starts[vector] ?? 0; at < end; at += 1) {
      const asked = askedTag[tags[at] ?? 0] ?? 0;
      if (asked !== 0) dot += asked * (values[at] ?? 0);
    }
    return dot;
  };

  return {
    ask: (asker) => {
      room();
      askerNorm = asker.topic.norm;
      for (const [tag, { value }] of asker.topic.features) {
        const number = dictionary.tags.find(tag);
        if (number === undefined) continue;
        askedTag[number] = value;
        tagsAsked.push(number);
      }
      if (asker.side === 'need') {
        ceiling = asker.asking.ceiling;
        weights = asker.asking.terms.map(({ weight }) => weight);
        found = new Float64Array(weights.length);
        for (const [at, { term }] of asker.asking.terms.entries()) remember(term, at + 1);
      } else {
        askerLength = asker.bag.length;
        for (const [term, { count }] of asker.bag.terms) remember(term, count);
      }
    },
    topic: (vector) => {
      if (askedBy[vector] === asking) return topics[vector] ?? 0;
      const dot = dotOf(vector);
      const topic = dot === 0 ? 0 : Math.min(1, dot / (askerNorm * (norms[vector] ?? 0)));
      topics[vector] = topic;
      askedBy[vector] = asking;
      return topic;
    },
    wording: (columns, item) => {
      if (termsAsked.length === 0) return 0;
      return side === 'idea' ? ideaWording(columns, item) : needWording(columns, item);
    },
    forget: () => {
      for (const tag of tagsAsked) askedTag[tag] = 0;
      for (const term of termsAsked) askedTerm[term] = 0;
      tagsAsked.length = 0;
      termsAsked.length = 0;
    },
  };
};
