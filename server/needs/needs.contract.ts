import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import {
  ById,
  Cursor,
  Day,
  Id,
  Instant,
  Limit,
  line,
  many,
  Pence,
  pageOf,
  prose,
  RegionCode,
  Version,
} from '../http/shapes.contract.ts';
import { ListedStatus } from '../items/listing.contract.ts';
import { Place } from '../regions/regions.contract.ts';
import { ItemTag } from '../tags/tags.contract.ts';

export const NeedStatus = z
  .enum(['draft', 'published', 'paused', 'closed', 'expired'])
  .meta({ id: 'NeedStatus' });
export type NeedStatus = z.infer<typeof NeedStatus>;

export const Trigger = z.enum(['inspection', 'crisis', 'pressure', 'own_initiative']).meta({ id: 'Trigger' });
export const Level = z.enum(['system', 'sector', 'frontline', 'public']).meta({ id: 'Level' });
export const Resource = z.enum(['money', 'site', 'time', 'data', 'mentoring']).meta({ id: 'Resource' });

/** What its author writes. A draft may leave all but the title empty; publishing asks for more. */
export const NeedBody = z
  .strictObject({
    // The form advises far fewer; titles of public notices run long.
    title: line(200, 3),
    problem: prose(20_000).default('').describe('What is wrong'),
    whoFor: prose(1_000).default(''),
    evidence: prose(5_000).default('').describe('How one can tell that it is not working today'),
    trigger: Trigger.nullable().default(null),
    outcome: prose(2_000).default('').describe('What would count as better'),
    baseline: line(300).nullable().default(null),
    target: line(300).nullable().default(null),
    regionCodes: z.array(RegionCode).max(400).default([]),
    localOnly: z.boolean().default(false),
    tagIds: z.array(Id).max(60).default([]),
    level: Level.nullable().default(null),
    phase: z.int().min(0).max(4).nullable().default(null).describe('0 latent … 4 embedding'),
    organisationNamed: z.boolean().default(true),
    budgetMin: Pence.nullable().default(null),
    budgetMax: Pence.nullable().default(null),
    currency: z.literal('GBP').default('GBP'),
    resources: z.array(Resource).max(5).default([]),
    deadline: Day.nullable().default(null),
    expiresAt: Instant.nullable().default(null),
  })
  .refine((need) => need.budgetMin === null || need.budgetMax === null || need.budgetMin <= need.budgetMax, {
    path: ['budgetMax'],
    message: 'The most must not be less than the least',
  })
  .meta({ id: 'NeedBody' });
export type NeedBody = z.infer<typeof NeedBody>;

export const NeedMove = z.enum(['edit', 'publish', 'pause', 'close']);

/** A need in a list: nothing here is private. */
export const NeedSummary = z
  .object({
    id: Id,
    title: z.string(),
    excerpt: z.string(),
    status: NeedStatus,
    places: z.array(Place),
    tags: z.array(ItemTag),
    organisation: z.object({ id: Id, name: z.string(), verified: z.boolean() }).nullable(),
    unclaimed: z.boolean(),
    budgetMin: z.int().nullable(),
    budgetMax: z.int().nullable(),
    deadline: Day.nullable(),
    publishedAt: Instant.nullable(),
  })
  .meta({ id: 'NeedSummary' });
export type NeedSummary = z.infer<typeof NeedSummary>;

export const Need = NeedSummary.extend({
  version: Version,
  body: z.object(NeedBody.shape),
  mine: z.boolean(),
  onBehalf: z.boolean().describe('Posted by a broker for a caller'),
  consent: z
    .string()
    .nullable()
    .describe('How the caller agreed; null to all but the agency that wrote it down'),
  createdAt: Instant,
  updatedAt: Instant,
  moves: z.array(NeedMove),
}).meta({ id: 'Need' });
export type Need = z.infer<typeof Need>;

/** A broker writes down how a caller without an account agreed to the posting. */
export const OnBehalf = z
  .strictObject({
    consent: prose(1_000, 10).describe('Who agreed, how and when; only the agency reads this'),
  })
  .meta({ id: 'OnBehalf' });

const RefusedTagIds = z
  .array(Id)
  .max(60)
  .default([])
  .describe('Suggested tags that the author does not want; they are not suggested again');

const filters = {
  q: z.string().trim().max(200).optional(),
  tag: many(Id),
  region: RegionCode.optional(),
  mine: z.stringbool().optional(),
  claimed: z
    .stringbool()
    .optional()
    .describe('True: only what somebody stands behind, not what was imported'),
  organisation: Id.optional().describe('Only what it is named on'),
  cursor: Cursor,
  limit: Limit,
};

export const listNeeds = endpoint({
  method: 'get',
  path: '/needs',
  noun: 'need',
  who: 'anyone',
  summary: 'Needs, newest first. Others’ drafts and paused needs are never listed.',
  query: z.strictObject({ ...filters, status: ListedStatus.optional() }),
  returns: pageOf(NeedSummary),
  errors: ['invalid_cursor', 'unknown_tag', 'unknown_region'],
});

export const postNeed = endpoint({
  method: 'post',
  path: '/needs',
  noun: 'need',
  who: 'signed_in',
  summary: 'Post a need as a draft, or at once with `publish`. A commissioner posts for their organisation.',
  body: z.strictObject({
    body: NeedBody,
    organisationId: Id.nullable().default(null),
    publish: z.boolean().default(false),
    onBehalf: OnBehalf.optional(),
    refusedTagIds: RefusedTagIds,
  }),
  returns: Need,
  errors: [
    'not_allowed',
    'email_unverified',
    'need_incomplete',
    'organisation_not_found',
    'organisation_unverified',
    'unknown_tag',
    'unknown_region',
  ],
  idempotent: true,
});

export const getNeed = endpoint({
  method: 'get',
  path: '/needs/:id',
  noun: 'need',
  who: 'anyone',
  summary: 'One need, without contact data',
  params: ById,
  returns: Need,
  errors: ['need_not_found'],
});

export const editNeed = endpoint({
  method: 'patch',
  path: '/needs/:id',
  noun: 'need',
  who: 'signed_in',
  summary: 'Edit a need; every version is kept',
  params: ById,
  body: z.strictObject({ body: NeedBody, refusedTagIds: RefusedTagIds }),
  returns: Need,
  errors: [
    'need_not_found',
    'not_allowed',
    'need_not_open',
    'need_incomplete',
    'stale_version',
    'unknown_tag',
    'unknown_region',
  ],
  ifMatch: true,
});

const move = (path: 'publish' | 'pause' | 'close', summary: string, who: 'signed_in' | 'verified') =>
  endpoint({
    method: 'post',
    path: `/needs/:id/${path}`,
    noun: 'need',
    who,
    summary,
    params: ById,
    returns: Need,
    errors: ['need_not_found', 'not_allowed', 'already_moved', 'need_incomplete', 'organisation_unverified'],
    idempotent: true,
  });

export const publishNeed = move('publish', 'Publish a draft, or open a paused need again', 'verified');
export const pauseNeed = move(
  'pause',
  'Pause a need: nobody new is matched until it is published again',
  'signed_in',
);
export const closeNeed = move('close', 'Close a need for good', 'signed_in');
