import type { Role } from '../accounts/accounts.contract.ts';
import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import { fail } from '../fail.ts';

interface NewInvitation {
  readonly id: string;
  readonly organisationId: string;
  readonly email: string;
  readonly role: Role;
  readonly tokenHash: string;
  readonly invitedBy: string;
  readonly invitedAt: string;
  readonly expiresAt: string;
}

/** Somebody who is invited again has one invitation, the newest; the earlier link stops working. */
export const insertInvitation = async (trx: Trx, invitation: NewInvitation): Promise<string> => {
  const written = await row<{ id: string }>(
    trx,
    `insert into invitations (id, organisation_id, email, role, token_hash, invited_by, invited_at, expires_at)
     values (:id, :organisationId, (:email)::citext, :role, :tokenHash, :invitedBy, :invitedAt, :expiresAt)
     on conflict (organisation_id, email) where email is not null do update
       set role = excluded.role, token_hash = excluded.token_hash, invited_by = excluded.invited_by,
           invited_at = excluded.invited_at, expires_at = excluded.expires_at
     returning id`,
    { ...invitation },
  );
  return written?.id ?? invitation.id;
};

export interface StoredInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedAt: string;
  readonly expiresAt: string;
}

/** One that still waits: the address of an invitation that was taken up is gone. */
export const getOpenInvitation = async (trx: Db | Trx, id: string): Promise<StoredInvitation> => {
  const found = await row<StoredInvitation>(
    trx,
    `select id, email, role, invited_at, expires_at from invitations where id = :id and email is not null`,
    { id },
  );
  if (found === undefined) throw fail('already_moved');
  return found;
};

export const listOpenInvitations = (
  trx: Db | Trx,
  organisationId: string,
  now: string,
): Promise<StoredInvitation[]> =>
  rows(
    trx,
    `select id, email, role, invited_at, expires_at from invitations
     where organisation_id = :organisationId and email is not null and expires_at > :now
     order by invited_at, id`,
    { organisationId, now },
  );

/** Locked, so that an invitation that is taken up twice at once is taken up once. */
export const findByToken = (
  trx: Trx,
  tokenHash: string,
): Promise<
  | {
      id: string;
      organisationId: string;
      email: string | null;
      role: Role;
      expiresAt: string;
      acceptedBy: string | null;
      acceptedAt: string | null;
    }
  | undefined
> =>
  row(
    trx,
    `select id, organisation_id, email, role, expires_at, accepted_by, accepted_at
     from invitations where token_hash = :tokenHash for update`,
    { tokenHash },
  );

export const acceptInvitation = async (trx: Trx, id: string, by: string, at: string): Promise<void> => {
  await trx('invitations').where({ id }).update({ acceptedAt: at, acceptedBy: by, email: null });
};

/** The organisation's own, and one that still waits; false where there is none. */
export const revokeInvitation = async (
  trx: Trx,
  { id, organisationId, now }: { id: string; organisationId: string; now: string },
): Promise<boolean> =>
  (await row(
    trx,
    `update invitations set email = null
     where id = :id and organisation_id = :organisationId and email is not null and expires_at > :now returning id`,
    { id, organisationId, now },
  )) !== undefined;

export const forgetExpired = async (trx: Trx, now: string): Promise<void> => {
  await trx('invitations').where('expiresAt', '<=', now).whereNotNull('email').update({ email: null });
};
