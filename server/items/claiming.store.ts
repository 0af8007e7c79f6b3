import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { ItemNoun } from './moves.ts';

/** Published items of an organisation, by id. */
export const listPublishedOf = async (
  trx: Db | Trx,
  noun: ItemNoun,
  organisationId: string,
  limit: number,
): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      trx,
      `select i.id from ${noun}s i
       where i.organisation_id = :organisationId and i.status = 'published'
       order by i.id limit :limit`,
      { organisationId, limit },
    )
  ).map(({ id }) => id);

export const countUnclaimed = async (
  trx: Db | Trx,
  noun: ItemNoun,
  organisationId: string,
): Promise<number> =>
  (
    await row<{ count: number }>(
      trx,
      `select count(*)::int as count from ${noun}s i
       where i.organisation_id = :organisationId and i.unclaimed and i.status = 'published'`,
      { organisationId },
    )
  )?.count ?? 0;

/** Of these, or of all of an organisation, those that nobody has claimed are this person's now. Locked by id. */
export const claim = async (
  trx: Trx,
  noun: ItemNoun,
  { id, organisationId }: { id: string | null; organisationId: string | null },
  { personId, at }: { personId: string; at: string },
): Promise<{ id: string; onBehalfAgencyId: string | null }[]> =>
  rows(
    trx,
    `with held as materialized (
       select i.id from ${noun}s i
       where i.unclaimed and (i.id = (:id)::uuid or i.organisation_id = (:organisationId)::uuid)
       order by i.id for no key update
     )
     update ${noun}s as i set posted_by = :personId, unclaimed = false, updated_at = :at
     from held where i.id = held.id
     returning i.id, i.on_behalf_agency_id`,
    { id, organisationId, personId, at },
  );
