import type { CardField } from '../accounts/accounts.contract.ts';
import type { Db } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import type { AnswerStatus, Side } from './introductions.contract.ts';

export interface OwnAnswer {
  readonly introductionId: string;
  readonly side: Side;
  readonly status: AnswerStatus;
  readonly fields: readonly CardField[];
  readonly answeredAt: string | null;
  readonly revokedAt: string | null;
  readonly privateReason: string | null;
  /** What was agreed to, word for word, as it was then. */
  readonly wording: { readonly version: number; readonly locale: string; readonly text: string } | null;
}

/** What a person answered wherever they were asked, the last introduction first. */
export const listAnswersOf = (db: Db, personId: string): Promise<OwnAnswer[]> =>
  rows(
    db,
    `select a.introduction_id, a.side, a.status, a.fields, a.answered_at, a.revoked_at, a.private_reason,
       (select json_build_object('version', w.version, 'locale', w.locale, 'text', w.text)
          from consent_wordings w where w.id = a.wording_id) as wording
     from answers a where a.person_id = :personId order by a.introduction_id desc, a.side`,
    { personId },
  );
