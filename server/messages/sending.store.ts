import type { Db, Trx } from '../database/connect.ts';
import { row, rows, rowsOften } from '../database/query.ts';
import { type Given, INTO_HAPPENINGS } from '../events/record.ts';
import { heldFree } from '../introductions/held-free.ts';
import { columns, type StoredMessage } from './messages.store.ts';

export const findByClientId = (
  trx: Db | Trx,
  introductionId: string,
  authorId: string,
  clientId: string,
): Promise<StoredMessage | undefined> =>
  row(
    trx,
    `select ${columns} from messages
     where messages.introduction_id = :introductionId and messages.author_id = :authorId
       and messages.client_id = :clientId`,
    { introductionId, authorId, clientId },
  );

export type NewMessage = Omit<StoredMessage, 'version' | 'editedAt' | 'withdrawnAt'>;

/**
 * Writes a message under its number; false when the same author has sent the same client id in another thread at
 * the same moment. Then no number is used up, and the thread has no gap.
 */
export const insertMessage = async (trx: Trx, message: NewMessage): Promise<boolean> => {
  const { introductionId, thread, seq, change } = message;
  const written = await rows(
    trx,
    `insert into messages (introduction_id, thread, seq, author_id, author_side, client_id, body, at, change)
     values (:introductionId, :thread, :seq, :authorId, :authorSide, :clientId, :body, :at, :change)
     on conflict on constraint messages_one_per_client_id do nothing returning seq`,
    { ...message },
  );
  if (written.length === 0) return false;
  await trx.raw(
    `update threads set last_seq = :seq, last_change = :change
     where introduction_id = :introductionId and thread = :thread`,
    { introductionId, thread, seq, change },
  );
  return true;
};

/** A message as it is to be written, but for its numbers, with what is recorded of it. */
export interface Proposed extends Omit<NewMessage, 'seq' | 'change'> {
  /** The introduction as it was when it was decided that this may be written. */
  readonly version: number;
  readonly happening: Given;
}

/** What became of the one at this place among those that were given; without numbers where it was not written. */
export interface Numbered {
  readonly place: number;
  readonly seq: number | null;
  readonly change: number | null;
  /** Not written since others hold its introduction or its thread. */
  readonly held: boolean;
}

/** Notices are looked for as far back as this. */
const LOOKED_BACK = 50;

/**
 * Writes messages, records them and commits, all in one statement: a way to the database and back costs more than a
 * message. Left out is what has to wait: for somebody who moves the introduction, or who writes in the same thread.
 *
 * A notice is made of a message unless one was made, since `since`, of an earlier one by the same author, and nobody else
 * has read as far. Fails where an author sends one client id twice at this moment: nothing is written then.
 */
export const writeFree = (db: Db, messages: readonly Proposed[], since: string): Promise<Numbered[]> =>
  rowsOften(
    db,
    'messages written',
    `with given as materialized (
       select place, (m->>'introductionId')::uuid as introduction_id, (m->>'version')::int as version,
              m->>'thread' as thread, (m->>'authorId')::uuid as author_id, m->>'authorSide' as author_side,
              (m->>'clientId')::uuid as client_id, m->>'body' as body, (m->>'at')::timestamptz as at,
              m->'happening' as happening
       from jsonb_array_elements((:messages)::jsonb) with ordinality as each(m, place)),
     held as materialized (${heldFree('select distinct introduction_id as id, version from given')}),
     talks as materialized (
       select threads.introduction_id, threads.thread, threads.last_seq, threads.last_change
       from threads
       join (select distinct given.introduction_id, given.thread
             from given join held on held.id = given.introduction_id) asked
         on asked.introduction_id = threads.introduction_id and asked.thread = threads.thread
       for update of threads skip locked),
     known as materialized (
       select given.*, talks.last_seq, talks.last_change, earlier.seq is not null as repeated
       from given
       join talks on talks.introduction_id = given.introduction_id and talks.thread = given.thread
       left join messages earlier
         on earlier.introduction_id = given.introduction_id and earlier.author_id = given.author_id
        and earlier.client_id = given.client_id),
     fresh as materialized (
       select known.*,
              known.last_seq + row_number() over (partition by introduction_id, thread order by place) as seq,
              known.last_change + row_number() over (partition by introduction_id, thread order by place) as change,
              not exists (
                select from messages
                where messages.introduction_id = known.introduction_id and messages.thread = known.thread
                  and messages.seq > known.last_seq - ${LOOKED_BACK} and messages.author_id = known.author_id
                  and messages.told and messages.withdrawn_at is null and messages.at > (:since)::timestamptz
                  and not exists (
                    select from read_marks
                    where read_marks.introduction_id = messages.introduction_id
                      and read_marks.thread = messages.thread
                      and read_marks.person_id <> messages.author_id and read_marks.seq >= messages.seq)) as told
       from known where not known.repeated),
     written as (
       insert into messages (introduction_id, thread, seq, author_id, author_side, client_id, body, at, change, told)
       select introduction_id, thread, seq, author_id, author_side, client_id, body, at, change, told from fresh),
     moved as (
       update threads set last_seq = ends.seq, last_change = ends.change
       from (select introduction_id, thread, max(seq) as seq, max(change) as change
             from fresh group by introduction_id, thread) ends
       where threads.introduction_id = ends.introduction_id and threads.thread = ends.thread),
     recorded as (
       ${INTO_HAPPENINGS}
       select jsonb_agg(happening
         || jsonb_build_object('data', jsonb_build_object('thread', thread, 'seq', seq, 'change', change))
         || case when told then '{}' else '{"tasks": []}' end::jsonb order by place)
       from fresh having count(*) > 0)
     select given.place, fresh.seq, fresh.change,
            known.place is null and exists (
              select from threads
              where threads.introduction_id = given.introduction_id and threads.thread = given.thread) as held
     from given left join known on known.place = given.place left join fresh on fresh.place = given.place
     order by given.place`,
    { messages: JSON.stringify(messages), since },
  );
