import { z } from 'zod';
import { CardField, ContactCard } from '../accounts/accounts.contract.ts';
import { endpoint } from '../http/endpoint.contract.ts';
import { ById, Cursor, Id, Instant, Limit, pageOf, prose, Version } from '../http/shapes.contract.ts';
import { Reasons } from '../matching/matching.contract.ts';
import { Mediation } from '../organisations/organisations.contract.ts';

export const IntroductionStatus = z
  .enum(['drafted', 'proposed', 'connected', 'declined', 'withdrawn', 'expired', 'closed'])
  .meta({ id: 'IntroductionStatus' });
export type IntroductionStatus = z.infer<typeof IntroductionStatus>;

export const Side = z.enum(['need', 'idea']).meta({ id: 'Side' });
export type Side = z.infer<typeof Side>;

/** One side's own answer. */
export const AnswerStatus = z
  .enum(['waiting', 'accepted', 'declined', 'revoked'])
  .meta({ id: 'AnswerStatus' });
export type AnswerStatus = z.infer<typeof AnswerStatus>;

export const Outcome = z.enum(['piloting', 'knowledge_shared', 'no_fit', 'other']).meta({ id: 'Outcome' });
export type Outcome = z.infer<typeof Outcome>;

export const IntroductionMove = z.enum([
  'propose',
  'accept',
  'decline',
  'withdraw',
  'close',
  'write',
  'see_cards',
  'hand_over',
  'rate',
]);
export type IntroductionMove = z.infer<typeof IntroductionMove>;

const Answer = z.object({
  status: AnswerStatus,
  answeredAt: Instant.nullable(),
  /** The fields this side agreed to share; empty until it accepts. */
  fields: z.array(CardField),
  /** Only for the broker, and for the side itself. */
  privateReason: z.string().nullable(),
});

/** How it was for one side, from 1 to 5: for the side itself and the brokers. */
const Satisfaction = z.object({
  score: z.int(),
  sentence: z.string(),
  givenAt: Instant,
  editableUntil: Instant,
});

export const Introduction = z
  .object({
    id: Id,
    status: IntroductionStatus,
    version: Version,
    need: z.object({
      id: Id,
      title: z.string(),
      excerpt: z.string(),
      version: Version,
      organisation: z.string().nullable(),
    }),
    idea: z.object({ id: Id, title: z.string(), excerpt: z.string(), version: Version, author: z.string() }),
    agency: z.object({ id: Id, name: z.string() }),
    brokerId: Id.nullable(),
    brokerName: z.string().nullable().describe('For the broker’s own colleagues only'),
    /** What the broker chose to be called by the sides, and since when this broker looks after it. */
    broker: z.object({ label: z.string().nullable(), handedOverAt: Instant.nullable() }),
    askedBy: Side.nullable().describe('The side that asked for it: for that side and the brokers'),
    /** What ties the broker to a side, for both sides to read before they answer. */
    interest: z.object({ text: z.string(), declaredAt: Instant }).nullable(),
    mediation: Mediation,
    score: z.number(),
    reasons: Reasons,
    /** The asker's place in it. */
    as: z.enum(['need', 'idea', 'broker']),
    note: z.string().nullable().describe('The broker’s note to the asker’s side'),
    noteToNeed: z.string().nullable().describe('Only for the broker'),
    noteToIdea: z.string().nullable().describe('Only for the broker'),
    answers: z.object({ need: Answer, idea: Answer }),
    /** What the asker would agree to by accepting: the words, word for word. */
    wording: z.object({ id: Id, text: z.string() }),
    proposedAt: Instant.nullable(),
    connectedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    remindAt: Instant.nullable(),
    overdueAt: Instant.nullable(),
    expiresAt: Instant.nullable(),
    outcome: Outcome.nullable(),
    lesson: z.string().nullable(),
    satisfaction: z.object({ need: Satisfaction.nullable(), idea: Satisfaction.nullable() }),
    unread: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
    moves: z.array(IntroductionMove),
    /** The threads that the asker may read, and may write in now. */
    threads: z.array(
      z.object({ thread: z.enum(['all', 'need', 'idea']), writable: z.boolean(), unread: z.int() }),
    ),
  })
  .meta({ id: 'Introduction' });
export type Introduction = z.infer<typeof Introduction>;

export const listIntroductions = endpoint({
  method: 'get',
  path: '/introductions',
  noun: 'introduction',
  who: 'signed_in',
  summary:
    'My introductions: as a side, or as a broker of the agency; what is overdue or due soonest first, what has ended last',
  query: z.strictObject({
    status: IntroductionStatus.optional(),
    waiting: z.stringbool().optional().describe('Only those that wait on me'),
    cursor: Cursor,
    limit: Limit,
  }),
  returns: pageOf(Introduction),
  errors: ['invalid_cursor'],
});

export const draftIntroduction = endpoint({
  method: 'post',
  path: '/introductions',
  noun: 'introduction',
  who: 'verified',
  summary: 'Draft an introduction of a pair, with a note to each side; with `propose`, send it at once',
  body: z.strictObject({
    needId: Id,
    ideaId: Id,
    noteToNeed: prose(2_000).default(''),
    noteToIdea: prose(2_000).default(''),
    interest: prose(1_000)
      .default('')
      .describe('What ties the broker to a side: asked where an item is of an organisation of theirs'),
    propose: z.boolean().default(false),
  }),
  returns: Introduction,
  errors: [
    'not_allowed',
    'need_not_found',
    'idea_not_found',
    'outside_patch',
    'own_item',
    'interest_undeclared',
    'same_person',
    'item_unclaimed',
    'need_not_open',
    'idea_not_open',
    'no_open_places',
    'introduction_already_open',
  ],
  idempotent: true,
});

export const getIntroduction = endpoint({
  method: 'get',
  path: '/introductions/:id',
  noun: 'introduction',
  who: 'signed_in',
  summary: 'One introduction, as its asker may see it',
  params: ById,
  returns: Introduction,
  errors: ['introduction_not_found'],
});

export const proposeIntroduction = endpoint({
  method: 'post',
  path: '/introductions/:id/propose',
  noun: 'introduction',
  who: 'verified',
  summary: 'Propose a drafted introduction to both sides',
  params: ById,
  body: z.strictObject({ noteToNeed: prose(2_000).optional(), noteToIdea: prose(2_000).optional() }),
  returns: Introduction,
  errors: [
    'introduction_not_found',
    'not_allowed',
    'already_moved',
    'introduction_already_open',
    'outside_patch',
    'item_unclaimed',
    'own_item',
    'interest_undeclared',
    'same_person',
    'need_not_open',
    'idea_not_open',
    'no_open_places',
  ],
  idempotent: true,
});

export const acceptIntroduction = endpoint({
  method: 'post',
  path: '/introductions/:id/accept',
  noun: 'introduction',
  who: 'verified',
  summary: 'Accept for my side: once the other side has accepted too, the named fields open for both at once',
  params: ById,
  body: z.strictObject({ fields: z.array(CardField).min(1).max(3), wordingId: Id }),
  returns: Introduction,
  errors: [
    'introduction_not_found',
    'not_allowed',
    'introduction_already_answered',
    'introduction_closed',
    'card_incomplete',
    'consent_missing',
  ],
  idempotent: true,
});

export const declineIntroduction = endpoint({
  method: 'post',
  path: '/introductions/:id/decline',
  noun: 'introduction',
  who: 'verified',
  summary: 'Decline for my side. The reason goes to the broker, never to the other side.',
  params: ById,
  body: z.strictObject({ reason: prose(2_000).default('') }),
  returns: Introduction,
  errors: ['introduction_not_found', 'not_allowed', 'introduction_already_answered', 'introduction_closed'],
  idempotent: true,
});

export const withdrawIntroduction = endpoint({
  method: 'post',
  path: '/introductions/:id/withdraw',
  noun: 'introduction',
  who: 'signed_in',
  summary: 'Withdraw: a side takes its consent back, or the broker ends a proposal. Cards close at once.',
  params: ById,
  body: z.strictObject({ reason: prose(2_000).default('') }),
  returns: Introduction,
  errors: ['introduction_not_found', 'not_allowed', 'already_moved', 'introduction_closed'],
  idempotent: true,
});

export const closeIntroduction = endpoint({
  method: 'post',
  path: '/introductions/:id/close',
  noun: 'introduction',
  who: 'verified',
  summary: 'Close a connected introduction with its outcome (the broker)',
  params: ById,
  body: z.strictObject({ outcome: Outcome, lesson: prose(2_000).default('') }),
  returns: Introduction,
  errors: ['introduction_not_found', 'not_allowed', 'already_moved'],
  idempotent: true,
});

export const getCards = endpoint({
  method: 'get',
  path: '/introductions/:id/cards',
  noun: 'introduction',
  who: 'signed_in',
  summary: 'The contact cards that are open to the asker; each reading is recorded',
  params: ById,
  returns: z.object({
    need: ContactCard.partial().nullable(),
    idea: ContactCard.partial().nullable(),
  }),
  errors: ['introduction_not_found', 'cards_sealed'],
});
