import type { CompiledTaxonomy, Suggestion, SuggestOptions } from '../suggest.ts';
import { believe } from './belief.ts';
import { candidatesOf } from './cues.ts';
import type { Said, TaggedExample, Tokeniser } from './example.ts';
import { type Model, marginsBy, modelOf, weightAt } from './model.ts';
import { type Reading, readerOf } from './reading.ts';
import type { Row } from './rows.ts';
import { learn, type TrainOptions } from './train.ts';

import { rowOf } from './vocabulary.ts';

export interface Tagger {
  /** The confidence from which on tags are suggested unless told otherwise. */
  readonly threshold: number;
  /**
   * Tags that the text is about, most confident first. Confidence is the probability, in (0, 1), that a person would
   * have the tag, as far as the examples tell; words are those of the text that spoke for it, strongest first.
   */
  readonly suggest: (said: Said, options?: SuggestOptions) => Suggestion[];
}

const WORDS = 8;
/** The least and the greatest confidence that is shown: nothing is certain. */
const [FLOOR, CEILING] = [0.001, 0.999];

/** Whose words a column stands for: a term's as it was written, a hit's as they were found. */
const saidBy = ({ terms, hits }: Reading, column: number, { vocabulary }: Model): readonly string[] => {
  const term = vocabulary.terms[column];
  if (term !== undefined) return [terms.get(term)?.surface ?? term];
  return hits.get(column - vocabulary.terms.length)?.words ?? [];
};

const fold = (words: string): string => words.toLowerCase().replace(/\s+/g, ' ');

/** Each once, and none that lies within one said before it. */
const distinct = (words: readonly string[]): string[] => {
  const kept: string[] = [];
  for (const word of words) {
    const folded = ` ${fold(word)} `;
    if (!kept.some((one) => ` ${fold(one)} `.includes(folded))) kept.push(word);
  }
  return kept;
};

/** The words that spoke for a tag: those its own taxonomy words found, then by what each added to the margin. */
const wordsFor = (tag: number, reading: Reading, { columns, values }: Row, model: Model): string[] => {
  const added = columns
    .slice(0, -1)
    .map((column, at) => ({ column, worth: weightAt(model, column, tag) * (values[at] ?? 0) }))
    .filter(({ worth }) => worth > 0)
    .sort((one, other) => other.worth - one.worth);
  const least = (added[0]?.worth ?? 0) / 10;
  const learnt = added
    .filter(({ worth }) => worth >= least)
    .flatMap(({ column }) => saidBy(reading, column, model));
  return distinct([...(reading.hits.get(tag)?.words ?? []), ...learnt]).slice(0, WORDS);
};

/** A tagger that was trained before, at work on the taxonomy that it was trained with. */
export const taggerOf = (model: Model, taxonomy: CompiledTaxonomy, tokenise: Tokeniser): Tagger => {
  const read = readerOf(taxonomy, tokenise);
  return {
    threshold: model.threshold,
    suggest: (said, { most = 12, atLeast = model.threshold } = {}) => {
      const reading = read(said);
      const row = rowOf(reading, model.vocabulary);
      const likely = candidatesOf(marginsBy(model, row), reading.hits, model.rarity)
        .map(({ tag, cues }) => ({ tag, confidence: believe(model.belief, cues) }))
        .filter(({ confidence }) => confidence >= atLeast)
        .sort((one, other) => other.confidence - one.confidence || one.tag - other.tag);
      const suggestions: Suggestion[] = [];
      for (const { tag, confidence } of likely) {
        if (suggestions.length >= most) break;
        const words = wordsFor(tag, reading, row, model);
        const tagId = taxonomy.tags[tag]?.id;
        // What no word speaks for is a guess from habit, not a suggestion about this text.
        if (words.length === 0 || tagId === undefined) continue;
        const shown = Math.round(Math.min(CEILING, Math.max(FLOOR, confidence)) * 1000) / 1000;
        suggestions.push({ tagId, confidence: shown, words });
      }
      return suggestions;
    },
  };
};

/**
 * Trains a tagger at once. Rows are word stems and pairs of them by tf-idf beside what the taxonomy's own words and
 * patterns found; one plane per tag is learned by a linear support vector machine; a logistic regression over all
 * tags, fitted on margins of examples held back in turn, makes them probabilities.
 */
export const trainTagger = (
  examples: readonly TaggedExample[],
  taxonomy: CompiledTaxonomy,
  options: TrainOptions,
): Tagger => taggerOf(modelOf(learn(examples, taxonomy, options)), taxonomy, options.tokenise);
