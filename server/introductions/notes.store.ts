import type { Db, Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';

export interface StoredNote {
  readonly id: string;
  readonly introductionId: string;
  readonly authorId: string | null;
  readonly body: string;
  readonly createdAt: string;
}

/** Apart from the room, in a table of their own: no query of a party's ever touches it. */
export const insertNote = async (trx: Trx, note: StoredNote): Promise<void> => {
  await trx('introduction_notes').insert(note);
};

export const listNotes = (trx: Db | Trx, introductionId: string): Promise<StoredNote[]> =>
  rows(
    trx,
    `select introduction_notes.id, introduction_notes.introduction_id, introduction_notes.author_id,
            introduction_notes.body, introduction_notes.created_at
     from introduction_notes where introduction_notes.introduction_id = :introductionId
     order by introduction_notes.created_at, introduction_notes.id`,
    { introductionId },
  );
