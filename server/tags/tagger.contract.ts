import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { ById, Done, Id, Instant } from '../http/shapes.contract.ts';

const Measured = z.object({ mean: z.number(), low: z.number(), high: z.number() });

/** How a tagger did on items that it had not learned from, beside the taxonomy's own words: micro-F1, 95 % intervals. */
export const TaggerTrial = z
  .object({
    seed: z.int(),
    learnedFrom: z.int(),
    heldBack: z.int(),
    patterns: Measured,
    learned: Measured,
    gain: Measured,
    /** From this confidence on it suggests. */
    threshold: z.number(),
    seconds: z.number(),
  })
  .meta({ id: 'TaggerTrial' });
export type TaggerTrial = z.infer<typeof TaggerTrial>;

export const TaggerVersion = z
  .object({
    id: Id,
    trainedAt: Instant,
    examples: z.int(),
    refusals: z.int(),
    active: z.boolean(),
    switchedAt: Instant.nullable(),
    trial: TaggerTrial,
    /** It gained so surely that the whole interval lies above nothing. */
    better: z.boolean(),
  })
  .meta({ id: 'TaggerVersion' });
export type TaggerVersion = z.infer<typeof TaggerVersion>;

export const listTaggerVersions = endpoint({
  method: 'get',
  path: '/tagger/versions',
  noun: 'tag',
  who: 'verified',
  summary: 'The taggers learned from tags that people chose, latest first (administrators)',
  returns: z.object({
    items: z.array(TaggerVersion),
    /** Texts with tags that people chose, and the least that there must be to learn from. */
    examples: z.int(),
    least: z.int(),
    /** Somebody switched learned taggers off: the job makes versions, but does not switch them on. */
    offByHand: z.boolean(),
  }),
  errors: ['not_allowed'],
});

export const activateTagger = endpoint({
  method: 'post',
  path: '/tagger/versions/:id/activate',
  noun: 'tag',
  who: 'verified',
  summary: 'Let a learned tagger suggest tags (administrators)',
  params: ById,
  returns: Done,
  errors: ['not_allowed', 'version_not_found'],
  idempotent: true,
});

export const deactivateTagger = endpoint({
  method: 'post',
  path: '/tagger/deactivate',
  noun: 'tag',
  who: 'verified',
  summary: 'Return to the taxonomy’s own words and patterns (administrators)',
  returns: Done,
  errors: ['not_allowed'],
  idempotent: true,
});
