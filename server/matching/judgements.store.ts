import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { DismissReason, JudgementStatus } from './matching.contract.ts';
import { EXPOSURE } from './weights.ts';

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

/**
 * Brings the suggestions of some pairs in line with what is to be suggested: new ones are made, untouched ones that
 * are not to be any more go, and what a person has judged stays as it is. Pairs that no list holds, nobody made and
 * nobody has judged are forgotten. Returns whom a change concerns; `held`: who held those of `changed` before.
 */
export const settleSuggestions = async (
  trx: Trx,
  matchIds: readonly string[],
  suggestions: readonly Suggestion[],
  { changed = [], onlyAgencyId = null }: { changed?: readonly string[]; onlyAgencyId?: string | null } = {},
): Promise<Record<'made' | 'gone' | 'held', Told[]>> => {
  const told = await rows<Told & { what: 'made' | 'gone' | 'held' }>(
    trx,
    // One statement, so that each part sees the table as it was before the others; they touch different rows.
    `with given as materialized (
       select * from jsonb_to_recordset((:given)::jsonb)
         as g("agencyId" uuid, "needId" uuid, "ideaId" uuid, covers text)
     ),
     gone as (
       delete from judgements using matches
       where matches.id = any((:matchIds)::uuid[])
         and judgements.need_id = matches.need_id and judgements.idea_id = matches.idea_id
         and judgements.decided_by is null and judgements.status = 'suggested'
         and ((:onlyAgencyId)::uuid is null or judgements.agency_id = (:onlyAgencyId)::uuid)
         and not exists (select from given
           where given."agencyId" = judgements.agency_id and given."needId" = judgements.need_id
             and given."ideaId" = judgements.idea_id)
       returning judgements.agency_id, matches.id as match_id
     ),
     written as (
       insert into judgements (agency_id, need_id, idea_id, status, covers, rank)
       select given."agencyId", given."needId", given."ideaId", 'suggested', given.covers, 0 from given
       order by given."agencyId", given."needId", given."ideaId"
       on conflict on constraint judgements_pkey do update set covers = excluded.covers
       where judgements.covers is distinct from excluded.covers
       returning judgements.agency_id, judgements.need_id, judgements.idea_id, (xmax = 0) as is_new
     ),
     forgotten as (
       delete from matches
       where matches.id = any((:matchIds)::uuid[]) and matches.origin = 'scored'
         and not matches.in_need_list and not matches.in_idea_list
         and not exists (
           select from judgements
           where judgements.need_id = matches.need_id and judgements.idea_id = matches.idea_id
             and judgements.decided_by is not null)
     )
     select 'held' as what, judgements.agency_id, matches.id as match_id
     from matches
     join judgements on judgements.need_id = matches.need_id and judgements.idea_id = matches.idea_id
     where matches.id = any((:changed)::uuid[])
     union all
     select 'gone', gone.agency_id, gone.match_id from gone
     union all
     select 'made', written.agency_id, matches.id
     from written join matches on matches.need_id = written.need_id and matches.idea_id = written.idea_id
     where written.is_new
     order by match_id, agency_id`,
    {
      matchIds: [...matchIds],
      given: JSON.stringify(suggestions),
      changed: [...changed],
      onlyAgencyId,
    },
  );
  const of = (kind: 'made' | 'gone' | 'held') => told.filter(({ what }) => what === kind);
  return { made: of('made'), gone: of('gone'), held: of('held') };
};

/**
 * The order of the queue: S/100 − λ·ln(1 + e), with e the number of needs whose list holds the idea, so that the same
 * few good ideas do not crowd out the rest. `ideaIds`: all their pairs, since e has changed; `matchIds`: only these.
 */
export const rerank = async (
  trx: Trx,
  { ideaIds = [], matchIds = [] }: { ideaIds?: readonly string[]; matchIds?: readonly string[] },
): Promise<void> => {
  if (ideaIds.length + matchIds.length === 0) return;
  await trx.raw(
    `with moved as materialized (
       select matches.need_id, matches.idea_id, matches.score from matches where matches.idea_id = any((:ideaIds)::uuid[])
       union
       select matches.need_id, matches.idea_id, matches.score from matches where matches.id = any((:matchIds)::uuid[])
     ),
     shown as materialized (
       select listed.idea_id, count(*) as needs
       from matches as listed
       where listed.in_need_list and listed.idea_id = any(array(select moved.idea_id from moved))
       group by listed.idea_id
     )
     update judgements set rank = fair.rank
     from (
       select moved.need_id, moved.idea_id,
         moved.score / 100 - (:exposure)::float8 * ln(1 + coalesce(shown.needs, 0)) as rank
       from moved left join shown on shown.idea_id = moved.idea_id
     ) as fair
     where judgements.need_id = fair.need_id and judgements.idea_id = fair.idea_id
       and judgements.rank is distinct from fair.rank`,
    { ideaIds: [...ideaIds], matchIds: [...matchIds], exposure: EXPOSURE },
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
