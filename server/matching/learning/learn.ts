import { type Company, companyOf, type TakeUps } from './company.ts';
import { FEATURES, type Feedback, featuresOf } from './features.ts';
import { aucOf, isTelling, meanOf } from './gain.ts';
import { effectsOf, type LearnedOrder } from './learned-order.ts';
import type { Example } from './lessons.ts';
import { fitLine, type Rows } from './logistic.ts';
import { takeUpOf } from './take-up.ts';

/** Ridges to choose from, in take-ups: from few needs to many. */
const RIDGES = [5, 50, 300] as const;
/** The L2 penalty: so many examples' worth of doubt in each feature. */
const PENALTY = 5;
/** Where scores hardly differ, what was learned still counts: five points of a score per spread at least. */
const LEAST_SPREAD = 0.05;

/** What an order stands on besides its weights: how ideas fared, and what company they kept. */
export type Memory = {
  takeUp: ReturnType<typeof takeUpOf>;
  company: Company;
};

/**
 * The company that a pair keeps: what its need took up besides. A pair that was taken is missing from its own company,
 * so one that was left is counted as if it too were one fewer; where none of the need's pairs is among its
 * companions (all that is asked about came later), nothing is missing.
 */
const shareOf = (own: readonly Example[], beside: ReadonlySet<string>) => {
  const missing = own.some(({ taken, facts }) => taken && beside.has(facts.ideaId));
  return ({ taken }: Example): number => (taken || !missing ? 1 : (beside.size - 1) / beside.size);
};

const none: ReadonlySet<string> = new Set();

/**
 * What the memory says of each example, always without the decisions on its own need. `takeUps` are those known of
 * the examples' needs; `learned`: the company was learned from them too.
 */
export const feedbackOf = (
  examples: readonly Example[],
  { takeUp, company }: Memory,
  takeUps: TakeUps,
  learned: boolean,
): Feedback[] => {
  const out = new Map<Example, Feedback>();
  for (const [needId, own] of Map.groupBy(examples, ({ facts }) => facts.needId)) {
    const says = takeUp.withoutNeed(needId);
    const beside = takeUps.get(needId) ?? none;
    const share = shareOf(own, beside);
    const without = learned ? needId : null;
    for (const example of own)
      out.set(example, {
        ...says(example),
        company: share(example) * company.beside(example.facts.ideaId, beside, without),
      });
  }
  const nothing: Feedback = { takeUp: 0, popularity: 0, affinity: 0, company: 0 };
  return examples.map((example) => out.get(example) ?? nothing);
};

const rowsOf = (examples: readonly Example[], feedback: readonly Feedback[]): Rows => {
  const width = FEATURES.length;
  const rows: Rows = {
    width,
    values: new Float64Array(examples.length * width),
    masked: new Uint8Array(examples.length * width),
    taken: new Uint8Array(examples.length),
    weights: new Float64Array(examples.length),
  };
  for (const [row, { facts, taken, weight, lessons }] of examples.entries()) {
    const said = feedback[row];
    if (!said) continue;
    rows.values.set(featuresOf(facts, said), row * width);
    for (const [feature, { lesson }] of FEATURES.entries())
      if (!lessons.has(lesson)) rows.masked[row * width + feature] = 1;
    rows.taken[row] = taken ? 1 : 0;
    rows.weights[row] = weight;
  }
  return rows;
};

/** How well company alone tells the taken from the left, within needs. */
const tellsApart = (examples: readonly Example[], feedback: readonly Feedback[]): number => {
  const pairs = examples.map(({ facts, taken }, row) => ({
    needId: facts.needId,
    taken,
    value: feedback[row]?.company ?? 0,
  }));
  return meanOf([...Map.groupBy(pairs, ({ needId }) => needId).values()].filter(isTelling).map(aucOf));
};

const spreadOf = (values: readonly number[]) => {
  const mean = meanOf(values);
  return { mean, spread: Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2))) };
};

/**
 * Learns an order from what came of pairs. `takeUps`: which ideas each need took up, of all needs there are, also of
 * those without an example. Deterministic.
 */
export const learn = (
  examples: readonly Example[],
  takeUps: TakeUps,
): { order: LearnedOrder; memory: Memory } => {
  const takeUp = takeUpOf(examples);
  let best: { memory: Memory; feedback: Feedback[]; ridge: number; apart: number } | undefined;
  for (const ridge of RIDGES) {
    const memory = { takeUp, company: companyOf(takeUps, ridge) };
    const feedback = feedbackOf(examples, memory, takeUps, true);
    const apart = tellsApart(examples, feedback);
    if (!best || apart > best.apart) best = { memory, feedback, ridge, apart };
  }
  if (!best) throw new Error('no ridge to choose from');
  const line = fitLine(rowsOf(examples, best.feedback), PENALTY);
  const { feedback } = best;
  const z = examples.map(({ facts }, row) => {
    const said = feedback[row];
    return said
      ? featuresOf(facts, said).reduce((sum, value, at) => sum + value * (line.weights[at] ?? 0), 0)
      : 0;
  });
  const learned = spreadOf(z);
  const platform = spreadOf(examples.map(({ facts }) => facts.score / 100));
  const by = learned.spread === 0 ? 0 : Math.max(LEAST_SPREAD, platform.spread) / learned.spread;
  const weights = line.weights.map((weight) => weight * by);
  return {
    order: {
      base: platform.mean - by * learned.mean,
      weights,
      affinities: takeUp.affinities(),
      effects: effectsOf(weights, line.spread),
      ridge: best.ridge,
    },
    memory: best.memory,
  };
};
