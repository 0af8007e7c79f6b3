import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { ById, Done, Id, prose } from '../http/shapes.contract.ts';
import { Organisation } from './organisations.contract.ts';

/** Apart from the rest of the organisations' contract, which the first page of a posting carries. */
export const withdrawVerification = endpoint({
  method: 'post',
  path: '/organisations/:id/withdraw-verification',
  noun: 'organisation',
  who: 'verified',
  summary:
    'Take an organisation’s verification back: its open needs are paused, its introductions withdrawn, its members told why (administrators)',
  params: ById,
  body: z.strictObject({ reason: prose(1_000, 3) }),
  returns: Organisation,
  errors: ['organisation_not_found', 'not_allowed', 'already_moved'],
  idempotent: true,
});

export const revokeInvitation = endpoint({
  method: 'post',
  path: '/organisations/:id/invitations/:invitationId/revoke',
  noun: 'organisation',
  who: 'verified',
  summary: 'Take an invitation back that nobody has taken up: its link stops working (those who may invite)',
  params: z.strictObject({ id: Id, invitationId: Id }),
  returns: Done,
  errors: ['organisation_not_found', 'not_allowed', 'already_moved'],
  idempotent: true,
});
