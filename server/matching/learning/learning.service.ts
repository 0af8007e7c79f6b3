import { newId } from '../../database/id.ts';
import type { Once } from '../../database/once.ts';
import type { EventType } from '../../events/events.contract.ts';
import { record } from '../../events/record.ts';
import { fail } from '../../fail.ts';
import type { Actor } from '../../http/actor.ts';
import { queueJob, type Tasks } from '../../jobs/queue.ts';
import type { Deps } from '../deps.ts';
import * as judgements from '../judgements.store.ts';
import * as matches from '../matches.store.ts';
import * as suggestions from '../suggestions.store.ts';
import { isBetter, isEnough, LEAST, maySwitchOrders } from './learning.policy.ts';
import * as store from './learning.store.ts';
import type { Lifting } from './lifting.service.ts';
import { schoolInThread } from './school-thread.ts';

const SEED = 20261123;
/** The latest so many needs are learned from; older ones speak for a market that has gone. */
const MOST_NEEDS = 20_000;
/** Read at a time, so that nobody waits for long behind it. */
const NEEDS_AT_ONCE = 100;
const VERSIONS_KEPT = 6;
/** By so much decisions must have grown before the nightly job learns anew. */
const GROWN = 0.05;
const IDEAS_AT_ONCE = 50;

/** Orders learned from what brokers take up and dismiss: made by a job, tried, and switched on by a person only. */
export const learning = (deps: Deps, { factsOf, liftIdeas }: Lifting) => {
  const { db, clock } = deps;
  const now = (): string => clock().toISOString();

  /** Hands the decisions on the latest needs to a thread that learns from them. */
  const learned = async () => {
    const school = schoolInThread();
    try {
      const ids = await store.listDecidedNeeds(db, MOST_NEEDS);
      for (let start = 0; start < ids.length; start += NEEDS_AT_ONCE) {
        const needIds = ids.slice(start, start + NEEDS_AT_ONCE);
        const decisions = await store.listDecisions(db, { needIds, now: now() });
        const decided = (await factsOf(decisions)).map((one) => ({ ...one, at: Date.parse(one.at) }));
        school.take({ decided, takeUps: await store.listTakeUps(db, needIds) });
      }
      return await school.learn({ seed: SEED });
    } finally {
      await school.close();
    }
  };

  /** Learns a version, unless there is too little to learn from or hardly anything new. */
  const learnOrder = async ({ asked = false }: Tasks['learn_order']): Promise<void> => {
    const decided = await store.countDecisions(db);
    if (!isEnough(decided)) return;
    const [latest] = await store.listVersions(db);
    if (!asked && latest && decided.decisions < latest.decisions * (1 + GROWN)) return;
    const { order, trial, ideas, company } = await learned();
    const id = newId();
    await db.transaction(async (trx) => {
      await store.insertVersion(trx, {
        id,
        trainedAt: now(),
        decisions: decided.decisions,
        needs: decided.needs,
        model: order,
        trial,
        ideas,
        company,
      });
      await store.forgetOldVersions(trx, VERSIONS_KEPT);
      await record(trx, {
        type: 'match.order_learned',
        noun: 'match',
        id,
        actorId: null,
        audiences: ['administrators'],
        at: now(),
      });
    });
  };

  /** Every pair takes the place that the order which is on now gives it; the lock is let go between batches. */
  const applyOrder = async (nightly: boolean): Promise<void> => {
    // By night companions and ages are read again; without a learned order there is nothing to read.
    if (nightly && !(await store.findActive(db))) return;
    for (let after: string | null = null; ; ) {
      const ids: string[] = await store.listPairedIdeas(db, after, IDEAS_AT_ONCE);
      if (ids.length === 0) break;
      await db.transaction(async (trx) => {
        await matches.lockMatching(trx);
        await liftIdeas(trx, ids);
        await suggestions.rerank(trx, { ideaIds: ids });
      });
      after = ids.at(-1) ?? null;
    }
    const agencies = await judgements.listAgencies(db);
    await db.transaction((trx) =>
      record(trx, {
        type: 'match.rescored',
        noun: 'match',
        id: newId(),
        actorId: null,
        audiences: agencies.map((id) => `agency:${id}`),
        at: now(),
      }),
    );
  };

  const refuseOthers = (actor: Actor): void => {
    if (!maySwitchOrders(actor)) throw fail('not_allowed');
  };

  const switchTo = async (actor: Actor, id: string | null, once: Once): Promise<void> => {
    refuseOthers(actor);
    await db.transaction((trx) =>
      once(trx, async () => {
        const was = await store.findActive(trx);
        if (id !== null && !(await store.findVersionForUpdate(trx, id))) throw fail('version_not_found');
        const told = id ?? was?.id;
        const at = now();
        if (!(await store.switchTo(trx, id, { at, personId: actor.personId })) || told === undefined)
          return told ?? newId();
        const type: EventType = 'match.order_switched';
        const audiences = ['administrators'];
        await record(trx, {
          type,
          noun: 'match',
          id: told,
          actorId: actor.personId,
          audiences,
          data: { on: id !== null },
          at,
        });
        return told;
      }),
    );
  };

  return {
    tasks: {
      learn_order: learnOrder,
      apply_order: ({ type }: Tasks['apply_order']) => applyOrder(type === undefined),
    },

    /** All versions with what they gained where they were tried, and how much there is to learn from. */
    listOrders: async (actor: Actor) => {
      refuseOthers(actor);
      const [versions, decided, waiting] = await Promise.all([
        store.listVersions(db),
        store.countDecisions(db),
        store.isLearning(db),
      ]);
      return {
        items: versions.map((version) => ({ ...version, better: isBetter(version.trial) })),
        decided,
        least: LEAST,
        learning: waiting,
      };
    },

    /** Queues learning; the version that comes of it stays off. */
    askToLearn: async (actor: Actor, once: Once): Promise<void> => {
      refuseOthers(actor);
      if (!isEnough(await store.countDecisions(db))) throw fail('too_few_decisions');
      await db.transaction((trx) =>
        once(trx, async () => {
          await queueJob(trx, 'learn_order', { asked: true }, { key: 'learn_order', priority: 10 });
          return newId();
        }),
      );
    },

    activateOrder: (actor: Actor, id: string, once: Once): Promise<void> => switchTo(actor, id, once),
    deactivateOrder: (actor: Actor, once: Once): Promise<void> => switchTo(actor, null, once),

    /** What brokers are told of the order of their queues. */
    currentOrder: async () => {
      const active = await store.findActive(db);
      return { learned: active !== undefined, since: active?.switchedAt ?? null };
    },
  };
};

export type LearningService = ReturnType<typeof learning>;
