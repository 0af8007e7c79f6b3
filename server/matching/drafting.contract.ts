import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { ById, Id, RegionCode } from '../http/shapes.contract.ts';
import { IdeaBody, IdeaSummary, Reach } from '../ideas/ideas.contract.ts';
import { NeedBody, NeedSummary } from '../needs/needs.contract.ts';
import { Reasons } from './matching.contract.ts';

const draftOf = <N extends string, B extends z.ZodType>(noun: N, body: B) =>
  z.strictObject({
    noun: z.literal(noun),
    body,
    refusedTagIds: z.array(Id).max(60).optional().describe('Suggested tags that the author does not want'),
    id: Id.optional().describe('What is being edited, if it was posted before'),
  });

/** What somebody is writing. Nothing of it is kept. */
export const Draft = z.discriminatedUnion('noun', [draftOf('need', NeedBody), draftOf('idea', IdeaBody)]);
export type Draft = z.output<typeof Draft>;

export const previewMatches = endpoint({
  method: 'post',
  path: '/matches/preview',
  noun: 'match',
  who: 'anyone',
  summary: 'What would already fit, while somebody writes. Nothing is kept.',
  body: Draft,
  returns: z.object({
    /** How many score at least `threshold`. */
    count: z.int(),
    threshold: z.number(),
    top: z.array(z.object({ id: Id, title: z.string(), score: z.number(), reasons: Reasons })),
  }),
});

/** How many pairs that fit a change would bring, and how many would fit no more. Both are counted, not estimated. */
const Effect = { gained: z.int(), lost: z.int() };

export const Change = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('add_tag'), tagId: Id, label: z.string(), ...Effect }),
    z.object({ kind: z.literal('remove_tag'), tagId: Id, label: z.string(), ...Effect }),
    z.object({ kind: z.literal('reach'), reach: Reach, ...Effect }),
    z.object({ kind: z.literal('add_place'), code: RegionCode, name: z.string(), ...Effect }),
    z.object({ kind: z.literal('lift_local_only'), ...Effect }),
  ])
  .meta({ id: 'DraftChange' });
export type Change = z.infer<typeof Change>;

export const tryChanges = endpoint({
  method: 'post',
  path: '/matches/changes',
  noun: 'match',
  who: 'anyone',
  summary: 'What would change what fits, while somebody writes: at most five changes, the most useful first',
  body: Draft,
  returns: z.object({
    /** How many fit as it stands. */
    count: z.int(),
    changes: z.array(Change),
  }),
});

/** What two items of one side share, strongest first. */
const Shared = { score: z.number(), tags: z.array(z.string()), words: z.array(z.string()) };

export const findSimilar = endpoint({
  method: 'post',
  path: '/matches/similar',
  noun: 'match',
  who: 'anyone',
  summary: 'Up to three of the same side that say much the same, while somebody writes',
  body: Draft,
  returns: z.object({ items: z.array(z.object({ id: Id, title: z.string(), ...Shared })) }),
});

export const listSimilarNeeds = endpoint({
  method: 'get',
  path: '/needs/:id/similar',
  noun: 'match',
  who: 'anyone',
  summary: 'Up to three needs that say much the same as this one',
  params: ById,
  returns: z.object({ items: z.array(z.object({ need: NeedSummary, ...Shared })) }),
  errors: ['need_not_found'],
});

export const listSimilarIdeas = endpoint({
  method: 'get',
  path: '/ideas/:id/similar',
  noun: 'match',
  who: 'anyone',
  summary: 'Up to three ideas that say much the same as this one',
  params: ById,
  returns: z.object({ items: z.array(z.object({ idea: IdeaSummary, ...Shared })) }),
  errors: ['idea_not_found'],
});
