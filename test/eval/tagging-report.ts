import { randomFrom } from '#server/chance.ts';
import type { CompiledTaxonomy } from '#server/tags/suggest.ts';
import { PLANE } from '#server/tags/tagger/plane.ts';
import { LESSONS } from '#server/tags/tagger/train.ts';
import { compared } from '#server/tags/tagger/trial.ts';
import { TERMS } from '#server/tags/tagger/vocabulary.ts';
import { type Charity, charities } from './collections.ts';
import { charityTaxonomy, goalTaxonomy, goalTexts, type JudgedText } from './tagging-collections.ts';
import { accuracies, charityTagging, FOLDS, type GoalJudgement, goalTagging } from './tagging-eval.ts';

type Line = (what: string, ours: string, beside: string) => void;

const RESAMPLES = 1_000;

const range = (low: number, high: number): string => `[${low.toFixed(3)}, ${high.toFixed(3)}]`;

const timed = <T>(work: () => T): { result: T; seconds: string } => {
  const from = performance.now();
  const result = work();
  return { result, seconds: `${((performance.now() - from) / 1000).toFixed(0)} s` };
};

const CHARITIES = 'tags, UK-CAT micro-F1';
const GOALS = 'tags, SDG average accuracy';

const reportCharities = (
  line: Line,
  all: readonly Charity[],
  taxonomy: CompiledTaxonomy,
  seed: number,
): void => {
  const { result, seconds } = timed(() => charityTagging(all, taxonomy, seed));
  const { before, after, gain } = compared(result.patterns, result.learned, seed);
  line(
    CHARITIES,
    `${after.mean.toFixed(3)} ${range(after.low, after.high)}  n=${all.length}`,
    'patterns .428, TF-IDF and patterns .522',
  );
  line(
    '  gain over own patterns',
    `${gain.mean.toFixed(3)} ${range(gain.low, gain.high)}`,
    `own patterns ${before.mean.toFixed(3)}; suggestions without words ${result.wordless}; ${seconds}`,
  );
};

/** 95 % interval of the average accuracy, by resampling rows. */
const spread = (judged: readonly GoalJudgement[], seed: number): string => {
  const random = randomFrom(seed);
  const averages = Array.from(
    { length: RESAMPLES },
    () => accuracies(judged.flatMap(() => judged[Math.floor(random() * judged.length)] ?? [])).average,
  ).sort((one, other) => one - other);
  return range(averages[25] ?? 0, averages[974] ?? 0);
};

const reportGoals = (
  line: Line,
  texts: readonly JudgedText[],
  taxonomy: CompiledTaxonomy,
  seed: number,
): void => {
  const { result, seconds } = timed(() => goalTagging(texts, taxonomy, seed));
  const [own, learned] = [accuracies(result.patterns), accuracies(result.learned)];
  line(
    GOALS,
    `${learned.average.toFixed(3)} ${spread(result.learned, seed)}  n=${texts.length}`,
    `target .80; of all rows ${learned.ofAll.toFixed(3)}; own words alone ${own.average.toFixed(3)}; ${seconds}`,
  );
};

/** Tag suggestion, each collection in ten folds with the same parameters. */
export const reportTagging = (line: Line, seed: number): void => {
  line(
    'tags, parameters',
    JSON.stringify({ ...TERMS, ...PLANE, ...LESSONS }),
    `seed ${seed}, folds ${FOLDS}`,
  );
  const [all, tags] = [charities(), charityTaxonomy()];
  if ('skipped' in all) line(CHARITIES, 'skipped', all.skipped);
  else if ('skipped' in tags) line(CHARITIES, 'skipped', tags.skipped);
  else reportCharities(line, all.data, tags.data, seed);
  const [texts, goals] = [goalTexts(), goalTaxonomy()];
  if ('skipped' in texts) line(GOALS, 'skipped', texts.skipped);
  else if ('skipped' in goals) line(GOALS, 'skipped', goals.skipped);
  else reportGoals(line, texts.data, goals.data, seed);
};
