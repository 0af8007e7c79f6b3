import type { Db, Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import type { MessageVersion, Thread } from './messages.contract.ts';
import type { StoredMessage } from './messages.store.ts';

type Which = Pick<StoredMessage, 'introductionId' | 'thread' | 'seq'>;

/** What a message becomes, under its thread's next change. */
export interface Rewriting {
  readonly body: string;
  readonly change: number;
  readonly editedAt: string | null;
  readonly withdrawnAt: string | null;
}

/** Puts a new text in the place of the old one, which goes to the earlier ones: no text is ever lost. */
export const rewriteMessage = async (trx: Trx, which: Which, to: Rewriting): Promise<void> => {
  const { introductionId, thread, seq } = which;
  const given = { introductionId, thread, seq, ...to };
  await trx.raw(
    `insert into message_versions (introduction_id, thread, seq, version, body, at)
     select messages.introduction_id, messages.thread, messages.seq, messages.version, messages.body,
            coalesce(messages.edited_at, messages.at)
     from messages
     where messages.introduction_id = :introductionId and messages.thread = :thread and messages.seq = :seq`,
    { introductionId, thread, seq },
  );
  await trx.raw(
    `update messages
     set body = :body, change = :change, version = version + 1, edited_at = :editedAt,
         withdrawn_at = :withdrawnAt
     where introduction_id = :introductionId and thread = :thread and seq = :seq`,
    given,
  );
  await trx.raw(
    `update threads set last_change = :change
     where introduction_id = :introductionId and thread = :thread`,
    { introductionId, thread, change: to.change },
  );
};

export const listVersions = (
  trx: Db | Trx,
  introductionId: string,
  thread: Thread,
  seq: number,
): Promise<MessageVersion[]> =>
  rows(
    trx,
    `select message_versions.version, message_versions.body, message_versions.at
     from message_versions
     where message_versions.introduction_id = :introductionId and message_versions.thread = :thread
       and message_versions.seq = :seq
     order by message_versions.version`,
    { introductionId, thread, seq },
  );
