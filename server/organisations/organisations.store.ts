import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import { fail } from '../fail.ts';
import type { Mediation, OrganisationKind } from './organisations.contract.ts';

export interface StoredOrganisation {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly isAgency: boolean;
  readonly mediation: Mediation | null;
  readonly website: string | null;
  readonly about: string | null;
  readonly verified: boolean;
  readonly withdrawnAt: string | null;
  readonly createdBy: string | null;
}

const ORGANISATION = `
  select organisations.id, organisations.name, organisations.kind, organisations.is_agency,
         organisations.mediation, organisations.website, organisations.about,
         organisations.verified_at is not null as verified,
         organisations.verification_withdrawn_at as withdrawn_at, organisations.created_by
  from organisations`;

export const findOrganisation = (trx: Db | Trx, id: string): Promise<StoredOrganisation | undefined> =>
  row(trx, `${ORGANISATION} where organisations.id = :id`, { id });

export const getOrganisation = async (trx: Db | Trx, id: string): Promise<StoredOrganisation> => {
  const found = await findOrganisation(trx, id);
  if (found === undefined) throw fail('organisation_not_found');
  return found;
};

/** Held against other changes, and against whoever publishes on its word; rows that name it may still be made. */
export const getForUpdate = async (trx: Trx, id: string): Promise<StoredOrganisation> => {
  const found = await row<StoredOrganisation>(
    trx,
    `${ORGANISATION} where organisations.id = :id for no key update of organisations`,
    { id },
  );
  if (found === undefined) throw fail('organisation_not_found');
  return found;
};

interface Wanted {
  readonly q?: string | undefined;
  readonly agencies?: boolean | undefined;
  /** True: those that somebody registered and nobody has decided about yet. An imported list asks for nothing. */
  readonly unverified?: boolean | undefined;
  /** Only these. */
  readonly among?: readonly string[] | undefined;
  /** Null: the asker may see all; else verified ones and these. */
  readonly seenBy: readonly string[] | null;
  readonly after: readonly [name: string, id: string] | undefined;
  readonly limit: number;
}

const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

export const listOrganisations = (trx: Db | Trx, wanted: Wanted): Promise<StoredOrganisation[]> => {
  const { q, agencies, unverified, among, seenBy, after, limit } = wanted;
  const conditions = [
    ...(seenBy === null
      ? []
      : ['(organisations.verified_at is not null or organisations.id = any((:seenBy)::uuid[]))']),
    ...(among === undefined ? [] : ['organisations.id = any((:among)::uuid[])']),
    ...(q === undefined || q === '' ? [] : ['organisations.name ilike :containing']),
    ...(agencies === undefined ? [] : ['organisations.is_agency = :agencies']),
    ...(unverified === undefined
      ? []
      : [
          `(organisations.verified_at is null and organisations.created_by is not null
           and organisations.verification_withdrawn_at is null) = :unverified`,
        ]),
    ...(after === undefined ? [] : ['(organisations.name, organisations.id) > (:name, (:id)::uuid)']),
  ];
  return rows(
    trx,
    `${ORGANISATION} ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
     order by organisations.name, organisations.id limit :limit`,
    {
      ...(seenBy === null ? {} : { seenBy: [...seenBy] }),
      ...(among === undefined ? {} : { among: [...among] }),
      ...(q === undefined ? {} : { containing: containing(q) }),
      ...(agencies === undefined ? {} : { agencies }),
      ...(unverified === undefined ? {} : { unverified }),
      ...(after === undefined ? {} : { name: after[0], id: after[1] }),
      limit,
    },
  );
};

/** Those that everybody is shown, by when they came to be. */
export const listNewest = (
  trx: Db | Trx,
  { q = '', limit }: { q?: string | undefined; limit: number },
): Promise<{ id: string; name: string; about: string | null; isAgency: boolean; verifiedAt: string }[]> =>
  rows(
    trx,
    `select id, name, about, is_agency, verified_at from organisations
     where verified_at is not null and name ilike :containing
     order by verified_at desc, id desc limit :limit`,
    { containing: containing(q), limit },
  );

export const countVerified = async (trx: Db | Trx): Promise<number> =>
  (
    await row<{ count: number }>(
      trx,
      'select count(*)::int as count from organisations where verified_at is not null',
    )
  )?.count ?? 0;

interface NewOrganisation {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly website: string | null;
  readonly about: string | null;
  readonly externalId?: string | null;
  readonly regionCode?: string | null;
  readonly createdBy: string | null;
  readonly at: string;
}

export const insertOrganisation = async (trx: Trx, organisation: NewOrganisation): Promise<void> => {
  const { at, ...given } = organisation;
  const isAgency = given.kind === 'agency';
  await trx('organisations').insert({
    ...given,
    isAgency,
    mediation: isAgency ? 'introduced' : null,
    createdAt: at,
  });
};

export const verifyOrganisation = async (
  trx: Trx,
  id: string,
  { by, at }: { by: string; at: string },
): Promise<void> => {
  await trx('organisations')
    .where({ id })
    .update({ verifiedAt: at, verifiedBy: by, verificationWithdrawnAt: null });
};

export const saveWithdrawal = async (trx: Trx, id: string, at: string): Promise<void> => {
  await trx('organisations')
    .where({ id })
    .update({ verifiedAt: null, verifiedBy: null, verificationWithdrawnAt: at });
};

export const setMediation = async (trx: Trx, id: string, mediation: Mediation): Promise<void> => {
  await trx('organisations').where({ id }).update({ mediation });
};

export const listNames = (trx: Db | Trx, ids: readonly string[]): Promise<{ id: string; name: string }[]> =>
  rows(trx, 'select id, name from organisations where id = any((:ids)::uuid[])', { ids: [...ids] });
