import type { CardField } from '../accounts/accounts.contract.ts';
import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { Side } from './introductions.contract.ts';

export interface StoredReceipt {
  readonly side: Side;
  readonly agreedAt: string;
  readonly fields: CardField[];
  readonly wordingId: string;
  readonly wording: string;
  readonly withdrawnAt: string | null;
}

/** The consents of an introduction, as they were given: those that were taken back too. */
export const listReceipts = (trx: Db | Trx, introductionId: string): Promise<StoredReceipt[]> =>
  rows(
    trx,
    `select answers.side, answers.answered_at as agreed_at, answers.fields, answers.wording_id,
            consent_wordings.text as wording, answers.revoked_at as withdrawn_at
     from answers join consent_wordings on consent_wordings.id = answers.wording_id
     where answers.introduction_id = :introductionId and answers.status in ('accepted', 'revoked')
     order by answers.side desc`,
    { introductionId },
  );

export interface Satisfied {
  readonly introductionId: string;
  readonly side: Side;
  readonly score: number;
  readonly sentence: string;
}

/** The first time it is given, later it is changed; the day it was given stays. */
export const saveSatisfaction = async (trx: Trx, given: Satisfied, at: string): Promise<void> => {
  await trx.raw(
    `insert into satisfactions (introduction_id, side, score, sentence, given_at, changed_at)
     values (:introductionId, :side, :score, :sentence, :at, :at)
     on conflict (introduction_id, side) do update
       set score = excluded.score, sentence = excluded.sentence,
           changed_at = greatest(excluded.changed_at, satisfactions.given_at)`,
    { ...given, at },
  );
};

/** Whether somebody stands behind one of the two items. */
export const isSideOf = async (
  trx: Db | Trx,
  asked: { personId: string; needId: string; ideaId: string },
): Promise<boolean> =>
  (await row(
    trx,
    `select 1 as side where exists (select 1 from needs where needs.id = :needId and needs.posted_by = :personId)
        or exists (select 1 from ideas where ideas.id = :ideaId and ideas.posted_by = :personId)`,
    asked,
  )) !== undefined;

/** Drafts and open introductions of a pair by other agencies. */
export const listElsewhere = (
  trx: Db | Trx,
  asked: { needId: string; ideaId: string; agencyId: string; now: string },
): Promise<{ agencyId: string; since: string }[]> =>
  rows(
    trx,
    `select introductions.agency_id, min(introductions.created_at) as since from introductions
     where introductions.need_id = :needId and introductions.idea_id = :ideaId
       and introductions.agency_id <> :agencyId
       and (introductions.status in ('drafted', 'connected')
            or (introductions.status = 'proposed' and introductions.expires_at > :now))
     group by introductions.agency_id order by since, introductions.agency_id`,
    asked,
  );
