import type { Db, Trx } from '../../database/connect.ts';
import type { Deps } from '../deps.ts';
import { type LearnedOrder, liftOf } from './learned-order.ts';
import * as store from './learning.store.ts';
import type { PairFacts } from './pair-facts.ts';
import { themesKey } from './take-up.ts';
import { themesOf } from './themes.ts';

/** What the learned order that is switched on adds to the rank of pairs. */
export const lifting = ({ tags, clock }: Pick<Deps, 'tags' | 'clock'>) => {
  let held: { id: string; model: LearnedOrder } | undefined;

  /** The version that is on; its weights are read once. */
  const activeOrder = async (trx: Db | Trx) => {
    const active = await store.findActive(trx);
    if (!active) return undefined;
    if (held?.id === active.id) return held;
    const found = await store.getModel(trx, active.id);
    held = found ? { id: active.id, model: found.model } : undefined;
    return held;
  };

  const factsOf = async <Stored extends store.StoredPair>(
    pairs: readonly Stored[],
  ): Promise<(Stored & PairFacts)[]> => {
    const { byId } = await tags.catalogue();
    return pairs.map((pair) => ({
      ...pair,
      needThemes: themesOf(pair.needTags, byId),
      ideaThemes: themesOf(pair.ideaTags, byId),
    }));
  };

  const affinityOf = ({ affinities }: LearnedOrder, { needThemes, ideaThemes }: PairFacts): number => {
    const keys = needThemes.flatMap((need) => ideaThemes.map((idea) => themesKey(need, idea)));
    return keys.reduce((sum, key) => sum + (affinities[key] ?? 0), 0) / Math.max(1, keys.length);
  };

  const lift = async (trx: Trx, which: { matchIds: readonly string[] } | { ideaIds: readonly string[] }) => {
    const order = await activeOrder(trx);
    if (!order) return false;
    const pairs = await store.listPairs(trx, order.id, which, clock().toISOString());
    await store.saveLifts(
      trx,
      (await factsOf(pairs)).map(({ id, takeUp, popularity, company, ...facts }) => {
        const feedback = { takeUp, popularity, company, affinity: affinityOf(order.model, facts) };
        return { id, lift: liftOf(order.model, facts, feedback) };
      }),
    );
    return true;
  };

  return {
    factsOf,

    /** Gives some pairs the lift of the order that is on; does nothing while none is. Call it before they are ranked. */
    liftPairs: async (trx: Trx, matchIds: readonly string[]): Promise<void> => {
      if (matchIds.length > 0) await lift(trx, { matchIds });
    },

    /** Gives all pairs of some ideas the lift of the order that is on, or takes it off while none is. */
    liftIdeas: async (trx: Trx, ideaIds: readonly string[]): Promise<void> => {
      if (!(await lift(trx, { ideaIds }))) await store.dropLifts(trx, ideaIds);
    },
  };
};

export type Lifting = ReturnType<typeof lifting>;
