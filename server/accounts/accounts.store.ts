import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import { fail } from '../fail.ts';
import type { ContactCard, PersonKind } from './accounts.contract.ts';

export interface StoredPerson {
  readonly id: string;
  readonly kind: PersonKind;
  readonly administrator: boolean;
  readonly email: string;
  readonly verified: boolean;
  readonly suspended: boolean;
}

const PERSON = `
  select people.id, people.kind, people.administrator, credentials.email,
         credentials.email_verified_at is not null as verified, people.suspended_at is not null as suspended
  from people join credentials on credentials.person_id = people.id
  where people.erased_at is null`;

export const listPeople = (trx: Db | Trx, personIds: readonly string[]): Promise<StoredPerson[]> =>
  rows(trx, `${PERSON} and people.id = any((:personIds)::uuid[])`, { personIds: [...personIds] });

export const findPerson = async (trx: Db | Trx, personId: string): Promise<StoredPerson | undefined> =>
  (await listPeople(trx, [personId]))[0];

export const getPerson = async (trx: Db | Trx, personId: string): Promise<StoredPerson> => {
  const found = await findPerson(trx, personId);
  if (found === undefined) throw fail('person_not_found');
  return found;
};

export const findPersonByEmail = (trx: Db | Trx, email: string): Promise<StoredPerson | undefined> =>
  row(trx, `${PERSON} and credentials.email = (:email)::citext`, { email });

export const findPasswordHash = (
  trx: Db | Trx,
  email: string,
): Promise<{ personId: string; passwordHash: string } | undefined> =>
  row(
    trx,
    `select credentials.person_id, credentials.password_hash
     from credentials join people on people.id = credentials.person_id
     where credentials.email = (:email)::citext and people.erased_at is null`,
    { email },
  );

type Hash = { passwordHash: string };

export const findPasswordHashOf = async (trx: Db | Trx, personId: string): Promise<string | undefined> =>
  (await row<Hash>(trx, 'select password_hash from credentials where person_id = :personId', { personId }))
    ?.passwordHash;

/**
 * Held by a sign-in whose session is stored already. A change of the password either waits for it and then finds
 * that session, or came first and shows here: none slips in between.
 */
export const holdPasswordHash = async (trx: Trx, personId: string): Promise<string | undefined> =>
  (
    await row<Hash>(trx, 'select password_hash from credentials where person_id = :personId for share', {
      personId,
    })
  )?.passwordHash;

export const lockPasswordHash = async (trx: Trx, personId: string): Promise<string | undefined> =>
  (
    await row<Hash>(trx, 'select password_hash from credentials where person_id = :personId for update', {
      personId,
    })
  )?.passwordHash;

export const savePassword = async (trx: Trx, personId: string, passwordHash: string): Promise<void> => {
  await trx('credentials').where({ personId }).update({ passwordHash });
};

interface NewPerson {
  readonly id: string;
  readonly kind: PersonKind;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly verified: boolean;
  readonly at: string;
}

export const insertPerson = async (trx: Trx, person: NewPerson): Promise<void> => {
  const { id, kind, name, email, passwordHash, verified, at } = person;
  await trx('people').insert({ id, kind, createdAt: at });
  await trx('credentials').insert({
    personId: id,
    email,
    passwordHash,
    emailVerifiedAt: verified ? at : null,
  });
  await trx('contactCards').insert({ personId: id, name, email, telephone: null });
};

export type TokenPurpose = 'verify_email' | 'reset_password';

export const insertEmailToken = async (
  trx: Trx,
  token: { tokenHash: string; personId: string; purpose: TokenPurpose; expiresAt: string },
): Promise<void> => {
  await trx('emailTokens').insert(token);
};

export interface StoredToken {
  readonly personId: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

const TOKEN = `
  select person_id, expires_at, used_at from email_tokens where token_hash = :tokenHash and purpose = :purpose`;

export const findEmailToken = (
  trx: Db | Trx,
  tokenHash: string,
  purpose: TokenPurpose,
): Promise<StoredToken | undefined> => row(trx, TOKEN, { tokenHash, purpose });

/** Locked, so that a token that is used twice at once is used once. */
export const lockEmailToken = (
  trx: Trx,
  tokenHash: string,
  purpose: TokenPurpose,
): Promise<StoredToken | undefined> => row(trx, `${TOKEN} for update`, { tokenHash, purpose });

export const spendEmailToken = async (trx: Trx, tokenHash: string, at: string): Promise<void> => {
  await trx('emailTokens').where({ tokenHash }).update({ usedAt: at });
};

/** Whatever was mailed to choose a password with is worth nothing from here on. */
export const voidPasswordTokens = async (trx: Trx, personId: string, at: string): Promise<void> => {
  await trx('emailTokens')
    .where({ personId, purpose: 'reset_password' })
    .whereNull('usedAt')
    .update({ usedAt: at });
};

/** True when the address was not verified before. */
export const verifyEmailOf = async (trx: Trx, personId: string, at: string): Promise<boolean> =>
  (await trx('credentials')
    .where({ personId })
    .whereNull('emailVerifiedAt')
    .update({ emailVerifiedAt: at })) > 0;

export const listAdministrators = (trx: Db | Trx): Promise<{ id: string }[]> =>
  rows(
    trx,
    'select people.id from people where people.administrator and people.erased_at is null and people.suspended_at is null order by people.id',
  );

export const makeAdministrator = async (trx: Trx, personId: string): Promise<void> => {
  await trx('people').where({ id: personId }).update({ administrator: true });
};

export const findCard = (trx: Db | Trx, personId: string): Promise<ContactCard | undefined> =>
  row(trx, 'select name, email, telephone from contact_cards where person_id = :personId', { personId });

export const saveCard = async (trx: Trx, personId: string, card: ContactCard): Promise<void> => {
  await trx('contactCards')
    .insert({ personId, ...card })
    .onConflict('person_id')
    .merge();
};

export const listNames = (
  trx: Db | Trx,
  personIds: readonly string[],
): Promise<{ personId: string; name: string }[]> =>
  rows(trx, 'select person_id, name from contact_cards where person_id = any((:personIds)::uuid[])', {
    personIds: [...personIds],
  });

/** The session's row stays until it expires, so that a request still running cannot bring it back. */
export const revokeSession = async (trx: Trx, sid: string, at: string): Promise<void> => {
  await trx('sessions').where({ sid }).whereNull('revokedAt').update({ revokedAt: at });
};

/** All of the person's sessions but the one to keep. */
export const revokeSessionsOf = async (
  trx: Trx,
  personId: string,
  at: string,
  keep: string | null,
): Promise<void> => {
  const others = trx('sessions').where({ personId }).whereNull('revokedAt');
  await (keep === null ? others : others.whereNot({ sid: keep })).update({ revokedAt: at });
};

export const deleteExpiredTokens = async (trx: Trx, before: string): Promise<void> => {
  await trx('emailTokens').where('expiresAt', '<', before).delete();
};
