import type { Db, Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import { endDrift, recount } from './exposures.store.ts';
import type { Suggestion } from './judgements.store.ts';
import { SHOWN, SHOWN_PAYS } from './weights.ts';

// A suggestion is a judgement that nobody has made yet: it comes, moves in the order and goes with its pair.

interface Told {
  readonly agencyId: string;
  readonly matchId: string;
}

/** What the queue orders and finds a pair by. */
export interface Placed {
  readonly id: string;
  readonly needId: string;
  readonly ideaId: string;
  /** What the idea's exposure costs: a pair that the need shows pays a part of it. */
  readonly cost: number;
  readonly mutual: number;
  readonly marks: readonly number[];
}

/** The order of the queue, on the scale of score / 100. `cost` is an expression of ours, never input. */
const rankFrom = (cost: string): string => `matches.score / 100 + matches.lift
  - ${cost} * case when matches.need_place <= ${SHOWN} then ${SHOWN_PAYS} else 1 end`;

/**
 * Brings the suggestions of some pairs in line with what is to be suggested: new ones are made, untouched ones that
 * are not to be any more go, and what a person has judged stays as it is; all of them stand where `pairs` say. Pairs
 * that no list holds, nobody made and nobody has judged are forgotten. Returns whom a change concerns; `held`: who held
 * those of `changed` before. The caller holds the matching lock and the exposures of all these ideas.
 */
export const settleSuggestions = async (
  trx: Trx,
  pairs: readonly Placed[],
  suggestions: readonly Suggestion[],
  { changed = [], onlyAgencyId = null }: { changed?: readonly string[]; onlyAgencyId?: string | null } = {},
): Promise<Record<'made' | 'gone' | 'held', Told[]>> => {
  const idOf = new Map(pairs.map(({ id, needId, ideaId }) => [`${needId} ${ideaId}`, id]));
  const given = suggestions.flatMap(({ agencyId, needId, ideaId, covers }) => {
    const id = idOf.get(`${needId} ${ideaId}`);
    return id === undefined ? [] : { id, agencyId, covers };
  });
  const told = await rows<{
    what: 'made' | 'gone' | 'held';
    agencyId: string;
    needId: string;
    ideaId: string;
  }>(
    trx,
    // One statement, so that each part sees the table as it was before the others; they touch different rows. It joins
    // a table nowhere: what stands of each pair is looked up pair by pair (`offset 0` says so) and locked, and what is
    // written goes by the key's own index (`on conflict`), by ids or by the place of the row. So its plan is the same
    // whatever the planner knows of tables that have just been filled, and of ideas that stand in thousands of pairs.
    `with pairs as materialized (
       select p.id, stands.need_id, stands.idea_id, stands.rank, stands.unlisted, p.mutual,
         array(select mark::integer from jsonb_array_elements_text(p.marks) as mark) as marks
       from jsonb_to_recordset((:pairs)::jsonb) as p(id uuid, cost float8, mutual float8, marks jsonb)
       cross join lateral (
         select matches.need_id, matches.idea_id, ${rankFrom('p.cost')} as rank,
           matches.origin = 'scored' and not matches.in_need_list and not matches.in_idea_list as unlisted
         from matches where matches.id = p.id offset 0
       ) as stands
     ),
     given as materialized (
       select g."agencyId" as agency_id, g.covers, pairs.*
       from jsonb_to_recordset((:given)::jsonb) as g(id uuid, "agencyId" uuid, covers text)
       join pairs on pairs.id = g.id
     ),
     held as materialized (
       select pairs.*, stands.place, stands.agency_id, stands.covers, stands.decided, stands.untouched,
         (stands.rank, stands.mutual, stands.marks) is distinct from (pairs.rank, pairs.mutual, pairs.marks) as moves,
         (pairs.id, stands.agency_id) in (select given.id, given.agency_id from given) as stays
       from pairs
       cross join lateral (
         select judgements.ctid as place, judgements.agency_id, judgements.covers, judgements.rank, judgements.mutual,
           judgements.marks, judgements.decided_by is not null as decided,
           judgements.decided_by is null and judgements.status = 'suggested' as untouched
         from judgements
         where judgements.need_id = pairs.need_id and judgements.idea_id = pairs.idea_id
         for no key update offset 0
       ) as stands
     ),
     gone as (
       delete from judgements where judgements.ctid = any(array(
         select held.place from held
         where held.untouched and not held.stays
           and ((:onlyAgencyId)::uuid is null or held.agency_id = (:onlyAgencyId)::uuid)))
       returning judgements.agency_id, judgements.need_id, judgements.idea_id
     ),
     written as (
       insert into judgements (agency_id, need_id, idea_id, status, covers, rank, mutual, marks)
       select due.agency_id, due.need_id, due.idea_id, 'suggested', due.covers, due.rank, due.mutual, due.marks
       from (
         select given.agency_id, given.need_id, given.idea_id, given.covers, given.rank, given.mutual, given.marks
         from given
         union all
         -- What a person has judged stands already and is locked: only where it stands is written.
         select held.agency_id, held.need_id, held.idea_id, held.covers, held.rank, held.mutual, held.marks
         from held where not held.untouched and not held.stays and held.moves
       ) as due
       order by due.agency_id, due.need_id, due.idea_id
       on conflict on constraint judgements_pkey do update set
         covers = excluded.covers, rank = excluded.rank, mutual = excluded.mutual, marks = excluded.marks
       where (judgements.covers, judgements.rank, judgements.mutual, judgements.marks)
         is distinct from (excluded.covers, excluded.rank, excluded.mutual, excluded.marks)
       returning judgements.agency_id, judgements.need_id, judgements.idea_id, (xmax = 0) as is_new
     ),
     forgotten as (
       delete from matches where matches.id = any(array(
         select pairs.id from pairs
         where pairs.unlisted and pairs.id not in (select held.id from held where held.decided)))
     )
     select 'held' as what, held.agency_id, held.need_id, held.idea_id from held
     where held.id = any((:changed)::uuid[])
     union all
     select 'gone', gone.agency_id, gone.need_id, gone.idea_id from gone
     union all
     select 'made', written.agency_id, written.need_id, written.idea_id from written where written.is_new
     order by need_id, idea_id, agency_id`,
    {
      pairs: JSON.stringify(pairs.map(({ id, cost, mutual, marks }) => ({ id, cost, mutual, marks }))),
      given: JSON.stringify(given),
      changed: [...changed],
      onlyAgencyId,
    },
  );
  const of = (kind: 'made' | 'gone' | 'held') =>
    told.flatMap(({ what, agencyId, needId, ideaId }) => {
      const matchId = idOf.get(`${needId} ${ideaId}`);
      return what === kind && matchId !== undefined ? { agencyId, matchId } : [];
    });
  return { made: of('made'), gone: of('gone'), held: of('held') };
};

/** A pair of one agency's queue. */
export interface Queued {
  readonly agencyId: string;
  readonly needId: string;
  readonly ideaId: string;
}

/** Every pair of some ideas that stands elsewhere than it should by what their exposure costs them now. */
export const listMoved = (db: Db | Trx, ideaIds: readonly string[]): Promise<Queued[]> =>
  rows<Queued>(
    db,
    // Looked up step by step (`offset 0` says so), whatever the planner knows of tables that have just been filled.
    `select stands.agency_id, pairs.need_id, pairs.idea_id
     from exposures
     cross join lateral (
       select matches.need_id, matches.idea_id, ${rankFrom('exposures.cost')} as rank
       from matches where matches.idea_id = exposures.idea_id offset 0
     ) as pairs
     cross join lateral (
       select judgements.agency_id, judgements.rank
       from judgements
       where judgements.need_id = pairs.need_id and judgements.idea_id = pairs.idea_id offset 0
     ) as stands
     where exposures.idea_id = any((:ideaIds)::uuid[]) and stands.rank is distinct from pairs.rank`,
    { ideaIds: [...ideaIds] },
  );

/**
 * Puts these pairs where the exposure of their ideas, as it was counted last, and their lift would have them. The
 * caller holds the matching lock.
 */
export const rankPairs = async (trx: Trx, queued: readonly Queued[]): Promise<void> => {
  if (queued.length === 0) return;
  await trx.raw(
    // By the key's own index: the rows are there, and are locked before they are written.
    `insert into judgements (agency_id, need_id, idea_id, status, covers, rank)
     select stands.agency_id, g."needId", g."ideaId", 'suggested', stands.covers, stands.due
     from jsonb_to_recordset((:queued)::jsonb) as g("agencyId" uuid, "needId" uuid, "ideaId" uuid)
     cross join lateral (
       select judgements.agency_id, judgements.covers, judgements.rank, (
         select ${rankFrom('exposures.cost')} from matches, exposures
         where matches.need_id = g."needId" and matches.idea_id = g."ideaId" and exposures.idea_id = g."ideaId"
       ) as due
       from judgements
       where judgements.agency_id = g."agencyId" and judgements.need_id = g."needId"
         and judgements.idea_id = g."ideaId"
       for no key update offset 0
     ) as stands
     where stands.rank is distinct from stands.due
     order by 1, 2, 3
     on conflict on constraint judgements_pkey do update set rank = excluded.rank`,
    { queued: JSON.stringify(queued) },
  );
};

/** Pairs that are ranked in one statement. */
const RANKED_AT_ONCE = 1_000;

/**
 * The order of the queue: S/100, with what was learned from brokers, less what the idea's exposure costs it (see
 * `costOf`), so that the same few good ideas do not crowd out the rest. Counts that exposure anew, and ranks all pairs
 * of these ideas by it. The caller holds the matching lock.
 */
export const rerank = async (trx: Trx, { ideaIds }: { ideaIds: readonly string[] }): Promise<void> => {
  if (ideaIds.length === 0) return;
  await recount(trx, ideaIds);
  const queued = await listMoved(trx, ideaIds);
  for (let start = 0; start < queued.length; start += RANKED_AT_ONCE)
    await rankPairs(trx, queued.slice(start, start + RANKED_AT_ONCE));
  await endDrift(trx, ideaIds);
};
