import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { DismissReason, JudgementStatus } from './matching.contract.ts';

export type Covers = 'need' | 'idea' | 'both';

export interface Suggestion {
  readonly agencyId: string;
  readonly needId: string;
  readonly ideaId: string;
  readonly covers: Covers;
}

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

/** What was given to somebody who leaves is nobody's again. */
export const unassign = async (trx: Trx, personId: string): Promise<void> => {
  await trx('judgements').where({ assigneeId: personId }).update({ assigneeId: null });
};

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
