import type { Membership } from '../accounts/accounts.contract.ts';
import type { Db, Trx } from '../database/connect.ts';
import { rowsOften } from '../database/query.ts';

/** Somebody who may act, and as what. */
export interface Standing {
  readonly personId: string;
  readonly administrator: boolean;
  readonly verified: boolean;
  readonly memberships: readonly Membership[];
}

/** What a session keeps, and until when; with nobody where it is not yet anybody's, or they are shut out or gone. */
export type Held = { readonly sid: string; readonly sess: unknown; readonly expire: string } & (
  | Standing
  | { readonly personId: null }
);

const STANDING = `
  select people.id as person_id, people.administrator, credentials.email_verified_at is not null as verified,
         (select coalesce(jsonb_agg(jsonb_build_object(
            'organisationId', organisations.id, 'organisationName', organisations.name,
            'organisationVerified', organisations.verified_at is not null, 'isAgency', organisations.is_agency,
            'role', memberships.role) order by organisations.name, organisations.id), '[]')
          from memberships join organisations on organisations.id = memberships.organisation_id
          where memberships.person_id = people.id and memberships.ended_at is null) as memberships
  from people join credentials on credentials.person_id = people.id
  where people.erased_at is null and people.suspended_at is null`;

export const listStandings = (trx: Db | Trx, personIds: readonly string[]): Promise<Standing[]> =>
  rowsOften(trx, 'standings', `${STANDING} and people.id = any((:personIds)::uuid[])`, {
    personIds: [...personIds],
  });

/** The sessions that stand, of one moment with those they belong to. */
export const listHeld = (db: Db, sids: readonly string[]): Promise<Held[]> =>
  rowsOften(
    db,
    'sessions that stand',
    `select sessions.sid, sessions.sess, sessions.expire, standing.*
     from sessions left join lateral (${STANDING} and people.id = sessions.person_id) standing on true
     where sessions.sid = any((:sids)::text[]) and sessions.expire > now() and sessions.revoked_at is null`,
    { sids: [...sids] },
  );
