import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { Done, Id, Instant, line } from '../http/shapes.contract.ts';

/** How a person describes themselves. A role is something else: a membership of an organisation. */
export const PersonKind = z
  .enum(['frontline_worker', 'service_user', 'carer', 'officer', 'other'])
  .meta({ id: 'PersonKind' });
export type PersonKind = z.infer<typeof PersonKind>;

export const Role = z.enum(['commissioner', 'broker']).meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;

/** Trimmed before it is judged: pasted addresses come with spaces. */
export const Email = z.string().trim().toLowerCase().max(254).meta({ format: 'email' }).pipe(z.email());
export const Password = z.string().min(10).max(200);

export const ContactCard = z
  .object({
    name: line(120),
    email: Email,
    telephone: z
      .string()
      .trim()
      .regex(/^[+()\d\s-]{7,24}$/, 'Use digits, spaces and an optional + at the start')
      .nullable(),
  })
  .meta({ id: 'ContactCard' });
export type ContactCard = z.infer<typeof ContactCard>;

export const CardField = z.enum(['name', 'email', 'telephone']).meta({ id: 'CardField' });
export type CardField = z.infer<typeof CardField>;

export const Membership = z
  .object({
    organisationId: Id,
    organisationName: z.string(),
    organisationVerified: z.boolean(),
    isAgency: z.boolean(),
    role: Role,
  })
  .meta({ id: 'Membership' });
export type Membership = z.infer<typeof Membership>;

export const Me = z
  .object({
    personId: Id,
    kind: PersonKind,
    email: z.string(),
    name: z.string(),
    verified: z.boolean(),
    administrator: z.boolean(),
    memberships: z.array(Membership),
    /** The agency that this person brokers for, if any. */
    agencyId: Id.nullable(),
    unread: z.int(),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const Grant = z
  .object({ agencyId: Id, agencyName: z.string(), grantedAt: Instant })
  .meta({ id: 'Grant' });

export const signUp = endpoint({
  method: 'post',
  path: '/sign-up',
  noun: 'session',
  who: 'anyone',
  summary: 'Make an account. A mail with a link to verify the address follows.',
  body: z.strictObject({ email: Email, password: Password, name: line(120), kind: PersonKind }),
  returns: z.object({ me: Me }),
  errors: ['email_taken', 'too_many_requests', 'busy'],
});

export const signIn = endpoint({
  method: 'post',
  path: '/sign-in',
  noun: 'session',
  who: 'anyone',
  summary: 'Sign in with e-mail and password',
  body: z.strictObject({ email: Email, password: z.string().min(1).max(200) }),
  returns: z.object({ me: Me }),
  errors: ['wrong_credentials', 'too_many_requests', 'busy'],
});

export const signOut = endpoint({
  method: 'post',
  path: '/sign-out',
  noun: 'session',
  who: 'anyone',
  summary: 'Sign out: this session ends everywhere, its live connections too',
  returns: Done,
});

export const verifyEmail = endpoint({
  method: 'post',
  path: '/verify-email',
  noun: 'person',
  who: 'anyone',
  summary: 'Verify an e-mail address with the token from the mail',
  body: z.strictObject({ token: z.string().min(20).max(200) }),
  returns: Done,
  errors: ['token_invalid'],
});

export const resendVerification = endpoint({
  method: 'post',
  path: '/verify-email/resend',
  noun: 'person',
  who: 'signed_in',
  summary: 'Send the verification mail again',
  returns: Done,
  errors: ['too_many_requests'],
});

/** What a page may know before anybody signs in, and who is signed in. */
export const getMe = endpoint({
  method: 'get',
  path: '/me',
  noun: 'session',
  who: 'anyone',
  summary: 'Who is signed in, or null; and whether this is a demonstration',
  returns: z.object({ me: Me.nullable(), demo: z.boolean(), mailbox: z.boolean() }),
});

export const getMyCard = endpoint({
  method: 'get',
  path: '/me/card',
  noun: 'person',
  who: 'signed_in',
  summary: 'My contact card',
  returns: ContactCard,
});

export const putMyCard = endpoint({
  method: 'put',
  path: '/me/card',
  noun: 'person',
  who: 'signed_in',
  summary: 'Change my contact card',
  body: z.strictObject(ContactCard.shape),
  returns: ContactCard,
});

export const getMyGrants = endpoint({
  method: 'get',
  path: '/me/grants',
  noun: 'person',
  who: 'signed_in',
  summary: 'The agencies whose brokers may see my contact card',
  returns: z.object({ items: z.array(Grant) }),
});

export const putMyGrants = endpoint({
  method: 'put',
  path: '/me/grants',
  noun: 'person',
  who: 'signed_in',
  summary: 'Choose the agencies whose brokers may see my contact card; those left out lose it at once',
  body: z.strictObject({ agencyIds: z.array(Id).max(100) }),
  returns: z.object({ items: z.array(Grant) }),
  errors: ['organisation_not_found', 'not_an_agency'],
});

/** Demonstration only: these two are mounted nowhere else. */
export const listDemoPeople = endpoint({
  method: 'get',
  path: '/demo/people',
  noun: 'session',
  who: 'anyone',
  summary: 'The people of the demo world, to try the product as one of them',
  returns: z.object({
    items: z.array(
      z.object({ personId: Id, name: z.string(), email: z.string(), role: z.string(), about: z.string() }),
    ),
  }),
});

export const signInAsDemo = endpoint({
  method: 'post',
  path: '/demo/sign-in',
  noun: 'session',
  who: 'anyone',
  summary: 'Sign in as one of the people of the demo world',
  body: z.strictObject({ personId: Id }),
  returns: z.object({ me: Me }),
  errors: ['person_not_found'],
});
