import { z } from 'zod';
import { endpoint } from '../../http/endpoint.contract.ts';
import { ById, Done, Id, Instant } from '../../http/shapes.contract.ts';

/** What a pair is known by when its place in the order is learned. */
export const LearnedFeature = z
  .enum([
    'topic',
    'wording',
    'score',
    'place',
    'anywhere',
    'no_place',
    'evidence',
    'evidence_said',
    'cost_said',
    'cost_and_budget',
    'capacity',
    'freshness',
    'take_up',
    'popularity',
    'affinity',
    'company',
  ])
  .meta({ id: 'LearnedFeature' });
export type LearnedFeature = z.infer<typeof LearnedFeature>;

const Measured = z
  .object({ mean: z.number(), low: z.number(), high: z.number() })
  .meta({ id: 'Measured', description: 'A mean and its 95 % interval' });

const Quality = z.object({ ndcg: z.number(), auc: z.number() });
const Fairness = z.object({ coverage: z.number(), gini: z.number(), largestToMean: z.number() });

/** How an order did on needs that it had not learned from, beside the platform's own. */
export const OrderTrial = z
  .object({
    seed: z.int(),
    splits: z.array(
      z.object({
        by: z.enum(['need', 'time']).describe('Kept back: any fifth of the needs, or the one decided last'),
        needs: z.int(),
        pairs: z.int(),
        platform: Quality,
        learned: Quality,
        gain: z.object({ ndcg: Measured, auc: Measured }),
      }),
    ),
    fairness: z.object({ platform: Fairness, learned: Fairness }),
  })
  .meta({ id: 'OrderTrial' });
export type OrderTrial = z.infer<typeof OrderTrial>;

export const LearnedVersion = z
  .object({
    id: Id,
    trainedAt: Instant,
    decisions: z.int(),
    needs: z.int(),
    active: z.boolean(),
    switchedAt: Instant.nullable(),
    trial: OrderTrial,
    /** Both splits gained, and so surely that the interval lies above nothing. */
    better: z.boolean(),
    /** By how many points of a score one spread of each feature moves a pair, strongest first. */
    effects: z.array(z.object({ feature: LearnedFeature, points: z.number() })),
  })
  .meta({ id: 'LearnedVersion' });
export type LearnedVersion = z.infer<typeof LearnedVersion>;

const Decided = z.object({ decisions: z.int(), taken: z.int(), needs: z.int() });

export const listLearnedVersions = endpoint({
  method: 'get',
  path: '/learning/versions',
  noun: 'match',
  who: 'verified',
  summary: 'The orders learned from brokers’ decisions, latest first (administrators)',
  returns: z.object({
    items: z.array(LearnedVersion),
    /** What there is to learn from, and the least that there must be. */
    decided: Decided,
    least: Decided,
    /** Whether learning is queued or under way. */
    learning: z.boolean(),
  }),
  errors: ['not_allowed'],
});

export const learnOrder = endpoint({
  method: 'post',
  path: '/learning/learn',
  noun: 'match',
  who: 'verified',
  summary: 'Learn a new order now (administrators). It is not switched on by that.',
  returns: Done,
  errors: ['not_allowed', 'too_few_decisions'],
  idempotent: true,
});

export const activateOrder = endpoint({
  method: 'post',
  path: '/learning/versions/:id/activate',
  noun: 'match',
  who: 'verified',
  summary: 'Let brokers’ queues follow a learned order (administrators)',
  params: ById,
  returns: Done,
  errors: ['not_allowed', 'version_not_found'],
  idempotent: true,
});

export const deactivateOrder = endpoint({
  method: 'post',
  path: '/learning/deactivate',
  noun: 'match',
  who: 'verified',
  summary: 'Return to the platform’s own order (administrators)',
  returns: Done,
  errors: ['not_allowed'],
  idempotent: true,
});

export const getOrder = endpoint({
  method: 'get',
  path: '/learning',
  noun: 'match',
  who: 'verified',
  summary: 'Whether queues follow an order learned from decisions, and since when',
  returns: z.object({ learned: z.boolean(), since: Instant.nullable() }),
});
