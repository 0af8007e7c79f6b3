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

/** A side is a side, even if it works for an agency that is asked: what the other side says is not said to it. */
const concerns = `(
  exists (select 1 from needs where needs.id = introduction_requests.need_id and needs.posted_by = :personId)
  or exists (select 1 from ideas where ideas.id = introduction_requests.idea_id and ideas.posted_by = :personId))`;

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
            or (exists (select 1 from request_agencies
                        where request_agencies.request_id = introduction_requests.id
                          and request_agencies.agency_id = (:agencyId)::uuid
                          and request_agencies.put_aside_at is null)
                and not ${concerns}))
     order by introduction_requests.asked_at, introduction_requests.id limit 200`,
    { personId, agencyId },
  );

/** Whether the broker's agency is asked, and has not put it aside. Nobody who is a side is asked as a broker. */
export const isAsked = async (
  trx: Trx,
  requestId: string,
  broker: { personId: string; agencyId: string },
): Promise<boolean> =>
  (await row(
    trx,
    `select 1 as asked from request_agencies
     join introduction_requests on introduction_requests.id = request_agencies.request_id
     where request_agencies.request_id = :requestId and request_agencies.agency_id = :agencyId
       and request_agencies.put_aside_at is null and not ${concerns}`,
    { requestId, personId: broker.personId, agencyId: broker.agencyId },
  )) !== undefined;

/** Brokers of the agencies that are asked and have not put it aside, while it is asked: none who is a side of it. */
export const listAskedBrokers = async (trx: Trx, requestId: string): Promise<string[]> =>
  (
    await rows<{ personId: string }>(
      trx,
      `select distinct memberships.person_id from introduction_requests
       join request_agencies on request_agencies.request_id = introduction_requests.id
       join memberships on memberships.organisation_id = request_agencies.agency_id
       join people on people.id = memberships.person_id
       join needs on needs.id = introduction_requests.need_id
       join ideas on ideas.id = introduction_requests.idea_id
       where introduction_requests.id = :requestId and introduction_requests.ended_at is null
         and request_agencies.put_aside_at is null and memberships.role = 'broker'
         and memberships.ended_at is null and people.suspended_at is null
         and memberships.person_id is distinct from needs.posted_by
         and memberships.person_id is distinct from ideas.posted_by
       order by memberships.person_id`,
      { requestId },
    )
  ).map(({ personId }) => personId);

/** Whoever stands behind either item, the asker too. */
export const listSides = async (trx: Trx, requestId: string): Promise<string[]> =>
  (
    await rows<{ personId: string }>(
      trx,
      `select needs.posted_by as person_id from needs
       join introduction_requests on introduction_requests.need_id = needs.id
       where introduction_requests.id = :requestId and needs.posted_by is not null
       union
       select ideas.posted_by from ideas
       join introduction_requests on introduction_requests.idea_id = ideas.id
       where introduction_requests.id = :requestId and ideas.posted_by is not null`,
      { requestId },
    )
  ).map(({ personId }) => personId);

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

export const endRequest = async (trx: Trx, id: string, at: string): Promise<void> => {
  await trx('introductionRequests').where({ id }).update({ endedAt: at });
};

/** Whatever is still asked of a pair, by either side, has come to this introduction. Returns what has ended. */
export const endRequestsOfPair = (
  trx: Trx,
  given: { needId: string; ideaId: string; at: string; introductionId: string },
): Promise<Pick<StoredRequest, 'id' | 'personId'>[]> =>
  rows(
    trx,
    `with held as materialized (
       select introduction_requests.id from introduction_requests
       where introduction_requests.need_id = :needId and introduction_requests.idea_id = :ideaId
         and introduction_requests.ended_at is null
       order by introduction_requests.id for no key update)
     update introduction_requests set ended_at = :at, introduction_id = :introductionId
     from held where introduction_requests.id = held.id
     returning introduction_requests.id, introduction_requests.person_id`,
    given,
  );
