import type { IdeaProfile, NeedProfile } from '../profile.ts';
import { WORDING } from '../weights.ts';
import { bm25, saturate } from '../wording.ts';
import type { Dictionary } from './dictionary.ts';
import type { Shelf } from './shelf.ts';
import { wordReader } from './word-reader.ts';

/** The judges' verdicts on packed items, for the asker of the moment. */
export type ExactScore = {
  ask: (asker: NeedProfile | IdeaProfile) => void;
  topic: (item: number) => number;
  wording: (item: number) => number;
  /** Clears what the asker left behind. */
  forget: () => void;
};

/**
 * T and W of packed items, the very numbers that `topic` and `wording` give: the same terms are added in the same
 * order, the need's. Property tests hold the two together.
 */
export const exactScore = (shelf: Shelf, dictionary: Dictionary): ExactScore => {
  const { featureStart, features, featureTag, featureValue, norms, wordStart, termIdf, lengths } = shelf;
  const { meanLength, c } = shelf.ground.words;
  const reader = wordReader(shelf.words);
  const askedTag = new Float64Array(dictionary.tags.size());
  const askedTerm = new Uint32Array(dictionary.terms.size());
  const tagsAsked: number[] = [];
  const termsAsked: number[] = [];
  let askerNorm = 0;
  let askerLength = 0;
  let ceiling = 0;
  let weights: readonly number[] = [];
  let found = new Uint32Array(0);

  const remember = (term: string, value: number) => {
    const number = dictionary.terms.find(term);
    if (number === undefined || number >= askedTerm.length) return;
    askedTerm[number] = value;
    termsAsked.push(number);
  };

  /** A need asks: the idea's counts are put in the need's order, then added up. */
  const ideaWording = (item: number): number => {
    const length = reader.read(wordStart[item] ?? 0, wordStart[item + 1] ?? 0);
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
  const needWording = (item: number): number => {
    const length = reader.read(wordStart[item] ?? 0, wordStart[item + 1] ?? 0);
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

  return {
    ask: (asker) => {
      askerNorm = asker.topic.norm;
      for (const [tag, { value }] of asker.topic.features) {
        const number = dictionary.tags.find(tag);
        if (number === undefined || number >= askedTag.length) continue;
        askedTag[number] = value;
        tagsAsked.push(number);
      }
      if (asker.side === 'need') {
        ceiling = asker.asking.ceiling;
        weights = asker.asking.terms.map(({ weight }) => weight);
        found = new Uint32Array(weights.length);
        for (const [at, { term }] of asker.asking.terms.entries()) remember(term, at + 1);
      } else {
        askerLength = asker.bag.length;
        for (const [term, { count }] of asker.bag.terms) remember(term, count);
      }
    },
    topic: (item) => {
      let dot = 0;
      const end = featureStart[item + 1] ?? 0;
      for (let at = featureStart[item] ?? 0; at < end; at += 1) {
        const feature = features[at] ?? 0;
        const asked = askedTag[featureTag[feature] ?? 0] ?? 0;
        if (asked !== 0) dot += asked * (featureValue[feature] ?? 0);
      }
      return dot === 0 ? 0 : Math.min(1, dot / (askerNorm * (norms[item] ?? 0)));
    },
    wording: (item) => {
      if (termsAsked.length === 0) return 0;
      return shelf.side === 'idea' ? ideaWording(item) : needWording(item);
    },
    forget: () => {
      for (const tag of tagsAsked) askedTag[tag] = 0;
      for (const term of termsAsked) askedTerm[term] = 0;
      tagsAsked.length = 0;
      termsAsked.length = 0;
    },
  };
};
