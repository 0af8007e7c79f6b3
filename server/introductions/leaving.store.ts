import type { Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';

export interface Left {
  readonly id: string;
  readonly ideaId: string;
}

/** Where a person stands on a side of what is open, has not taken back what they agreed to, or is drafted about. */
export const listAsSide = (trx: Trx, personId: string): Promise<Left[]> =>
  rows<Left>(
    trx,
    `select introductions.id, introductions.idea_id from introductions
     left join answers on answers.introduction_id = introductions.id and answers.person_id = :personId
     where (introductions.status in ('proposed', 'connected', 'closed') and answers.status in ('waiting', 'accepted'))
        or (introductions.status = 'drafted'
            and :personId in (introductions.need_person_id, introductions.idea_person_id))
     order by introductions.idea_id, introductions.id`,
    { personId },
  );

/** What a broker has in hand, and what nobody has in an agency of theirs. */
export const listInHand = (trx: Trx, personId: string): Promise<Left[]> =>
  rows<Left>(
    trx,
    `select introductions.id, introductions.idea_id from introductions
     where introductions.status in ('drafted', 'proposed', 'connected')
       and (introductions.broker_id = :personId
            or (introductions.broker_id is null and introductions.agency_id in (
              select memberships.organisation_id from memberships
              where memberships.person_id = :personId and memberships.role = 'broker'
                and memberships.ended_at is null)))
     order by introductions.idea_id, introductions.id`,
    { personId },
  );

/** What a person asked for, and what they chose to be called. */
export const forgetAsked = async (trx: Trx, personId: string): Promise<void> => {
  await trx.raw('delete from introduction_requests where person_id = :personId', { personId });
  await trx.raw('delete from broker_labels where person_id = :personId', { personId });
};

export const listAsked = (trx: Trx, personId: string): Promise<{ id: string }[]> =>
  rows(
    trx,
    `select introduction_requests.id from introduction_requests
     where introduction_requests.person_id = :personId and introduction_requests.ended_at is null
     order by introduction_requests.id for no key update`,
    { personId },
  );
