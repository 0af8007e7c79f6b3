import type { Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import type { ItemNoun } from './moves.ts';

interface Paused {
  readonly id: string;
  readonly postedBy: string | null;
  readonly onBehalfAgencyId: string | null;
}

/** Everything that an organisation has open. */
export const pauseOpenOf = (
  trx: Trx,
  noun: ItemNoun,
  organisationId: string,
  at: string,
): Promise<Paused[]> =>
  rows<Paused>(
    trx,
    `update ${noun}s set status = 'paused', updated_at = :at
     where organisation_id = :organisationId and status = 'published'
     returning id, posted_by, on_behalf_agency_id`,
    { organisationId, at },
  );
