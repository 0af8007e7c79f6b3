import type { Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';

/** For each verified organisation of the leaver: whoever has been there longest of those who can act for it. */
export const listSuccessors = (
  trx: Trx,
  personId: string,
): Promise<{ organisationId: string; personId: string }[]> =>
  rows(
    trx,
    `select distinct on (theirs.organisation_id) theirs.organisation_id, theirs.person_id
     from memberships mine
     join organisations on organisations.id = mine.organisation_id and organisations.verified_at is not null
     join memberships theirs on theirs.organisation_id = mine.organisation_id and theirs.ended_at is null
       and theirs.role = mine.role and theirs.person_id <> mine.person_id
     join people on people.id = theirs.person_id and people.suspended_at is null and people.erased_at is null
     where mine.person_id = :personId and mine.ended_at is null
     order by theirs.organisation_id, theirs.started_at, theirs.person_id`,
    { personId },
  );

/** Invitations that name the address: they would lead nowhere, and hold it. */
export const deleteInvitationsTo = async (trx: Trx, email: string): Promise<void> => {
  await trx.raw('delete from invitations where email = (:email)::citext', { email });
};
