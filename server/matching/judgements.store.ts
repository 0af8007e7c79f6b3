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
 * Brings the suggestions of some pairs in line with the agencies that cover them: new ones are made, untouched ones
 * that nobody covers any more go, and what a person has judged stays as it is. Returns whom a change concerns.
 */
export const settleSuggestions = async (
  trx: Trx,
  matchIds: readonly string[],
  suggestions: readonly Suggestion[],
  onlyAgencyId: string | null = null,
): Promise<{ made: Told[]; gone: Told[] }> => {
  const bindings = { matchIds: [...matchIds], given: JSON.stringify(suggestions), onlyAgencyId };
  const given = `jsonb_to_recordset((:given)::jsonb) as g("agencyId" uuid, "needId" uuid, "ideaId" uuid, covers text)`;
  const gone = await rows<Told>(
    trx,
    `delete from judgements using matches
     where matches.id = any((:matchIds)::uuid[])
       and judgements.need_id = matches.need_id and judgements.idea_id = matches.idea_id
       and judgements.decided_by is null and judgements.status = 'suggested'
       and ((:onlyAgencyId)::uuid is null or judgements.agency_id = (:onlyAgencyId)::uuid)
       and not exists (select from ${given}
         where g."agencyId" = judgements.agency_id and g."needId" = judgements.need_id
           and g."ideaId" = judgements.idea_id)
     returning judgements.agency_id, matches.id as match_id`,
    bindings,
  );
  const made = await rows<Told & { isNew: boolean }>(
    trx,
    `with written as (
       insert into judgements (agency_id, need_id, idea_id, status, covers, rank)
       select g."agencyId", g."needId", g."ideaId", 'suggested', g.covers, 0 from ${given}
       order by g."agencyId", g."needId", g."ideaId"
       on conflict on constraint judgements_pkey do update set covers = excluded.covers
       where judgements.covers is distinct from excluded.covers
       returning judgements.agency_id, judgements.need_id, judgements.idea_id, (xmax = 0) as is_new
     )
     select written.agency_id, written.is_new, matches.id as match_id
     from written join matches on matches.need_id = written.need_id and matches.idea_id = written.idea_id`,
    bindings,
  );
  return { made: made.filter(({ isNew }) => isNew), gone };
};

/**
 * The order of the queue: S/100 − λ·ln(1 + e), with e the number of needs whose list holds the idea, so that the same
 * few good ideas do not crowd out the rest.
 */
export const rerank = async (trx: Trx, ideaIds: readonly string[]): Promise<void> => {
  await trx.raw(
    `update judgements set rank = fair.rank
     from (
       select matches.need_id, matches.idea_id,
         matches.score / 100 - (:exposure)::float8 * ln(1 + shown.needs) as rank
       from matches
       join (
         select listed.idea_id, count(*) filter (where listed.in_need_list) as needs
         from matches as listed where listed.idea_id = any((:ideaIds)::uuid[]) group by listed.idea_id
       ) as shown on shown.idea_id = matches.idea_id
     ) as fair
     where judgements.need_id = fair.need_id and judgements.idea_id = fair.idea_id
       and judgements.rank is distinct from fair.rank`,
    { ideaIds: [...ideaIds], exposure: EXPOSURE },
  );
};

/** Which agencies hold some pairs in their queue. */
export const listAgenciesOf = (trx: Db | Trx, matchIds: readonly string[]): Promise<Told[]> =>
  rows<Told>(
    trx,
    `select judgements.agency_id, matches.id as match_id
     from matches
     join judgements on judgements.need_id = matches.need_id and judgements.idea_id = matches.idea_id
     where matches.id = any((:matchIds)::uuid[])
     order by matches.id, judgements.agency_id`,
    { matchIds: [...matchIds] },
  );

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
