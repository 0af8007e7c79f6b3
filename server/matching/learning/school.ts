import { parentPort } from 'node:worker_threads';
import { learn } from './learn.ts';
import type { LearnedOrder } from './learned-order.ts';
import type { OrderTrial } from './learning.contract.ts';
import { type Decision, type Example, lessonOf } from './lessons.ts';
import type { PairFacts } from './pair-facts.ts';
import { trial } from './trial.ts';

// The whole of a thread that learns an order: it takes seconds to minutes, and nobody should wait for that.

/** What some needs' brokers decided, and which ideas each of these needs took up. */
export type Page = {
  decided: readonly (PairFacts & Decision & { at: number })[];
  takeUps: readonly { needId: string; ideaIds: readonly string[] }[];
};

/** What was learned, as it is stored, and how it did where it was tried. */
export type Learned = {
  trial: OrderTrial;
  order: LearnedOrder;
  ideas: { ideaId: string; takeUp: number; popularity: number }[];
  company: { ideaId: string; besideId: string; weight: number }[];
};

const examples: Example[] = [];
const takeUps = new Map<string, ReadonlySet<string>>();

parentPort?.on('message', (told: Page | { seed: number }) => {
  if ('seed' in told) {
    const tried = trial(examples, takeUps, told.seed);
    const { order, memory } = learn(examples, takeUps);
    const learned: Learned = {
      trial: tried,
      order,
      ideas: memory.takeUp.ideas(),
      company: [...memory.company.weights()],
    };
    parentPort?.postMessage(learned);
    return;
  }
  for (const { status, reason, at, ...facts } of told.decided) {
    const example = lessonOf(facts, { status, reason }, at);
    if (example) examples.push(example);
  }
  for (const { needId, ideaIds } of told.takeUps) takeUps.set(needId, new Set(ideaIds));
});
