import { dealt, randomFrom } from '#server/chance.ts';
import { tokens } from '#server/matching/tokens.ts';
import { type CompiledTaxonomy, suggestTags } from '#server/tags/suggest.ts';
import type { TaggedExample } from '#server/tags/tagger/example.ts';
import { type Tagger, trainTagger } from '#server/tags/tagger/tagger.ts';
import { type Outcome, outcomeOf } from '#server/tags/tagger/trial.ts';
import type { Charity } from './collections.ts';
import type { JudgedText } from './tagging-collections.ts';

export const FOLDS = 10;

const exampleOf = ({ name, activities, tags }: Charity): TaggedExample => ({
  title: name,
  text: activities ?? '',
  tags,
});

/** The examples at `held`, and the product's tagger learned from all others; ten times, so that each is held once. */
const heldOut = function* (
  examples: readonly TaggedExample[],
  taxonomy: CompiledTaxonomy,
  seed: number,
): Generator<{ held: readonly number[]; tagger: Tagger }> {
  for (const held of dealt(examples.length, FOLDS, randomFrom(seed))) {
    const away = new Set(held);
    const others = examples.filter((_, at) => !away.has(at));
    yield { held, tagger: trainTagger(others, taxonomy, { tokenise: tokens, seed }) };
  }
};

/** How the product's suggestions for each charity did: from the taxonomy's own words, and learned out of fold. */
export const charityTagging = (
  all: readonly Charity[],
  taxonomy: CompiledTaxonomy,
  seed: number,
): { patterns: Outcome[]; learned: Outcome[]; wordless: number } => {
  const examples = all.map(exampleOf);
  const learned = new Array<Outcome>(all.length);
  let wordless = 0;
  for (const { held, tagger } of heldOut(examples, taxonomy, seed)) {
    for (const at of held) {
      const example = examples[at];
      if (example === undefined) continue;
      const suggested = tagger.suggest(example, { most: taxonomy.tags.length });
      wordless += suggested.filter(({ words }) => words.length === 0).length;
      learned[at] = outcomeOf(example, suggested);
    }
  }
  const patterns = examples.map((example) =>
    outcomeOf(example, suggestTags(example, taxonomy, { most: 500 })),
  );
  return { patterns, learned, wordless };
};

export interface GoalJudgement {
  readonly goal: string;
  readonly right: boolean;
}

/**
 * Whether a text was judged rightly to be about its goal, or not to be: about it when the confidence is at least one
 * half. Each row tells of one goal only, so nothing is learned from it of the other sixteen.
 */
export const goalTagging = (
  texts: readonly JudgedText[],
  taxonomy: CompiledTaxonomy,
  seed: number,
): { patterns: GoalJudgement[]; learned: GoalJudgement[] } => {
  const examples = texts.map(
    ({ text, sdg, label }): TaggedExample => ({
      text,
      tags: label ? [sdg] : [],
      refused: label ? [] : [sdg],
      whole: false,
    }),
  );
  const judge = (at: number, suggested: readonly { tagId: string }[]): GoalJudgement => {
    const { sdg = '', label = false } = texts[at] ?? {};
    return { goal: sdg, right: suggested.some(({ tagId }) => tagId === sdg) === label };
  };
  const asked = { most: taxonomy.tags.length, atLeast: 0.5 };
  const learned = new Array<GoalJudgement>(texts.length);
  for (const { held, tagger } of heldOut(examples, taxonomy, seed)) {
    for (const at of held) {
      const example = examples[at];
      if (example !== undefined) learned[at] = judge(at, tagger.suggest(example, asked));
    }
  }
  return {
    patterns: examples.map((example, at) => judge(at, suggestTags(example, taxonomy, asked))),
    learned,
  };
};

const shareRight = (judged: readonly GoalJudgement[]): number =>
  judged.filter(({ right }) => right).length / judged.length;

/** The mean over goals of the share judged rightly, so that each goal counts alike; and the share of all rows. */
export const accuracies = (judged: readonly GoalJudgement[]): { average: number; ofAll: number } => {
  const shares = [...Map.groupBy(judged, ({ goal }) => goal).values()].map(shareRight);
  return {
    average: shares.reduce((sum, share) => sum + share, 0) / shares.length,
    ofAll: shareRight(judged),
  };
};
