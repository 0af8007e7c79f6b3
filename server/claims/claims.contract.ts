import { z } from 'zod';
import { Email } from '../accounts/accounts.contract.ts';
import { endpoint } from '../http/endpoint.contract.ts';
import { ById, Cursor, Id, Instant, Limit, pageOf, prose } from '../http/shapes.contract.ts';

export const ClaimedNoun = z.enum(['need', 'idea', 'organisation']).meta({ id: 'ClaimedNoun' });
export type ClaimedNoun = z.infer<typeof ClaimedNoun>;

export const ClaimStatus = z
  .enum(['invited', 'requested', 'accepted', 'refused', 'withdrawn'])
  .meta({ id: 'ClaimStatus' });
export type ClaimStatus = z.infer<typeof ClaimStatus>;

export const ClaimMove = z.enum(['accept', 'refuse', 'withdraw']).meta({ id: 'ClaimMove' });
export type ClaimMove = z.infer<typeof ClaimMove>;

const What = z.strictObject({ noun: ClaimedNoun, id: Id });

/** A claim as its claimant, and those who decide on it, may see it. */
export const Claim = z
  .object({
    id: Id,
    noun: ClaimedNoun,
    nounId: Id,
    /** The title of the need or idea, or the organisation's name. */
    title: z.string(),
    /** For an organisation: how many needs and ideas of it nobody has claimed. */
    items: z.int().nullable(),
    status: ClaimStatus,
    mine: z.boolean(),
    /** The claimant's own words; null for an invitation, and to whoever does not decide. */
    who: z.string().nullable(),
    why: z.string().nullable(),
    /** Where the claimant's verified address is (`leeds.gov.uk`), for those who decide. */
    domain: z.string().nullable(),
    reason: z.string().nullable(),
    createdAt: Instant,
    expiresAt: Instant.nullable(),
    decidedAt: Instant.nullable(),
    moves: z.array(ClaimMove),
  })
  .meta({ id: 'Claim' });
export type Claim = z.infer<typeof Claim>;

export const getClaimState = endpoint({
  method: 'get',
  path: '/claims/state',
  noun: 'claim',
  who: 'anyone',
  summary: 'Whether something belongs to anybody, and what the asker could do about it',
  query: z.strictObject({ noun: ClaimedNoun, id: Id }),
  returns: z.object({
    state: z.enum(['nobody', 'requested', 'claimed']),
    /** The asker's own claim, the latest. */
    mine: Claim.nullable(),
    /** Its imported organisation, which could be claimed with all that is of it. */
    whole: z.object({ id: Id, name: z.string(), items: z.int() }).nullable(),
    /** `take`: it is of the asker's own verified organisation, so that nobody need check. */
    moves: z.array(z.enum(['request', 'take', 'invite', 'decide'])),
  }),
  errors: ['need_not_found', 'idea_not_found', 'organisation_not_found'],
});

export const requestClaim = endpoint({
  method: 'post',
  path: '/claims',
  noun: 'claim',
  who: 'verified',
  summary:
    'Say that something imported is yours: who you are, and why. A broker or an administrator checks it.',
  body: What.extend({
    /** Of a need or an idea: its whole organisation is meant, with everything of it. */
    whole: z.boolean().default(false),
    who: prose(500, 3),
    why: prose(2_000, 3),
  }),
  returns: Claim,
  errors: [
    'need_not_found',
    'idea_not_found',
    'organisation_not_found',
    'need_not_open',
    'idea_not_open',
    'already_claimed',
    'claim_waits',
    'too_many_requests',
  ],
  idempotent: true,
});

export const inviteToClaim = endpoint({
  method: 'post',
  path: '/claims/invitations',
  noun: 'claim',
  who: 'verified',
  summary: 'Invite somebody by e-mail to claim something (administrators, and brokers whose patch covers it)',
  body: What.extend({ email: Email, whole: z.boolean().default(false) }),
  returns: Claim,
  errors: [
    'need_not_found',
    'idea_not_found',
    'organisation_not_found',
    'need_not_open',
    'idea_not_open',
    'already_claimed',
    'not_allowed',
    'own_claim',
  ],
  idempotent: true,
});

const Token = z.string().min(20).max(200);

export const readClaimInvitation = endpoint({
  method: 'post',
  path: '/claims/invitations/read',
  noun: 'claim',
  who: 'anyone',
  summary: 'What an invitation to claim is about, for whoever holds its token',
  body: z.strictObject({ token: Token }),
  returns: z.object({ noun: ClaimedNoun, nounId: Id, title: z.string(), items: z.int().nullable() }),
  errors: ['token_invalid'],
});

export const takeUpClaim = endpoint({
  method: 'post',
  path: '/claims/invitations/take-up',
  noun: 'claim',
  who: 'signed_in',
  summary: 'Take up an invitation to claim, with the address it was sent to. It proves the address, too.',
  body: z.strictObject({ token: Token }),
  returns: Claim,
  errors: [
    'token_invalid',
    'invited_elsewhere',
    'already_claimed',
    'already_a_member',
    'need_not_open',
    'idea_not_open',
  ],
  idempotent: true,
});

export const listClaims = endpoint({
  method: 'get',
  path: '/claims',
  noun: 'claim',
  who: 'verified',
  summary:
    'Claims to decide on, the oldest first (administrators; brokers, those in their patch); or one’s own',
  query: z.strictObject({
    status: ClaimStatus.default('requested'),
    mine: z.stringbool().optional(),
    cursor: Cursor,
    limit: Limit,
  }),
  returns: pageOf(Claim),
  errors: ['not_allowed', 'invalid_cursor'],
});

export const acceptClaim = endpoint({
  method: 'post',
  path: '/claims/:id/accept',
  noun: 'claim',
  who: 'verified',
  summary: 'Accept a claim: from then on it belongs to the claimant, and can be introduced',
  params: ById,
  returns: Claim,
  errors: [
    'claim_not_found',
    'not_allowed',
    'own_claim',
    'already_moved',
    'already_claimed',
    'already_a_member',
    'need_not_open',
    'idea_not_open',
  ],
  idempotent: true,
});

export const refuseClaim = endpoint({
  method: 'post',
  path: '/claims/:id/refuse',
  noun: 'claim',
  who: 'verified',
  summary: 'Refuse a claim, with a reason that the claimant is told',
  params: ById,
  body: z.strictObject({ reason: prose(1_000, 3) }),
  returns: Claim,
  errors: ['claim_not_found', 'not_allowed', 'own_claim', 'already_moved'],
  idempotent: true,
});

export const withdrawClaim = endpoint({
  method: 'post',
  path: '/claims/:id/withdraw',
  noun: 'claim',
  who: 'verified',
  summary: 'Take back one’s own request, or an invitation that nobody has taken up',
  params: ById,
  returns: Claim,
  errors: ['claim_not_found', 'not_allowed', 'already_moved'],
  idempotent: true,
});
