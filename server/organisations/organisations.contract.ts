import { z } from 'zod';
import { Email, Role } from '../accounts/accounts.contract.ts';
import { endpoint } from '../http/endpoint.contract.ts';
import {
  ById,
  Cursor,
  Done,
  Id,
  Instant,
  Limit,
  line,
  pageOf,
  prose,
  RegionCode,
} from '../http/shapes.contract.ts';

export const OrganisationKind = z
  .enum([
    'council',
    'nhs',
    'government',
    'police',
    'housing',
    'school',
    'charity',
    'company',
    'agency',
    'other',
  ])
  .meta({ id: 'OrganisationKind' });
export type OrganisationKind = z.infer<typeof OrganisationKind>;

/** How far an agency stands between the two sides. */
export const Mediation = z.enum(['fully_moderated', 'introduced', 'light']).meta({ id: 'Mediation' });
export type Mediation = z.infer<typeof Mediation>;

/** A page of the web: `javascript:` and its like are links, too, and must never become one here. */
const Website = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(500);

export const Organisation = z
  .object({
    id: Id,
    name: z.string(),
    kind: OrganisationKind,
    isAgency: z.boolean(),
    website: z.string().nullable(),
    about: z.string().nullable(),
    verified: z.boolean(),
    imported: z.boolean().describe('It came out of a file: nobody registered it'),
    mediation: Mediation.nullable(),
    withdrawnAt: Instant.nullable().describe('When an administrator took its verification back'),
    withdrawnBecause: z.string().nullable().describe('Why, for its members and administrators'),
    moves: z.array(z.enum(['verify', 'withdraw_verification', 'invite', 'edit_patch'])),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof Organisation>;

export const Patch = z
  .object({ regionCode: RegionCode.nullable(), tagId: Id.nullable() })
  .meta({ id: 'Patch', description: 'A (region, tag) pair that an agency covers; null means all' });
export type Patch = z.infer<typeof Patch>;

export const Invitation = z
  .object({
    id: Id,
    email: z.string(),
    role: Role,
    invitedAt: Instant,
    expiresAt: Instant,
  })
  .meta({ id: 'Invitation' });

export const listOrganisations = endpoint({
  method: 'get',
  path: '/organisations',
  noun: 'organisation',
  who: 'anyone',
  summary: 'Organisations by name; the unverified ones only for an administrator or their members',
  query: z.strictObject({
    q: z.string().trim().max(200).optional(),
    agencies: z.stringbool().optional(),
    unverified: z.stringbool().optional(),
    mine: z.stringbool().optional(),
    cursor: Cursor,
    limit: Limit,
  }),
  returns: pageOf(Organisation),
  errors: ['invalid_cursor'],
});

export const createOrganisation = endpoint({
  method: 'post',
  path: '/organisations',
  noun: 'organisation',
  who: 'verified',
  summary:
    'Register an organisation, to be verified by an administrator. Whoever registers it belongs to it.',
  body: z.strictObject({
    name: line(200, 2),
    kind: OrganisationKind,
    website: Website.nullable().default(null),
    about: line(500).nullable().default(null),
  }),
  returns: Organisation,
  errors: ['already_a_member'],
  idempotent: true,
});

export const getOrganisation = endpoint({
  method: 'get',
  path: '/organisations/:id',
  noun: 'organisation',
  who: 'anyone',
  summary: 'One organisation',
  params: ById,
  returns: Organisation,
  errors: ['organisation_not_found'],
});

export const verifyOrganisation = endpoint({
  method: 'post',
  path: '/organisations/:id/verify',
  noun: 'organisation',
  who: 'verified',
  summary: 'Verify an organisation (administrators)',
  params: ById,
  returns: Organisation,
  errors: ['organisation_not_found', 'not_allowed', 'already_moved'],
  idempotent: true,
});

export const listInvitations = endpoint({
  method: 'get',
  path: '/organisations/:id/invitations',
  noun: 'organisation',
  who: 'verified',
  summary: 'Invitations of an organisation that nobody has taken up yet (its members)',
  params: ById,
  returns: z.object({ items: z.array(Invitation) }),
  errors: ['organisation_not_found', 'not_allowed'],
});

export const invite = endpoint({
  method: 'post',
  path: '/organisations/:id/invitations',
  noun: 'organisation',
  who: 'verified',
  summary: 'Invite someone by e-mail into a verified organisation, as commissioner or broker',
  params: ById,
  body: z.strictObject({ email: Email, role: Role }),
  returns: Invitation,
  errors: [
    'organisation_not_found',
    'organisation_unverified',
    'not_allowed',
    'not_an_agency',
    'already_a_member',
  ],
  idempotent: true,
});

export const acceptInvitation = endpoint({
  method: 'post',
  path: '/invitations/accept',
  noun: 'organisation',
  who: 'signed_in',
  summary: 'Take up an invitation with the token from the mail. It proves the address, too.',
  body: z.strictObject({ token: z.string().min(20).max(200) }),
  returns: Organisation,
  errors: ['token_invalid', 'already_a_member', 'organisation_unverified'],
  idempotent: true,
});

export const listMembers = endpoint({
  method: 'get',
  path: '/organisations/:id/members',
  noun: 'organisation',
  who: 'verified',
  summary: 'The members of an organisation, for its own members and administrators',
  params: ById,
  returns: z.object({
    items: z.array(
      z.object({ personId: Id, name: z.string(), role: Role, startedAt: Instant, suspended: z.boolean() }),
    ),
  }),
  errors: ['organisation_not_found', 'not_allowed'],
});

export const endMembership = endpoint({
  method: 'post',
  path: '/organisations/:id/members/:personId/end',
  noun: 'organisation',
  who: 'verified',
  summary: 'End a membership (the person; or administrators, with a reason that the person is told)',
  params: z.strictObject({ id: Id, personId: Id }),
  body: z.strictObject({ reason: prose(1_000, 3).nullable().default(null) }),
  returns: Done,
  errors: ['organisation_not_found', 'person_not_found', 'not_allowed'],
  idempotent: true,
});

export const getPatch = endpoint({
  method: 'get',
  path: '/organisations/:id/patch',
  noun: 'organisation',
  who: 'anyone',
  summary: 'The places and tags that an agency covers',
  params: ById,
  returns: z.object({ items: z.array(Patch), mediation: Mediation }),
  errors: ['organisation_not_found', 'not_an_agency'],
});

export const putPatch = endpoint({
  method: 'put',
  path: '/organisations/:id/patch',
  noun: 'organisation',
  who: 'verified',
  summary: 'Change the places and tags that an agency covers (its brokers, administrators)',
  params: ById,
  body: z.strictObject({ items: z.array(z.strictObject(Patch.shape)).max(500), mediation: Mediation }),
  returns: z.object({ items: z.array(Patch), mediation: Mediation }),
  errors: ['organisation_not_found', 'not_an_agency', 'not_allowed', 'unknown_region', 'unknown_tag'],
});
