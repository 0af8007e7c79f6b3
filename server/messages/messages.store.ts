import type { Db, Trx } from '../database/connect.ts';
import { row, rows, rowsOften } from '../database/query.ts';
import { versionOf } from '../introductions/held-free.ts';
import type { Side } from '../introductions/introductions.contract.ts';
import type { Thread } from './messages.contract.ts';

export interface StoredMessage {
  readonly introductionId: string;
  readonly thread: Thread;
  readonly seq: number;
  readonly authorId: string | null;
  readonly authorSide: Side | 'broker';
  readonly clientId: string;
  readonly body: string;
  readonly at: string;
  readonly change: number;
  readonly version: number;
  readonly editedAt: string | null;
  readonly withdrawnAt: string | null;
}

export const columns = `
  messages.introduction_id, messages.thread, messages.seq, messages.author_id, messages.author_side,
  messages.client_id, messages.body, messages.at, messages.change, messages.version, messages.edited_at,
  messages.withdrawn_at`;

/** A thread, named. */
export interface Talk {
  readonly introductionId: string;
  readonly thread: Thread;
}

/** The newest message of a thread and the newest change in it; both zero where nothing was written yet. */
export interface Ends {
  readonly lastSeq: number;
  readonly lastChange: number;
}

/** Locks the thread: whoever holds it gives the next numbers. Returns the last ones. */
export const lockThread = async (trx: Trx, introductionId: string, thread: Thread): Promise<Ends> => {
  const found = await row<Ends>(
    trx,
    `select threads.last_seq, threads.last_change from threads
     where threads.introduction_id = :introductionId and threads.thread = :thread for update`,
    { introductionId, thread },
  );
  if (found === undefined) throw new Error('An introduction has no such thread');
  return found;
};

export const endsOf = async (trx: Db | Trx, introductionId: string, thread: Thread): Promise<Ends> =>
  (await row<Ends>(
    trx,
    `select threads.last_seq, threads.last_change from threads
     where threads.introduction_id = :introductionId and threads.thread = :thread`,
    { introductionId, thread },
  )) ?? { lastSeq: 0, lastChange: 0 };

/** The newest message of a thread that nobody writes in before the transaction ends. */
export const shareLastSeq = async (trx: Trx, introductionId: string, thread: Thread): Promise<number> =>
  (
    await row<{ lastSeq: number }>(
      trx,
      `select threads.last_seq from threads
       where threads.introduction_id = :introductionId and threads.thread = :thread for share`,
      { introductionId, thread },
    )
  )?.lastSeq ?? 0;

/** Without an upper end: a message that changes while we read is in this page or, under a later change, in the next. */
export const listMessages = (
  trx: Db | Trx,
  introductionId: string,
  thread: Thread,
  { after, limit }: { after: number; limit: number },
): Promise<StoredMessage[]> =>
  rows(
    trx,
    `select ${columns} from messages
     where messages.introduction_id = :introductionId and messages.thread = :thread
       and messages.change > :after
     order by messages.change limit :limit`,
    { introductionId, thread, after, limit },
  );

export const findMessage = (
  trx: Db | Trx,
  introductionId: string,
  thread: Thread,
  seq: number,
): Promise<StoredMessage | undefined> =>
  row(
    trx,
    `select ${columns} from messages
     where messages.introduction_id = :introductionId and messages.thread = :thread and messages.seq = :seq`,
    { introductionId, thread, seq },
  );

/** Those of these messages that there are, as they stand now, and under which version their introductions do. */
export const listNumbered = (
  db: Db,
  numbered: readonly (Talk & { readonly seq: number })[],
): Promise<(StoredMessage & { readonly introductionVersion: number })[]> =>
  rowsOften(
    db,
    'numbered messages',
    `select ${versionOf('messages.introduction_id')} as introduction_version, ${columns} from messages
     join (select distinct m->>'introductionId' as introduction_id, m->>'thread' as thread, (m->>'seq')::int as seq
           from jsonb_array_elements((:numbered)::jsonb) m) given
       on messages.introduction_id = given.introduction_id::uuid and messages.thread = given.thread
      and messages.seq = given.seq`,
    { numbered: JSON.stringify(numbered) },
  );

export const readMark = async (
  trx: Db | Trx,
  introductionId: string,
  thread: Thread,
  personId: string,
): Promise<number> =>
  (
    await row<{ seq: number }>(
      trx,
      `select read_marks.seq from read_marks
       where read_marks.introduction_id = :introductionId and read_marks.thread = :thread
         and read_marks.person_id = :personId`,
      { introductionId, thread, personId },
    )
  )?.seq ?? 0;

/** A mark only ever moves on. True when it did. */
export const advanceReadMark = async (
  trx: Trx,
  introductionId: string,
  thread: Thread,
  personId: string,
  seq: number,
): Promise<boolean> =>
  (
    await rows(
      trx,
      `insert into read_marks (introduction_id, thread, person_id, seq)
       values (:introductionId, :thread, :personId, :seq)
       on conflict on constraint read_marks_pkey do update set seq = excluded.seq
         where read_marks.seq < excluded.seq
       returning seq`,
      { introductionId, thread, personId, seq },
    )
  ).length > 0;

/** What somebody wrote who erases their account stays, in nobody's name. */
export const leaveMessages = async (trx: Trx, personId: string): Promise<void> => {
  await trx.raw('update messages set author_id = null where author_id = :personId', { personId });
  await trx.raw('delete from read_marks where person_id = :personId', { personId });
};

/** What others have written since the person's mark, by introduction and thread. */
export const listUnread = (
  trx: Db | Trx,
  personId: string,
  introductionIds: readonly string[],
): Promise<{ introductionId: string; thread: Thread; unread: number }[]> =>
  rows(
    trx,
    `select messages.introduction_id, messages.thread, count(*) as unread
     from messages
     left join read_marks
       on read_marks.introduction_id = messages.introduction_id and read_marks.thread = messages.thread
      and read_marks.person_id = :personId
     where messages.introduction_id = any((:introductionIds)::uuid[])
       and messages.seq > coalesce(read_marks.seq, 0)
       and messages.author_id is distinct from :personId
       and messages.withdrawn_at is null
     group by messages.introduction_id, messages.thread`,
    { personId, introductionIds: [...introductionIds] },
  );
