import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { Side } from './introductions.contract.ts';

export interface StoredRequest {
  readonly id: string;
  readonly needId: string;
  readonly ideaId: string;
  readonly side: Side;
  readonly personId: string;
  readonly note: string;
  readonly askedAt: string;
  readonly endedAt: string | null;
}

const columns = `
  introduction_requests.id, introduction_requests.need_id, introduction_requests.idea_id,
  introduction_requests.side, introduction_requests.person_id, introduction_requests.note,
  introduction_requests.asked_at, introduction_requests.ended_at`;

export const insertRequest = async (
  trx: Trx,
  { agencyIds, ...request }: Omit<StoredRequest, 'endedAt'> & { agencyIds: readonly string[] },
): Promise<void> => {
  await trx('introductionRequests').insert(request);
  await trx('requestAgencies').insert(agencyIds.map((agencyId) => ({ requestId: request.id, agencyId })));
};

/** Locked, so that of two who take it up one is told that it has moved. */
export const findRequestForUpdate = (trx: Trx, id: string): Promise<StoredRequest | undefined> =>
  row(
    trx,
    `select ${columns} from introduction_requests where introduction_requests.id = :id for no key update`,
    { id },
  );

export const findOpenRequest = (
  trx: Db | Trx,
  pair: { needId: string; ideaId: string; side: Side },
): Promise<{ id: string } | undefined> =>
  row(
    trx,
    `select introduction_requests.id from introduction_requests
     where introduction_requests.need_id = :needId and introduction_requests.idea_id = :ideaId
       and introduction_requests.side = :side and introduction_requests.ended_at is null`,
    pair,
  );

/** Open ones: the person's own, or those of an agency that it has not put aside. */
export const listRequests = (
  trx: Db | Trx,
  { personId, agencyId }: { personId: string; agencyId: string | null },
): Promise<StoredRequest[]> =>
  rows(
    trx,
    `select ${columns} from introduction_requests
     where introduction_requests.ended_at is null
       and (introduction_requests.person_id = :personId
            or exists (select 1 from request_agencies
                       where request_agencies.request_id = introduction_requests.id
                         and request_agencies.agency_id = (:agencyId)::uuid
                         and request_agencies.put_aside_at is null))
     order by introduction_requests.asked_at, introduction_requests.id limit 200`,
    { personId, agencyId },
  );

/** Whether the agency is asked, and has not put it aside. */
export const isAsked = async (trx: Trx, requestId: string, agencyId: string): Promise<boolean> =>
  (await row(
    trx,
    `select 1 as asked from request_agencies
     where request_id = :requestId and agency_id = :agencyId and put_aside_at is null`,
    { requestId, agencyId },
  )) !== undefined;

export const listAgencies = async (trx: Trx, requestId: string): Promise<string[]> =>
  (
    await rows<{ agencyId: string }>(
      trx,
      'select agency_id from request_agencies where request_id = :requestId order by agency_id',
      { requestId },
    )
  ).map(({ agencyId }) => agencyId);

export const putAside = async (trx: Trx, requestId: string, agencyId: string, at: string): Promise<void> => {
  await trx('requestAgencies').where({ requestId, agencyId }).update({ putAsideAt: at });
};

export const endRequest = async (
  trx: Trx,
  id: string,
  at: string,
  introductionId: string | null,
): Promise<void> => {
  await trx('introductionRequests').where({ id }).update({ endedAt: at, introductionId });
};
