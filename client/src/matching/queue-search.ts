import { z } from 'zod';
import type { JudgementStatus } from '#server/matching/matching.contract.ts';

export const statuses = [
  'suggested',
  'shortlisted',
  'dismissed',
  'introduced',
] as const satisfies readonly JudgementStatus[];

const text = z.union([z.string(), z.number()]).transform(String);

/** The queue's address: which pairs, and which of them is open. What cannot be read is left out, not refused. */
export const QueueSearch = z.object({
  status: z.enum(statuses).optional().catch(undefined),
  order: z.literal('mutual').optional().catch(undefined),
  q: text.optional().catch(undefined),
  tag: z.uuid().optional().catch(undefined),
  region: z.string().optional().catch(undefined),
  assignee: z
    .union([z.uuid(), z.literal('nobody')])
    .optional()
    .catch(undefined),
  minScore: z.number().min(0).max(100).optional().catch(undefined),
  claimed: z.literal(true).optional().catch(undefined),
  snoozed: z.literal(true).optional().catch(undefined),
  needId: z.uuid().optional().catch(undefined),
  ideaId: z.uuid().optional().catch(undefined),
  pair: z.uuid().optional().catch(undefined),
});
export type QueueSearch = z.infer<typeof QueueSearch>;

const filterNames = [
  'q',
  'tag',
  'region',
  'assignee',
  'minScore',
  'claimed',
  'snoozed',
  'needId',
  'ideaId',
] as const;

export const filtersOn = (search: QueueSearch): number =>
  filterNames.filter((name) => search[name] !== undefined).length;

/** The same question as the server is asked it; the open pair is no part of it. */
export const toQuery = (search: QueueSearch) => ({
  status: search.status ?? ('suggested' as const),
  limit: 30,
  ...(search.order === undefined ? {} : { order: search.order }),
  ...(search.q === undefined ? {} : { q: search.q }),
  ...(search.tag === undefined ? {} : { tag: [search.tag] }),
  ...(search.region === undefined ? {} : { region: search.region }),
  ...(search.assignee === undefined ? {} : { assignee: search.assignee }),
  ...(search.minScore === undefined ? {} : { minScore: search.minScore }),
  ...(search.claimed === undefined ? {} : { claimed: 'true' }),
  ...(search.snoozed === undefined ? {} : { snoozed: 'true' }),
  ...(search.needId === undefined ? {} : { needId: search.needId }),
  ...(search.ideaId === undefined ? {} : { ideaId: search.ideaId }),
});

/** Pairing by hand may begin with one half chosen, as from an item's page. */
export const PairSearch = z.object({
  need: z.uuid().optional().catch(undefined),
  idea: z.uuid().optional().catch(undefined),
});
export type PairSearch = z.infer<typeof PairSearch>;
