import { type CompiledTaxonomy, suggestTags } from '../suggest.ts';
import type { Said, Tokeniser } from './example.ts';

/** A word or a pair of neighbouring words of a text. */
export interface Term {
  times: number;
  /** The first way it was written. */
  readonly surface: string;
}

/** What the taxonomy's own words and patterns found for one of its tags. */
export interface Hit {
  readonly confidence: number;
  readonly words: readonly string[];
}

/** A text as the tagger takes it; hits by the tag's place in the taxonomy. */
export interface Reading {
  readonly terms: ReadonlyMap<string, Term>;
  readonly hits: ReadonlyMap<number, Hit>;
}

/** What comes after this many characters is not read, as for the patterns. */
const READ = 24_000;

export const readerOf = (taxonomy: CompiledTaxonomy, tokenise: Tokeniser) => {
  const places = new Map(taxonomy.tags.map(({ id }, place) => [id, place]));
  return ({ title = '', text }: Said): Reading => {
    const terms = new Map<string, Term>();
    const add = (term: string, surface: string): void => {
      const seen = terms.get(term);
      if (seen === undefined) terms.set(term, { times: 1, surface });
      else seen.times += 1;
    };
    // A pair does not reach from the title into the text.
    for (const part of [title, text.slice(0, READ)]) {
      let before: ReturnType<Tokeniser>[number] | undefined;
      for (const word of tokenise(part)) {
        add(word.term, word.surface);
        if (before !== undefined) {
          add(`${before.term} ${word.term}`, `${before.surface} ${word.surface}`);
        }
        before = word;
      }
    }
    const hits = new Map<number, Hit>();
    const found = suggestTags({ title, text }, taxonomy, { most: taxonomy.tags.length, atLeast: 0 });
    for (const { tagId, confidence, words } of found) {
      const place = places.get(tagId);
      if (place !== undefined) hits.set(place, { confidence, words });
    }
    return { terms, hits };
  };
};
