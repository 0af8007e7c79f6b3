import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import { recount } from './exposures.store.ts';
import type { DismissReason, JudgementStatus } from './matching.contract.ts';

export type Covers = 'need' | 'idea' | 'both';

export interface Suggestion {
  readonly agencyId: string;
  readonly needId: string;
  readonly ideaId: string;
  readonly covers: Covers;
}

interface Told {
  readonly agencyId: string;
  readonly matchId: string;
}

/** What the queue orders and finds a pair by. */
export interface Placed {
  readonly id: string;
  /** What the idea's exposure takes off its place in the order. */
  readonly cost: number;
  readonly mutual: number;
  readonly marks: readonly number[];
}

/** The order of the queue, on the scale of score / 100. `cost` is an expression of ours, never input. */
const rankFrom = (cost: string): string => `matches.score / 100 + matches.lift - ${cost}`;

/**
 * Brings the suggestions of some pairs in line with what is to be suggested: new ones are made, untouched ones that
 * are not to be any more go, and what a person has judged stays as it is; all of them stand where `pairs` say. Pairs
 * that no list holds, nobody made and nobody has judged are forgotten. Returns whom a change concerns; `held`: who held
 * those of `changed` before.
 */
export const settleSuggestions = async (
  trx: Trx,
  pairs: readonly Placed[],
  suggestions: readonly Suggestion[],
  { changed = [], onlyAgencyId = null }: { changed?: readonly string[]; onlyAgencyId?: string | null } = {},
): Promise<Record<'made' | 'gone' | 'held', Told[]>> => {
  const told = await rows<Told & { what: 'made' | 'gone' | 'held' }>(
    trx,
    // One statement, so that each part sees the table as it was before the others; they touch different rows. What
    // stands of each pair is looked up pair by pair (`offset 0` says so) and locked, and the parts go by its keys: so
    // the plan does not hang on what the planner knows of tables that have just been filled.
    `with pairs as materialized (
       select matches.id, matches.need_id, matches.idea_id, ${rankFrom('p.cost')} as rank, p.mutual,
         array(select mark::integer from jsonb_array_elements_text(p.marks) as mark) as marks,
         matches.origin = 'scored' and not matches.in_need_list and not matches.in_idea_list as unlisted
       from jsonb_to_recordset((:pairs)::jsonb) as p(id uuid, cost float8, mutual float8, marks jsonb)
       join matches on matches.id = p.id
     ),
     given as materialized (
       select g."agencyId" as agency_id, g.covers, pairs.*
       from jsonb_to_recordset((:given)::jsonb) as g("agencyId" uuid, "needId" uuid, "ideaId" uuid, covers text)
       join pairs on pairs.need_id = g."needId" and pairs.idea_id = g."ideaId"
     ),
     held as materialized (
       select pairs.*, stands.agency_id, stands.untouched,
         (stands.rank, stands.mutual, stands.marks) is distinct from (pairs.rank, pairs.mutual, pairs.marks) as moves,
         exists (select from given where given.agency_id = stands.agency_id and given.id = pairs.id) as stays
       from pairs
       cross join lateral (
         select judgements.agency_id, judgements.rank, judgements.mutual, judgements.marks,
           judgements.decided_by is null and judgements.status = 'suggested' as untouched
         from judgements
         where judgements.need_id = pairs.need_id and judgements.idea_id = pairs.idea_id
         for no key update offset 0
       ) as stands
     ),
     gone as (
       delete from judgements using held
       where judgements.agency_id = held.agency_id and judgements.need_id = held.need_id
         and judgements.idea_id = held.idea_id and held.untouched and not held.stays
         and ((:onlyAgencyId)::uuid is null or held.agency_id = (:onlyAgencyId)::uuid)
       returning judgements.agency_id, held.id as match_id
     ),
     written as (
       insert into judgements (agency_id, need_id, idea_id, status, covers, rank, mutual, marks)
       select given.agency_id, given.need_id, given.idea_id, 'suggested', given.covers, given.rank, given.mutual,
         given.marks
       from given
       order by given.agency_id, given.need_id, given.idea_id
       on conflict on constraint judgements_pkey do update set
         covers = excluded.covers, rank = excluded.rank, mutual = excluded.mutual, marks = excluded.marks
       where (judgements.covers, judgements.rank, judgements.mutual, judgements.marks)
         is distinct from (excluded.covers, excluded.rank, excluded.mutual, excluded.marks)
       returning judgements.agency_id, judgements.need_id, judgements.idea_id, (xmax = 0) as is_new
     ),
     kept as (
       update judgements set rank = held.rank, mutual = held.mutual, marks = held.marks
       from held
       where judgements.agency_id = held.agency_id and judgements.need_id = held.need_id
         and judgements.idea_id = held.idea_id and not held.untouched and not held.stays and held.moves
     ),
     forgotten as (
       delete from matches using pairs
       where matches.id = pairs.id and pairs.unlisted
         and not exists (
           select from judgements
           where judgements.need_id = pairs.need_id and judgements.idea_id = pairs.idea_id
             and judgements.decided_by is not null)
     )
     select 'held' as what, held.agency_id, held.id as match_id from held where held.id = any((:changed)::uuid[])
     union all
     select 'gone', gone.agency_id, gone.match_id from gone
     union all
     select 'made', written.agency_id, pairs.id
     from written join pairs on pairs.need_id = written.need_id and pairs.idea_id = written.idea_id
     where written.is_new
     order by match_id, agency_id`,
    {
      pairs: JSON.stringify(pairs),
      given: JSON.stringify(suggestions),
      changed: [...changed],
      onlyAgencyId,
    },
  );
  const of = (kind: 'made' | 'gone' | 'held') => told.filter(({ what }) => what === kind);
  return { made: of('made'), gone: of('gone'), held: of('held') };
};

/**
 * The order of the queue: S/100, with what was learned from brokers, less what the idea's exposure costs it (see
 * `costOf`), so that the same few good ideas do not crowd out the rest. Counts that exposure anew, and ranks all pairs
 * of these ideas by it. The caller holds the matching lock.
 */
export const rerank = async (trx: Trx, { ideaIds }: { ideaIds: readonly string[] }): Promise<void> => {
  if (ideaIds.length === 0) return;
  await recount(trx, ideaIds);
  await trx.raw(
    // Looked up step by step (`offset 0` says so), whatever the planner knows of tables that have just been filled.
    `with moved as materialized (
       select stands.agency_id, pairs.need_id, pairs.idea_id, pairs.rank
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
       where exposures.idea_id = any((:ideaIds)::uuid[]) and stands.rank is distinct from pairs.rank
     )
     update judgements set rank = moved.rank
     from moved
     where judgements.agency_id = moved.agency_id and judgements.need_id = moved.need_id
       and judgements.idea_id = moved.idea_id`,
    { ideaIds: [...ideaIds] },
  );
};

export interface LockedJudgement {
  readonly needId: string;
  readonly ideaId: string;
  readonly status: JudgementStatus;
  readonly snoozedUntil: string | null;
}

/** One agency's judgement of a pair, locked until the transaction ends. */
export const findJudgementForUpdate = (
  trx: Trx,
  agencyId: string,
  matchId: string,
): Promise<LockedJudgement | undefined> =>
  row<LockedJudgement>(
    trx,
    `select judgements.need_id, judgements.idea_id, judgements.status, judgements.snoozed_until
     from judgements
     join matches on matches.need_id = judgements.need_id and matches.idea_id = judgements.idea_id
     where judgements.agency_id = :agencyId and matches.id = :matchId
     for update of judgements`,
    { agencyId, matchId },
  );

export interface Verdict {
  readonly status?: JudgementStatus;
  readonly reasonCode?: DismissReason | null;
  readonly note?: string | null;
  readonly assigneeId?: string | null;
  readonly snoozedUntil?: string | null;
}

interface Key {
  readonly agencyId: string;
  readonly needId: string;
  readonly ideaId: string;
}

export const moveJudgement = async (
  trx: Trx,
  key: Key,
  verdict: Verdict,
  by: { decidedBy: string; decidedAt: string },
): Promise<void> => {
  const { agencyId, needId, ideaId } = key;
  await trx('judgements')
    .where({ agencyId, needId, ideaId })
    .update({ ...verdict, ...by });
};

/** Writes what a person decided, whether or not the pair was suggested before. */
export const decide = async (
  trx: Trx,
  { agencyId, needId, ideaId }: Key,
  { covers, status, note }: { covers: Covers; status: 'shortlisted' | 'introduced'; note: string | null },
  { decidedBy, decidedAt }: { decidedBy: string; decidedAt: string },
): Promise<void> => {
  await trx.raw(
    `insert into judgements (agency_id, need_id, idea_id, status, covers, note, rank, decided_by, decided_at)
     values (:agencyId, :needId, :ideaId, :status, :covers, :note, 0, :decidedBy, :decidedAt)
     on conflict on constraint judgements_pkey do update set
       status = excluded.status, reason_code = null, note = coalesce(excluded.note, judgements.note),
       snoozed_until = null, decided_by = excluded.decided_by, decided_at = excluded.decided_at`,
    { agencyId, needId, ideaId, status, covers, note, decidedBy, decidedAt },
  );
};

export const listAgencies = async (trx: Db | Trx): Promise<string[]> =>
  (await rows<{ agencyId: string }>(trx, 'select distinct judgements.agency_id from judgements')).map(
    ({ agencyId }) => agencyId,
  );
