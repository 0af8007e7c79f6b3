import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import {
  ById,
  Cursor,
  Id,
  Instant,
  Limit,
  many,
  pageOf,
  prose,
  RegionCode,
} from '../http/shapes.contract.ts';
import { IdeaSummary } from '../ideas/ideas.contract.ts';
import { NeedSummary } from '../needs/needs.contract.ts';

/** Why a pair cannot be offered, though it may score. */
export const Gate = z
  .enum([
    'need_not_open',
    'idea_not_open',
    'out_of_reach',
    'same_person',
    'no_open_places',
    'same_organisation',
  ])
  .meta({ id: 'Gate' });
export type Gate = z.infer<typeof Gate>;

export const PlaceKind = z
  .enum(['contains', 'neighbours', 'same_region', 'same_nation', 'anywhere', 'no_place', 'apart'])
  .meta({ id: 'PlaceKind' });

/** The arithmetic of a score: the points of all lines add up to it within 1e-9. */
export const Reasons = z
  .object({
    score: z.number(),
    topic: z.array(
      z.object({
        tagId: Id,
        label: z.string(),
        points: z.number(),
        /** The weaker of the two ways in which the sides carry this tag. */
        via: z.enum(['own', 'ancestor', 'suggested', 'mapped']),
        need: z.string().nullable().describe('The tag on the need’s side that brought it'),
        idea: z.string().nullable().describe('The tag on the idea’s side that brought it'),
        /** The score if neither side had this tag. */
        without: z.number(),
      }),
    ),
    wording: z.array(
      z.object({
        word: z.string(),
        points: z.number(),
        near: z.boolean().default(false).describe('The need does not say it, but words that go with it'),
      }),
    ),
    place: z.object({
      factor: z.number(),
      kind: PlaceKind,
      need: z.string().nullable().describe('Name of the need’s place'),
      idea: z.string().nullable().describe('Name of the idea’s place'),
    }),
    missing: z.array(
      z.enum([
        'need_has_no_tags',
        'idea_has_no_tags',
        'need_has_no_place',
        'idea_has_no_place',
        'no_shared_tags',
        'no_shared_words',
        'idea_has_no_evidence',
        'idea_has_no_cost',
        'need_has_no_budget',
        'works_only_here',
      ]),
    ),
    /** Where the idea works, when it works nowhere else: a few of its places, and how many more there are. */
    onlyIn: z
      .object({ places: z.array(z.string()), more: z.int() })
      .nullable()
      .default(null),
  })
  .meta({ id: 'Reasons' });
export type Reasons = z.infer<typeof Reasons>;

export const JudgementStatus = z
  .enum(['suggested', 'shortlisted', 'dismissed', 'introduced'])
  .meta({ id: 'JudgementStatus' });
export type JudgementStatus = z.infer<typeof JudgementStatus>;

export const DismissReason = z
  .enum(['poor_fit', 'wrong_place', 'too_early', 'already_known', 'cost', 'capacity', 'other'])
  .meta({ id: 'DismissReason' });
export type DismissReason = z.infer<typeof DismissReason>;

export const Judgement = z
  .object({
    status: JudgementStatus,
    covers: z.enum(['need', 'idea', 'both']),
    reasonCode: DismissReason.nullable(),
    note: z.string().nullable(),
    assigneeId: Id.nullable(),
    assigneeName: z.string().nullable(),
    snoozedUntil: Instant.nullable(),
    decidedAt: Instant.nullable(),
  })
  .meta({ id: 'Judgement' });
export type Judgement = z.infer<typeof Judgement>;

export const MatchMove = z.enum(['shortlist', 'dismiss', 'restore', 'snooze', 'assign', 'introduce']);
export type MatchMove = z.infer<typeof MatchMove>;

/** A pair as a broker sees it. */
export const Match = z
  .object({
    id: Id,
    need: NeedSummary,
    idea: IdeaSummary,
    score: z.number(),
    scorerVersion: z.string(),
    origin: z.enum(['scored', 'manual']),
    reason: z.string().nullable().describe('Written by the broker who made the pair by hand'),
    reasons: Reasons,
    judgement: Judgement,
    /** To how many needs this idea is shown. */
    shownTo: z.int(),
    /** The same over the last thirty days: also those whose list no longer shows it. */
    shownThisMonth: z.int(),
    /** The open introduction of this pair, if there is one. */
    introductionId: Id.nullable(),
    /** Why this broker may not introduce the pair, if so. */
    barred: z
      .enum([
        'own_item',
        'interest_undeclared',
        'item_unclaimed',
        'introduction_already_open',
        'no_open_places',
        'not_open',
      ])
      .nullable(),
    moves: z.array(MatchMove),
  })
  .meta({ id: 'Match' });
export type Match = z.infer<typeof Match>;

/** A counterpart as an author or a visitor may see it. */
const Fit = z.object({ score: z.number(), reasons: Reasons });

/** By place in the agency's order, or by how high a pair stands on both sides. */
export const QueueOrder = z.enum(['rank', 'mutual']).meta({ id: 'QueueOrder' });
export type QueueOrder = z.infer<typeof QueueOrder>;

/** Beside the queue pairs are counted up to here; one more than this says "more than". */
export const MOST_COUNTED = 1_000;

export const listMatches = endpoint({
  method: 'get',
  path: '/matches',
  noun: 'match',
  who: 'verified',
  summary: 'A broker’s queue: the pairs that the agency’s patch covers, best first',
  query: z.strictObject({
    status: JudgementStatus.default('suggested'),
    order: QueueOrder.default('rank'),
    snoozed: z.stringbool().optional(),
    q: z.string().trim().max(200).optional(),
    tag: many(Id),
    region: RegionCode.optional(),
    assignee: z.union([Id, z.literal('nobody')]).optional(),
    needId: Id.optional(),
    ideaId: Id.optional(),
    minScore: z.coerce.number().min(0).max(100).optional(),
    claimed: z.stringbool().optional().describe('True: only pairs with somebody to ask on both sides'),
    cursor: Cursor,
    limit: Limit,
  }),
  returns: pageOf(Match).extend({
    counts: z
      .record(JudgementStatus, z.int())
      .describe(`How many stand where; ${MOST_COUNTED + 1} for more than ${MOST_COUNTED}`),
  }),
  errors: ['not_allowed', 'invalid_cursor'],
});

export const getMatch = endpoint({
  method: 'get',
  path: '/matches/:id',
  noun: 'match',
  who: 'verified',
  summary: 'One pair with its reasons and my agency’s judgement',
  params: ById,
  returns: Match,
  errors: ['match_not_found'],
});

export const pairByHand = endpoint({
  method: 'post',
  path: '/matches',
  noun: 'match',
  who: 'verified',
  summary: 'Make a pair by hand, with a written reason; it stands shortlisted',
  body: z.strictObject({ needId: Id, ideaId: Id, reason: prose(1_000, 10) }),
  returns: Match,
  errors: [
    'not_allowed',
    'need_not_found',
    'idea_not_found',
    'outside_patch',
    'own_item',
    'same_person',
    'match_exists',
  ],
  idempotent: true,
});

export const listNeedMatches = endpoint({
  method: 'get',
  path: '/needs/:id/matches',
  noun: 'match',
  who: 'anyone',
  summary: 'The ideas that fit a need best, with reasons',
  params: ById,
  returns: z.object({ items: z.array(Fit.extend({ idea: IdeaSummary })) }),
  errors: ['need_not_found'],
});

export const listIdeaMatches = endpoint({
  method: 'get',
  path: '/ideas/:id/matches',
  noun: 'match',
  who: 'anyone',
  summary: 'The needs that an idea fits best, with reasons',
  params: ById,
  returns: z.object({
    items: z.array(Fit.extend({ need: NeedSummary })),
    shown: z
      .object({ now: z.int(), thisMonth: z.int() })
      .nullable()
      .describe('To how many needs brokers see it shown, now and over thirty days; null to all others'),
  }),
  errors: ['idea_not_found'],
});

const judge = <B extends z.ZodType>(path: string, summary: string, body: B) =>
  endpoint({
    method: 'post',
    path: `/matches/:id/${path}`,
    noun: 'match',
    who: 'verified',
    summary,
    params: ById,
    body,
    returns: Match,
    errors: ['match_not_found', 'not_allowed', 'outside_patch', 'already_moved', 'own_item'],
    idempotent: true,
  });

export const shortlistMatch = judge(
  'shortlist',
  'Shortlist a pair',
  z.strictObject({ note: prose(1_000).optional() }),
);
export const dismissMatch = judge(
  'dismiss',
  'Dismiss a pair with a reason, which is remembered',
  z.strictObject({ reasonCode: DismissReason, note: prose(1_000).optional() }),
);
export const restoreMatch = judge(
  'restore',
  'Bring a judged pair back to the suggestions',
  z.strictObject({}),
);
export const snoozeMatch = judge('snooze', 'Hide a pair until a day', z.strictObject({ until: Instant }));
export const assignMatch = judge(
  'assign',
  'Give a pair to a colleague, or to nobody',
  z.strictObject({ assigneeId: Id.nullable() }),
);
