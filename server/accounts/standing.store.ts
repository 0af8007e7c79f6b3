import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { PersonKind } from './accounts.contract.ts';
import type { Stood } from './standing.ts';

/**
 * The person and all administrators, held until the transaction ends and always in the same order: two who take
 * each other's place at once take turns, and the second is told.
 */
export const lockStanding = (trx: Trx, personId: string): Promise<Stood[]> =>
  rows<Stood>(
    trx,
    `select people.id as person_id, people.administrator, people.suspended_at from people
     where (people.administrator or people.id = :personId) and people.erased_at is null
     order by people.id for no key update`,
    { personId },
  );

export const listAdministratorsStanding = (trx: Db | Trx): Promise<Stood[]> =>
  rows<Stood>(
    trx,
    `select people.id as person_id, people.administrator, people.suspended_at from people
     where people.administrator and people.erased_at is null`,
  );

/** Held by a sign-in whose session is stored already, so that a suspension finds that session or shows here. */
export const holdSuspension = async (trx: Trx, personId: string): Promise<boolean> =>
  (
    await row<{ suspended: boolean }>(
      trx,
      'select suspended_at is not null as suspended from people where id = :personId for share',
      { personId },
    )
  )?.suspended === true;

export const saveSuspension = async (trx: Trx, personId: string, at: string | null): Promise<void> => {
  await trx('people').where({ id: personId }).update({ suspendedAt: at });
};

export const saveAdministrator = async (
  trx: Trx,
  personId: string,
  administrator: boolean,
): Promise<void> => {
  await trx('people').where({ id: personId }).update({ administrator });
};

export interface FoundPerson extends Stood {
  readonly kind: PersonKind;
  readonly name: string;
  readonly email: string;
  readonly verified: boolean;
  readonly createdAt: string;
}

interface Wanted {
  /** Part of a name or of an address; null: whoever the rest says. */
  readonly q: string | null;
  /** This person alone. */
  readonly id: string | null;
  readonly show: 'all' | 'suspended' | 'administrators';
  readonly after: string | null;
  readonly limit: number;
}

/** Newest first. */
export const findPeople = (trx: Trx, { q, id, show, after, limit }: Wanted): Promise<FoundPerson[]> =>
  rows<FoundPerson>(
    trx,
    `select people.id as person_id, people.kind, people.administrator, people.suspended_at, people.created_at,
            contact_cards.name, credentials.email, credentials.email_verified_at is not null as verified
     from people
     join credentials on credentials.person_id = people.id
     join contact_cards on contact_cards.person_id = people.id
     where people.erased_at is null
       and ((:part)::text is null or contact_cards.name ilike :part or credentials.email ilike (:part)::citext)
       and ((:id)::uuid is null or people.id = (:id)::uuid)
       and (:show <> 'suspended' or people.suspended_at is not null)
       and (:show <> 'administrators' or people.administrator)
       and ((:after)::uuid is null or people.id < (:after)::uuid)
     order by people.id desc limit :limit`,
    { part: q === null ? null : `%${q.replace(/[\\%_]/g, '\\$&')}%`, id, show, after, limit },
  );
