import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { OrganisationKind } from './organisations.contract.ts';

export interface Imported {
  readonly externalId: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly website: string | null;
  readonly about: string | null;
  readonly regionCode: string | null;
}

export const findByExternalId = (
  trx: Db | Trx,
  externalId: string,
): Promise<(Imported & { id: string }) | undefined> =>
  row(
    trx,
    `select id, external_id, name, kind, website, about, region_code
     from organisations where external_id = :externalId`,
    { externalId },
  );

/**
 * By its exact name, letters large or small. An unverified organisation that somebody registered is passed over:
 * whoever takes a council's name must not be handed its imported needs.
 */
export const findByName = (trx: Db | Trx, name: string): Promise<{ id: string } | undefined> =>
  row(
    trx,
    `select id from organisations
     where lower(name) = lower(:name) and (verified_at is not null or created_by is null)
     order by verified_at nulls last, id limit 1`,
    { name },
  );

/** The same for many names at once; those that nobody has are left out. */
export const listByNames = (trx: Trx, names: readonly string[]): Promise<{ name: string; id: string }[]> =>
  rows(
    trx,
    `select given.name, o.id
     from unnest(cast(:names as text[])) as given(name)
     cross join lateral (
       select id from organisations
       where lower(name) = lower(given.name) and (verified_at is not null or created_by is null)
       order by verified_at nulls last, id limit 1) as o`,
    { names: [...names] },
  );

export const insertNamed = async (
  trx: Trx,
  named: readonly { id: string; name: string }[],
  at: string,
): Promise<void> => {
  await trx.raw(
    `insert into organisations (id, name, kind, created_at)
     select id, name, 'other', :at from jsonb_to_recordset(cast(:named as jsonb)) as given(id uuid, name text)`,
    { named: JSON.stringify(named), at },
  );
};

export const updateImported = async (trx: Trx, id: string, given: Imported): Promise<void> => {
  const { name, kind, website, about, regionCode } = given;
  const isAgency = kind === 'agency';
  await trx('organisations')
    .where({ id })
    .update({
      name,
      kind,
      website,
      about,
      regionCode,
      isAgency,
      mediation: isAgency ? trx.raw("coalesce(mediation, 'introduced')") : null,
    });
};
