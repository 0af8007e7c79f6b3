import { z } from 'zod';
import { Membership, PersonKind } from '../accounts/accounts.contract.ts';
import { endpoint } from '../http/endpoint.contract.ts';
import { ById, Cursor, Done, Id, Instant, Limit, pageOf, prose } from '../http/shapes.contract.ts';

/** Why an administrator does something: never empty, since somebody will ask. */
const Because = z.strictObject({ reason: prose(1_000, 3) });

export const AdministeredPerson = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    kind: PersonKind,
    verified: z.boolean(),
    administrator: z.boolean(),
    createdAt: Instant,
    suspendedAt: Instant.nullable(),
    /** Why they are suspended. */
    reason: z.string().nullable(),
    memberships: z.array(Membership),
    moves: z.array(z.enum(['suspend', 'restore', 'appoint', 'dismiss'])),
  })
  .meta({ id: 'AdministeredPerson' });
export type AdministeredPerson = z.infer<typeof AdministeredPerson>;

export const findPeople = endpoint({
  method: 'get',
  path: '/administration/people',
  noun: 'person',
  who: 'verified',
  summary: 'People by part of a name or address (administrators). That they were looked up is written down.',
  query: z
    .strictObject({
      q: z.string().trim().max(200).optional(),
      id: Id.optional().describe('This person alone, as the log names them'),
      show: z.enum(['all', 'suspended', 'administrators']).default('all'),
      cursor: Cursor,
      limit: Limit,
    })
    .refine(({ q, id, show }) => id !== undefined || show !== 'all' || (q ?? '').length >= 2, {
      path: ['q'],
      message: 'Type at least two letters of a name or an address',
    }),
  returns: pageOf(AdministeredPerson),
  errors: ['not_allowed', 'invalid_cursor'],
});

const personMove = (
  path: 'suspend' | 'restore' | 'appoint' | 'dismiss',
  summary: string,
  errors: readonly ('own_account' | 'last_administrator' | 'person_suspended')[],
) =>
  endpoint({
    method: 'post',
    path: `/people/:id/${path}`,
    noun: 'person',
    who: 'verified',
    summary: `${summary} (administrators)`,
    params: ById,
    body: Because,
    returns: Done,
    errors: ['not_allowed', 'person_not_found', 'already_moved', ...errors],
    idempotent: true,
  });

export const suspendPerson = personMove(
  'suspend',
  'Suspend a person: they are signed out everywhere at once, and told why by mail',
  ['own_account', 'last_administrator'],
);
export const restorePerson = personMove('restore', 'Let a suspended person in again', []);
export const appointPerson = personMove('appoint', 'Make a person an administrator', ['person_suspended']);
export const dismissPerson = personMove('dismiss', 'End a person’s time as an administrator', [
  'last_administrator',
]);
