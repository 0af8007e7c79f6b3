import type { Db, Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';

export interface StoredGrant {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly grantedAt: string;
}

export const listGrants = (trx: Db | Trx, personId: string): Promise<StoredGrant[]> =>
  rows(
    trx,
    `select grants.agency_id, organisations.name as agency_name, grants.granted_at
     from grants join organisations on organisations.id = grants.agency_id
     where grants.person_id = :personId and grants.revoked_at is null
     order by organisations.name, organisations.id`,
    { personId },
  );

/** The grants of some people to one agency, revoked ones too: the policy decides what stands. */
export const listGrantsTo = (
  trx: Db | Trx,
  agencyId: string,
  personIds: readonly string[],
): Promise<{ personId: string; agencyId: string; revokedAt: string | null }[]> =>
  rows(
    trx,
    `select person_id, agency_id, revoked_at from grants
     where agency_id = :agencyId and person_id = any((:personIds)::uuid[])`,
    { agencyId, personIds: [...personIds] },
  );

/** The agencies that had no grant before. */
export const insertGrants = async (
  trx: Trx,
  personId: string,
  grants: readonly { id: string; agencyId: string }[],
  at: string,
): Promise<string[]> => {
  const given = await rows<{ agencyId: string }>(
    trx,
    `insert into grants (id, person_id, agency_id, granted_at)
     select given.id, :personId, given.agency_id, :at
     from unnest((:ids)::uuid[], (:agencyIds)::uuid[]) as given (id, agency_id)
     on conflict (person_id, agency_id) where revoked_at is null do nothing
     returning agency_id`,
    {
      personId,
      at,
      ids: grants.map(({ id }) => id),
      agencyIds: grants.map(({ agencyId }) => agencyId),
    },
  );
  return given.map(({ agencyId }) => agencyId);
};

/** Takes back every grant but those to the agencies named; returns the agencies that lost theirs. */
export const revokeGrantsBut = async (
  trx: Trx,
  personId: string,
  kept: readonly string[],
  at: string,
): Promise<string[]> => {
  const revoked = await rows<{ agencyId: string }>(
    trx,
    `update grants set revoked_at = :at
     where person_id = :personId and revoked_at is null and agency_id <> all((:kept)::uuid[])
     returning agency_id`,
    { personId, kept: [...kept], at },
  );
  return revoked.map(({ agencyId }) => agencyId);
};
