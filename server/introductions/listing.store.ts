import type { Db, Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import type { IntroductionStatus } from './introductions.contract.ts';
import { brokered } from './introductions.store.ts';

/** Where an introduction stands in the list: see `turn_rank` and `turn_at` of the table. */
export interface Listed {
  readonly id: string;
  readonly turnRank: number;
  readonly turnAt: string;
}

export interface ListFilter {
  readonly personId: string;
  readonly agencyId: string | null;
  /** The asker's organisations: their brokers' conflicts of interest are left out in SQL as in the policy. */
  readonly organisationIds: readonly string[];
  readonly status: IntroductionStatus | null;
  readonly waiting: boolean;
  readonly now: string;
  readonly after: readonly [rank: number, at: string, id: string] | null;
  readonly limit: number;
}

const ranks: Partial<Record<IntroductionStatus, number>> = { proposed: 0, drafted: 1, connected: 2 };
const ENDED = 3;

const asked = `introductions.turn_rank between :firstRank and :lastRank
  and (introductions.status = (:status)::text or (:status)::text is null)
  and ((:afterRank)::smallint is null
       or (introductions.turn_rank, introductions.turn_at, introductions.id)
          > ((:afterRank)::smallint, (:afterAt)::numeric, (:afterId)::uuid))`;

/** A broker owes the next move of what they look after, or nobody does: never of a colleague's. */
const owedByBroker = `(introductions.broker_id = (:personId)::uuid or introductions.broker_id is null)
  and (introductions.status = 'drafted'
       or (introductions.status = 'proposed' and introductions.overdue_at <= :now and introductions.expires_at > :now)
       or (introductions.status = 'connected' and introductions.mediation = 'fully_moderated'))`;

const owedBySide = `mine.status = 'waiting' and introductions.status = 'proposed' and introductions.expires_at > :now`;

const place = 'introductions.id, introductions.turn_rank, introductions.turn_at';
/** By the table's own columns, never by what is selected under their names: `turn_at` goes out as text. */
const inTurn = (of: string) => `order by ${of}.turn_rank, ${of}.turn_at, ${of}.id limit :limit`;

/** The same rule as `placeOf`: a broker of it, and no side; or a side. Each half is read in order off its index. */
export const listInTurn = (trx: Db | Trx, filter: ListFilter): Promise<Listed[]> => {
  const rank = filter.status === null ? null : (ranks[filter.status] ?? ENDED);
  return rows(
    trx,
    `with found as (
       (select ${place} from introductions
        where ${brokered}
          and not exists (select from answers where answers.introduction_id = introductions.id
                            and answers.person_id = (:personId)::uuid)
          and ${asked} and ((:waiting)::boolean is false or (${owedByBroker}))
        ${inTurn('introductions')})
       union all
       (select ${place} from answers as mine
        join introductions on introductions.id = mine.introduction_id
        where mine.person_id = (:personId)::uuid
          and ${asked} and ((:waiting)::boolean is false or (${owedBySide}))
        ${inTurn('introductions')}))
     select id, turn_rank, turn_at::text as turn_at from found ${inTurn('found')}`,
    {
      personId: filter.personId,
      agencyId: filter.agencyId,
      organisationIds: [...filter.organisationIds],
      status: filter.status,
      firstRank: rank ?? 0,
      lastRank: rank ?? (filter.waiting ? ENDED - 1 : ENDED),
      waiting: filter.waiting,
      now: filter.now,
      afterRank: filter.after?.[0] ?? null,
      afterAt: filter.after?.[1] ?? null,
      afterId: filter.after?.[2] ?? null,
      limit: filter.limit,
    },
  );
};
