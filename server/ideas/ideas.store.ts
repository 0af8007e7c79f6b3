import type { Trx } from '../database/connect.ts';
import { row } from '../database/query.ts';
import { fail } from '../fail.ts';

interface Places {
  readonly openPlaces: number | null;
  readonly postedBy: string | null;
  readonly onBehalfAgencyId: string | null;
}

export const getPlacesForUpdate = async (trx: Trx, id: string): Promise<Places> => {
  const found = await row<Places>(
    trx,
    `select i.open_places, i.posted_by, i.on_behalf_agency_id from ideas i where i.id = :id for no key update`,
    { id },
  );
  if (found === undefined) throw fail('idea_not_found');
  return found;
};

/** One place more or fewer is taken, never fewer than none. Returns how many are open now. */
export const changeTaken = async (trx: Trx, id: string, by: 1 | -1): Promise<number | null> =>
  (
    await row<{ openPlaces: number | null }>(
      trx,
      `update ideas set taken_places = greatest(taken_places + cast(:by as integer), 0)
       where id = :id returning open_places`,
      { id, by },
    )
  )?.openPlaces ?? null;
