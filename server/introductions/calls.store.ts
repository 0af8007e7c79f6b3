import type { Db, Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import type { SpokeWith } from './private.contract.ts';

export interface StoredCall {
  readonly id: string;
  readonly introductionId: string;
  readonly authorId: string | null;
  readonly spokeWith: SpokeWith;
  readonly calledOn: string;
  readonly body: string;
  readonly followUpOn: string | null;
  readonly followedUpAt: string | null;
  readonly createdAt: string;
}

/** Like the notes in a table of their own, which no query of a party's ever touches. */
export const insertCall = async (trx: Trx, call: StoredCall): Promise<void> => {
  await trx('introduction_calls').insert(call);
};

export const listCalls = (trx: Db | Trx, introductionId: string): Promise<StoredCall[]> =>
  rows(
    trx,
    `select introduction_calls.id, introduction_calls.introduction_id, introduction_calls.author_id,
            introduction_calls.spoke_with, introduction_calls.called_on, introduction_calls.body,
            introduction_calls.follow_up_on, introduction_calls.followed_up_at, introduction_calls.created_at
     from introduction_calls where introduction_calls.introduction_id = :introductionId
     order by introduction_calls.called_on desc, introduction_calls.id desc`,
    { introductionId },
  );

/** False when there is nothing to follow up, or it was done before. */
export const markFollowedUp = async (
  trx: Trx,
  { introductionId, id }: { introductionId: string; id: string },
  at: string,
): Promise<boolean> =>
  (await trx('introduction_calls')
    .where({ introductionId, id, followedUpAt: null })
    .whereNotNull('followUpOn')
    .update({ followedUpAt: at })) === 1;
