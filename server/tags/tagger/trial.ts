import { dealt, randomFrom } from '../../chance.ts';
import type { CompiledTaxonomy, Suggestion } from '../suggest.ts';
import { suggestTags } from '../suggest.ts';
import type { TaggerTrial } from '../tagger.contract.ts';
import type { Said, TaggedExample } from './example.ts';
import { trainTagger } from './tagger.ts';
import type { TrainOptions } from './train.ts';

/** How the suggestions for one text did: right, wrong, and had but not suggested. */
export interface Outcome {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

interface Measured {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 1_000;
/** One in so many examples is held back. */
const PARTS = 5;

/** Where only some tags were decided on, a suggestion of any other is neither right nor wrong. */
export const outcomeOf = (
  { tags, refused = [], whole = true }: TaggedExample,
  suggested: readonly Pick<Suggestion, 'tagId'>[],
): Outcome => {
  const had = new Set(tags);
  const right = suggested.filter(({ tagId }) => had.has(tagId)).length;
  const wrong = suggested.filter(({ tagId }) => !had.has(tagId) && (whole || refused.includes(tagId))).length;
  return { right, wrong, missed: had.size - right };
};

/** Micro-F1 of the outcomes at these places: 2·right / (2·right + wrong + missed) over all texts together. */
const f1At = (outcomes: readonly Outcome[], places: Iterable<number>): number => {
  let [right, errors] = [0, 0];
  for (const place of places) {
    const outcome = outcomes[place];
    if (outcome === undefined) continue;
    right += outcome.right;
    errors += outcome.wrong + outcome.missed;
  }
  return right === 0 ? 0 : (2 * right) / (2 * right + errors);
};

export const microF1 = (outcomes: readonly Outcome[]): number => f1At(outcomes, outcomes.keys());

const measured = (mean: number, samples: number[]): Measured => {
  samples.sort((one, other) => one - other);
  return {
    mean,
    low: samples[Math.floor(RESAMPLES * 0.025)] ?? mean,
    high: samples[Math.floor(RESAMPLES * 0.975)] ?? mean,
  };
};

/** Micro-F1 of two ways over the same texts, and of the gain, each with its 95 % interval (paired bootstrap by text). */
export const compared = (
  before: readonly Outcome[],
  after: readonly Outcome[],
  seed: number,
): { before: Measured; after: Measured; gain: Measured } => {
  const random = randomFrom(seed);
  const samples = { before: [] as number[], after: [] as number[], gain: [] as number[] };
  for (let sample = 0; sample < RESAMPLES; sample++) {
    const places = before.map(() => Math.floor(random() * before.length));
    const [was, is] = [f1At(before, places), f1At(after, places)];
    samples.before.push(was);
    samples.after.push(is);
    samples.gain.push(is - was);
  }
  const [was, is] = [microF1(before), microF1(after)];
  return {
    before: measured(was, samples.before),
    after: measured(is, samples.after),
    gain: measured(is - was, samples.gain),
  };
};

const saidIn = ({ title = '', text }: TaggedExample): Said => ({ title, text });

/**
 * Trains on four fifths of the examples and asks for the tags of the others, as the product would: the trained tagger
 * from its threshold on, the taxonomy's own words as they suggest without it.
 */
export const trial = (
  examples: readonly TaggedExample[],
  taxonomy: CompiledTaxonomy,
  options: Required<TrainOptions>,
): Omit<TaggerTrial, 'seconds'> => {
  const { seed } = options;
  const held = new Set(dealt(examples.length, PARTS, randomFrom(seed))[0]);
  const kept = examples.filter((_, at) => !held.has(at));
  const back = examples.filter((_, at) => held.has(at));
  const tagger = trainTagger(kept, taxonomy, options);
  const { before, after, gain } = compared(
    back.map((example) => outcomeOf(example, suggestTags(saidIn(example), taxonomy))),
    back.map((example) => outcomeOf(example, tagger.suggest(saidIn(example)))),
    seed,
  );
  return {
    seed,
    learnedFrom: kept.length,
    heldBack: back.length,
    patterns: before,
    learned: after,
    gain,
    threshold: tagger.threshold,
  };
};
