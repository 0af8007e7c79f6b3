import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { ById, Id, Instant, prose } from '../http/shapes.contract.ts';
import { Introduction, Side } from './introductions.contract.ts';

export const RequestMove = z.enum(['take', 'put_aside', 'withdraw']);

/** One side asks the agencies that cover a pair for an introduction. */
export const IntroductionRequest = z
  .object({
    id: Id,
    need: z.object({ id: Id, title: z.string() }),
    idea: z.object({ id: Id, title: z.string() }),
    side: Side,
    note: z.string(),
    askedAt: Instant,
    moves: z.array(RequestMove),
  })
  .meta({ id: 'IntroductionRequest' });
export type IntroductionRequest = z.infer<typeof IntroductionRequest>;

export const listRequests = endpoint({
  method: 'get',
  path: '/introduction-requests',
  noun: 'introduction',
  who: 'signed_in',
  summary: 'The introductions that I have asked for, or that my agency is asked for; the oldest first',
  returns: z.object({ items: z.array(IntroductionRequest) }),
});

export const canRequest = endpoint({
  method: 'get',
  path: '/introduction-requests/possible',
  noun: 'introduction',
  who: 'signed_in',
  summary: 'Whether I may ask for an introduction of a pair, as which side, and whether I have',
  query: z.strictObject({ need: Id, idea: Id }),
  returns: z.object({ side: Side.nullable(), asked: z.boolean() }),
  errors: ['need_not_found', 'idea_not_found'],
});

export const requestIntroduction = endpoint({
  method: 'post',
  path: '/introduction-requests',
  noun: 'introduction',
  who: 'verified',
  summary: 'Ask for an introduction of my need or idea with another’s. Nothing of me is shown by asking.',
  body: z.strictObject({ needId: Id, ideaId: Id, note: prose(1_000).default('') }),
  returns: IntroductionRequest,
  errors: [
    'need_not_found',
    'idea_not_found',
    'not_allowed',
    'same_person',
    'item_unclaimed',
    'need_not_open',
    'idea_not_open',
    'introduction_already_open',
    'already_asked',
    'nobody_to_ask',
  ],
  idempotent: true,
});

export const withdrawRequest = endpoint({
  method: 'post',
  path: '/introduction-requests/:id/withdraw',
  noun: 'introduction',
  who: 'signed_in',
  summary: 'Take back what I asked for',
  params: ById,
  returns: z.object({ id: Id }),
  errors: ['introduction_not_found', 'already_moved'],
  idempotent: true,
});

export const putAsideRequest = endpoint({
  method: 'post',
  path: '/introduction-requests/:id/put-aside',
  noun: 'introduction',
  who: 'verified',
  summary: 'Put a request aside for my agency (brokers); other agencies still see it',
  params: ById,
  returns: z.object({ id: Id }),
  errors: ['introduction_not_found', 'already_moved'],
  idempotent: true,
});

export const takeRequest = endpoint({
  method: 'post',
  path: '/introduction-requests/:id/take',
  noun: 'introduction',
  who: 'verified',
  summary: 'Make a draft of what was asked for (brokers): consent is still asked of both sides',
  params: ById,
  body: z.strictObject({ interest: prose(1_000).default('') }),
  returns: Introduction,
  errors: [
    'introduction_not_found',
    'already_moved',
    'outside_patch',
    'own_item',
    'interest_undeclared',
    'same_person',
    'item_unclaimed',
    'need_not_open',
    'idea_not_open',
    'introduction_already_open',
  ],
  idempotent: true,
});
