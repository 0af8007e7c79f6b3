import type { Membership, Role } from '../accounts/accounts.contract.ts';
import type { Db, Trx } from '../database/connect.ts';
import { row, rows, rowsOften } from '../database/query.ts';

export const listMemberships = (trx: Db | Trx, personId: string): Promise<Membership[]> =>
  rows(
    trx,
    `select organisations.id as organisation_id, organisations.name as organisation_name,
            organisations.verified_at is not null as organisation_verified, organisations.is_agency,
            memberships.role
     from memberships join organisations on organisations.id = memberships.organisation_id
     where memberships.person_id = :personId and memberships.ended_at is null
     order by organisations.name, organisations.id`,
    { personId },
  );

/** Held to the end of the transaction: nobody suspends this person, or ends a membership of theirs, meanwhile. */
export const holdPerson = async (trx: Trx, personId: string): Promise<void> => {
  await trx.raw('select 1 from people where id = :personId for share', { personId });
  await trx.raw('select 1 from memberships where person_id = :personId and ended_at is null for share', {
    personId,
  });
};

export interface StoredMember {
  readonly personId: string;
  readonly role: Role;
  readonly startedAt: string;
  /** Still a member, but shut out for now: nobody can be told anything through them. */
  readonly suspended: boolean;
}

export const listMembersOf = (
  trx: Db | Trx,
  organisationIds: readonly string[],
): Promise<(StoredMember & { readonly organisationId: string })[]> =>
  rowsOften(
    trx,
    'members',
    `select memberships.organisation_id, memberships.person_id, memberships.role, memberships.started_at,
            people.suspended_at is not null as suspended
     from memberships join people on people.id = memberships.person_id
     where memberships.organisation_id = any((:organisationIds)::uuid[]) and memberships.ended_at is null
     order by memberships.started_at, memberships.person_id`,
    { organisationIds: [...organisationIds] },
  );

export const listMembers = (trx: Db | Trx, organisationId: string): Promise<StoredMember[]> =>
  listMembersOf(trx, [organisationId]);

interface NewMembership {
  readonly id: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly role: Role;
  readonly startedAt: string;
}

export const insertMembership = async (trx: Trx, membership: NewMembership): Promise<void> => {
  await trx('memberships').insert(membership);
};

/** The id of the membership that ended; undefined when there was none. */
export const endMembership = async (
  trx: Trx,
  ended: { organisationId: string; personId: string; at: string },
): Promise<string | undefined> =>
  (
    await row<{ id: string }>(
      trx,
      `update memberships set ended_at = greatest((:at)::timestamptz, started_at)
       where organisation_id = :organisationId and person_id = :personId and ended_at is null
       returning id`,
      ended,
    )
  )?.id;
