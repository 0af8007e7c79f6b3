import type { Side } from '../item.ts';
import type { Ground, IdeaProfile, NeedProfile } from '../profile.ts';
import { WORDING } from '../weights.ts';
import { bm25, saturate } from '../wording.ts';
import type { Dictionary } from './dictionary.ts';
import { type Columns, LENGTH, ROW, WORDS } from './packing.ts';
import { COUNT, FEATURES, NORM } from './vectors.ts';
import { wordReader } from './word-reader.ts';

/** How many vectors' T are remembered for an asker, and the hash that finds them. */
const KNOWN = 4096;
const SHIFT = 20;

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
  // Which terms are asked at all, in an eighth of the room: most words of an item are not.
  let isAsked = new Uint8Array(1024);
  const tagsAsked: number[] = [];
  const termsAsked: number[] = [];
  let askerNorm = 0;
  let askerLength = 0;
  let ceiling = 0;
  let weights: readonly number[] = [];
  let found = new Float64Array(0);
  // T is the same for all items of a vector, so for each asker some are remembered, by their numbers' hash.
  const known = new Int32Array(KNOWN);
  const topics = new Float64Array(KNOWN);
  let records = vectors.records();
  let termIdf = dictionary.termIdf.kept();

  const remember = (term: string, value: number) => {
    const number = dictionary.terms.find(term);
    if (number === undefined) return;
    askedTerm[number] = value;
    isAsked[number] = 1;
    termsAsked.push(number);
  };
  /** Room for what the dictionary has learned since the last asker. */
  const room = () => {
    records = vectors.records();
    termIdf = dictionary.termIdf.kept();
    if (askedTag.length < dictionary.tags.size()) askedTag = new Float64Array(2 * dictionary.tags.size());
    if (askedTerm.length >= dictionary.terms.size()) return;
    askedTerm = new Float64Array(2 * dictionary.terms.size());
    isAsked = new Uint8Array(2 * dictionary.terms.size());
  };

  /** A need asks: the idea's counts are put in the need's order, then added up. */
  const ideaWording = ({ words, rows }: Columns, item: number): number => {
    const row = ROW * item;
    const length = reader.read(words, rows[row + WORDS] ?? 0, rows[row + ROW + WORDS] ?? 0, isAsked);
    if (length === 0) return 0;
    const { terms, counts } = reader;
    for (let at = 0; at < length; at += 1) found[(askedTerm[terms[at] ?? 0] ?? 0) - 1] = counts[at] ?? 0;
    let sum = 0;
    for (let at = 0; at < found.length; at += 1) {
      const count = found[at] ?? 0;
      if (count > 0) sum += bm25(weights[at] ?? 0, count, rows[row + LENGTH] ?? 0, meanLength);
    }
    found.fill(0);
    return saturate(sum, ceiling, c);
  };

  /** An idea asks: the need's words are already in the need's order, and its ceiling comes with them. */
  const needWording = ({ words, rows }: Columns, item: number): number => {
    const row = ROW * item;
    const length = reader.read(words, rows[row + WORDS] ?? 0, rows[row + ROW + WORDS] ?? 0);
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

  const topicOf = (vector: number): number => {
    let dot = 0;
    const from = vector + FEATURES;
    const end = from + 2 * (records[vector + COUNT] ?? 0);
    for (let at = from; at < end; at += 2) {
      const mine = askedTag[records[at] ?? 0] ?? 0;
      if (mine !== 0) dot += mine * (records[at + 1] ?? 0);
    }
    return dot === 0 ? 0 : Math.min(1, dot / (askerNorm * (records[vector + NORM] ?? 0)));
  };

  return {
    ask: (asker) => {
      room();
      known.fill(-1);
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
      const slot = Math.imul(vector, 0x9e3779b1) >>> SHIFT;
      if (known[slot] === vector) return topics[slot] ?? 0;
      const topic = topicOf(vector);
      known[slot] = vector;
      topics[slot] = topic;
      return topic;
    },
    wording: (columns, item) => {
      if (termsAsked.length === 0) return 0;
      return side === 'idea' ? ideaWording(columns, item) : needWording(columns, item);
    },
    forget: () => {
      for (const tag of tagsAsked) askedTag[tag] = 0;
      for (const term of termsAsked) {
        askedTerm[term] = 0;
        isAsked[term] = 0;
      }
      tagsAsked.length = 0;
      termsAsked.length = 0;
    },
  };
};
