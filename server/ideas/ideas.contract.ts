import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import {
  ById,
  Cursor,
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

export const IdeaStatus = z
  .enum(['draft', 'published', 'paused', 'closed', 'expired'])
  .meta({ id: 'IdeaStatus' });
export type IdeaStatus = z.infer<typeof IdeaStatus>;

export const Stage = z
  .enum(['prompt', 'proposal', 'prototype', 'sustained', 'scaling', 'systemic'])
  .meta({ id: 'Stage' });
export const Reach = z.enum(['here', 'nearby', 'anywhere']).meta({ id: 'Reach' });
export type Reach = z.infer<typeof Reach>;
export const ContributorKind = z
  .enum(['frontline_worker', 'service_user', 'carer', 'organisation'])
  .meta({ id: 'ContributorKind' });
export const Ask = z.enum(['pilot_site', 'mentor', 'funder', 'evidence_partner']).meta({ id: 'Ask' });
/** How the author is called in public: by name, by a pseudonym of this idea alone, or as a kind of person. */
export const AuthorStyle = z.enum(['name', 'pseudonym', 'kind']).meta({ id: 'AuthorStyle' });

/** What its author writes. A draft may leave all but the title empty; publishing asks for more. */
export const IdeaBody = z
  .strictObject({
    // The form advises far fewer; imported titles run long.
    title: line(200, 3),
    summary: prose(20_000).default('').describe('What it does, in plain words'),
    how: prose(20_000).default('').describe('How it works'),
    evidenceLevel: z.int().min(0).max(5).nullable().default(null).describe('Nesta Standards of Evidence'),
    stage: Stage.nullable().default(null),
    contributorKind: ContributorKind.nullable().default(null),
    regionCodes: z.array(RegionCode).max(400).default([]),
    reach: Reach.default('nearby'),
    tagIds: z.array(Id).max(60).default([]),
    costMin: Pence.nullable().default(null),
    costMax: Pence.nullable().default(null),
    currency: z.literal('GBP').default('GBP'),
    asks: z.array(Ask).max(4).default([]),
    licence: line(300).nullable().default(null),
    openPlaces: z
      .int()
      .min(0)
      .max(10_000)
      .nullable()
      .default(null)
      .describe('How many introductions at once; null: no limit'),
    authorStyle: AuthorStyle.default('kind'),
    // An organisation's own idea is called by its name, and names of organisations run long.
    authorLabel: line(200).default('a contributor'),
    ownOrganisation: z
      .boolean()
      .default(false)
      .describe('A pseudonymous author also wants needs of their own organisation'),
    // `javascript:` and its like are links, too, and must never become one here.
    website: z
      .url({ protocol: /^https?$/, hostname: z.regexes.domain })
      .max(500)
      .nullable()
      .default(null),
    expiresAt: Instant.nullable().default(null),
  })
  .refine((idea) => idea.costMin === null || idea.costMax === null || idea.costMin <= idea.costMax, {
    path: ['costMax'],
    message: 'The most must not be less than the least',
  })
  .meta({ id: 'IdeaBody' });
export type IdeaBody = z.infer<typeof IdeaBody>;

export const IdeaMove = z.enum(['edit', 'publish', 'pause', 'close']);

/** An idea in a list: nothing here is private. */
export const IdeaSummary = z
  .object({
    id: Id,
    title: z.string(),
    excerpt: z.string(),
    status: IdeaStatus,
    places: z.array(Place),
    reach: Reach,
    tags: z.array(ItemTag),
    author: z.string(),
    organisation: z.object({ id: Id, name: z.string(), verified: z.boolean() }).nullable(),
    unclaimed: z.boolean(),
    evidenceLevel: z.int().nullable(),
    stage: Stage.nullable(),
    publishedAt: Instant.nullable(),
  })
  .meta({ id: 'IdeaSummary' });
export type IdeaSummary = z.infer<typeof IdeaSummary>;

export const Idea = IdeaSummary.extend({
  version: Version,
  body: z.object(IdeaBody.shape),
  openPlaces: z.int().nullable(),
  mine: z.boolean(),
  onBehalf: z.boolean(),
  consent: z
    .string()
    .nullable()
    .describe('How the caller agreed; null to all but the agency that wrote it down'),
  createdAt: Instant,
  updatedAt: Instant,
  moves: z.array(IdeaMove),
}).meta({ id: 'Idea' });
export type Idea = z.infer<typeof Idea>;

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

export const listIdeas = endpoint({
  method: 'get',
  path: '/ideas',
  noun: 'idea',
  who: 'anyone',
  summary: 'Ideas, newest first. Others’ drafts and paused ideas are never listed.',
  query: z.strictObject({ ...filters, status: ListedStatus.optional() }),
  returns: pageOf(IdeaSummary),
  errors: ['invalid_cursor', 'unknown_tag', 'unknown_region'],
});

export const postIdea = endpoint({
  method: 'post',
  path: '/ideas',
  noun: 'idea',
  who: 'signed_in',
  summary: 'Post an idea as a draft, or at once with `publish`. No organisation is needed.',
  body: z.strictObject({
    body: IdeaBody,
    organisationId: Id.nullable().default(null),
    publish: z.boolean().default(false),
    onBehalf: z.strictObject({ consent: prose(1_000, 10) }).optional(),
    refusedTagIds: RefusedTagIds,
  }),
  returns: Idea,
  errors: [
    'not_allowed',
    'email_unverified',
    'idea_incomplete',
    'organisation_not_found',
    'unknown_tag',
    'unknown_region',
  ],
  idempotent: true,
});

export const getIdea = endpoint({
  method: 'get',
  path: '/ideas/:id',
  noun: 'idea',
  who: 'anyone',
  summary: 'One idea, without contact data',
  params: ById,
  returns: Idea,
  errors: ['idea_not_found'],
});

export const editIdea = endpoint({
  method: 'patch',
  path: '/ideas/:id',
  noun: 'idea',
  who: 'signed_in',
  summary: 'Edit an idea; every version is kept',
  params: ById,
  body: z.strictObject({ body: IdeaBody, refusedTagIds: RefusedTagIds }),
  returns: Idea,
  errors: [
    'idea_not_found',
    'not_allowed',
    'idea_not_open',
    'idea_incomplete',
    'stale_version',
    'unknown_tag',
    'unknown_region',
  ],
  ifMatch: true,
});

const move = (path: 'publish' | 'pause' | 'close', summary: string, who: 'signed_in' | 'verified') =>
  endpoint({
    method: 'post',
    path: `/ideas/:id/${path}`,
    noun: 'idea',
    who,
    summary,
    params: ById,
    returns: Idea,
    errors: ['idea_not_found', 'not_allowed', 'already_moved', 'idea_incomplete'],
    idempotent: true,
  });

export const publishIdea = move('publish', 'Publish a draft, or open a paused idea again', 'verified');
export const pauseIdea = move(
  'pause',
  'Pause an idea: nobody new is matched until it is published again',
  'signed_in',
);
export const closeIdea = move('close', 'Close an idea for good', 'signed_in');
