import type { Db, Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import { queueJob } from '../jobs/queue.ts';
import type { Side } from './item.ts';

/** An item whose list has lost one. */
export interface Bereft {
  readonly noun: Side;
  readonly id: string;
}

/** `turn`: another one each time that its list loses something. */
export interface DueList extends Bereft {
  readonly turn: number;
}

/**
 * Puts these down as lists to fill, and sees to it that they are, after what people do and after what runs out: of many
 * that go at once each list then hears in one go. The caller holds the matching lock.
 */
export const put = async (trx: Trx, bereft: readonly Bereft[]): Promise<void> => {
  if (bereft.length === 0) return;
  await trx.raw(
    `insert into due_lists (noun, item_id)
     select distinct g.noun, g.id from jsonb_to_recordset((:bereft)::jsonb) as g(noun text, id uuid)
     order by 1, 2
     on conflict on constraint due_lists_pkey do update set turn = default`,
    { bereft: JSON.stringify(bereft) },
  );
  await queueJob(trx, 'fill_lists', {}, { key: 'fill_lists', queue: 'fill_lists', priority: 4 });
};

/** Those that have waited longest. */
export const list = (db: Db, most: number): Promise<DueList[]> =>
  rows<DueList>(db, 'select noun, item_id as id, turn from due_lists order by turn limit :most', { most });

/** They have been filled; one that has lost another since stays. The caller holds the matching lock. */
export const remove = async (trx: Trx, filled: readonly DueList[]): Promise<void> => {
  await trx.raw(
    `delete from due_lists using jsonb_to_recordset((:filled)::jsonb) as g(noun text, id uuid, turn bigint)
     where due_lists.noun = g.noun and due_lists.item_id = g.id and due_lists.turn = g.turn`,
    { filled: JSON.stringify(filled) },
  );
};
