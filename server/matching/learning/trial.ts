import { randomFrom, shuffled } from '../../chance.ts';
import { EXPOSURE } from '../weights.ts';
import type { TakeUps } from './company.ts';
import { aucOf, bootstrapped, type Fairness, fairnessOf, isTelling, meanOf, ndcgOf } from './gain.ts';
import { feedbackOf, learn } from './learn.ts';
import { standingOf } from './learned-order.ts';
import type { OrderTrial } from './learning.contract.ts';
import type { Example } from './lessons.ts';

/** What is kept back: a fifth of the needs. */
const KEPT_BACK = 0.2;

type Split = OrderTrial['splits'][number];

type Tried = { needId: string; ideaId: string; taken: boolean; platform: number; learned: number };

/** Learns from the needs that are not kept back, and orders the pairs of those that are. */
const tryOn = (examples: readonly Example[], takeUps: TakeUps, kept: ReadonlySet<string>): Tried[] => {
  const { order, memory } = learn(
    examples.filter(({ facts }) => !kept.has(facts.needId)),
    new Map([...takeUps].filter(([needId]) => !kept.has(needId))),
  );
  const asked = examples.filter(({ facts }) => kept.has(facts.needId));
  const feedback = feedbackOf(asked, memory, takeUps, false);
  return asked.flatMap(({ facts, taken }, row) => {
    const said = feedback[row];
    if (!said) return [];
    const { needId, ideaId, score } = facts;
    return [{ needId, ideaId, taken, platform: score / 100, learned: standingOf(order, facts, said) }];
  });
};

const splitOf = (by: Split['by'], tried: readonly Tried[], seed: number): Split => {
  const needs = [...Map.groupBy(tried, ({ needId }) => needId).values()].filter(isTellingBy('platform'));
  const each = (measure: typeof ndcgOf, which: 'platform' | 'learned') =>
    needs.map((pairs) => measure(pairs.map((pair) => ({ taken: pair.taken, value: pair[which] }))));
  const measured = (measure: typeof ndcgOf) => {
    const [platform, learned] = [each(measure, 'platform'), each(measure, 'learned')];
    return { platform, learned, gain: learned.map((value, need) => value - (platform[need] ?? 0)) };
  };
  const [ndcg, auc] = [measured(ndcgOf), measured(aucOf)];
  return {
    by,
    needs: needs.length,
    pairs: needs.reduce((sum, pairs) => sum + pairs.length, 0),
    platform: { ndcg: meanOf(ndcg.platform), auc: meanOf(auc.platform) },
    learned: { ndcg: meanOf(ndcg.learned), auc: meanOf(auc.learned) },
    gain: { ndcg: bootstrapped(ndcg.gain, seed), auc: bootstrapped(auc.gain, seed) },
  };
};

const isTellingBy = (which: 'platform' | 'learned') => (pairs: readonly Tried[]) =>
  isTelling(pairs.map((pair) => ({ taken: pair.taken, value: pair[which] })));

/** Shows each need its best ten, one need after another, as ranking does: what was shown costs. */
const shownBy = (tried: readonly Tried[], which: 'platform' | 'learned', seed: number): Fairness => {
  const shown = new Map(tried.map(({ ideaId }) => [ideaId, 0]));
  const needs = [...Map.groupBy(tried, ({ needId }) => needId).values()];
  for (const pairs of shuffled(needs, randomFrom(seed))) {
    const standing = ({ ideaId, ...pair }: Tried) =>
      pair[which] - EXPOSURE * Math.log1p(shown.get(ideaId) ?? 0);
    const best = pairs.map((pair) => ({ pair, at: standing(pair) })).sort((one, other) => other.at - one.at);
    for (const { pair } of best.slice(0, 10)) shown.set(pair.ideaId, (shown.get(pair.ideaId) ?? 0) + 1);
  }
  return fairnessOf([...shown.values()]);
};

/**
 * What the learned order would have gained on needs it knew nothing of: once on a random fifth of the needs, once on
 * the fifth decided last. Intervals are over needs.
 */
export const trial = (examples: readonly Example[], takeUps: TakeUps, seed: number): OrderTrial => {
  const needs = [...Map.groupBy(examples, ({ facts }) => facts.needId)].map(([id, own]) => ({
    id,
    at: own.reduce((latest, { at }) => Math.max(latest, at), 0),
  }));
  needs.sort((one, other) => (one.id < other.id ? -1 : 1));
  const many = Math.ceil(needs.length * KEPT_BACK);
  const anyOf = shuffled(needs, randomFrom(seed)).slice(0, many);
  const latest = [...needs].sort((one, other) => other.at - one.at).slice(0, many);
  const idsOf = (kept: typeof needs) => new Set(kept.map(({ id }) => id));
  const byNeed = tryOn(examples, takeUps, idsOf(anyOf));
  const byTime = tryOn(examples, takeUps, idsOf(latest));
  return {
    seed,
    splits: [splitOf('need', byNeed, seed), splitOf('time', byTime, seed)],
    fairness: { platform: shownBy(byNeed, 'platform', seed), learned: shownBy(byNeed, 'learned', seed) },
  };
};
