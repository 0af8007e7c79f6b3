import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { ItemNoun } from './moves.ts';

export interface TaggedRow<Body> {
  readonly id: string;
  readonly body: Body;
  readonly updatedAt: string;
  readonly had: readonly string[];
  readonly refused: readonly string[];
}

/** A tag that a person put there or confirmed: an import names nobody. */
const chosen = "g.origin in ('author', 'broker') and g.rejected_at is null and g.decided_by is not null";

/** A tag that a person would not have, whether it was suggested or chosen before. */
const taken = 'g.rejected_at is not null and g.decided_by is not null';

/** Drafts are left out: they are nobody's to read yet. */
const shown = "i.status <> 'draft'";

/**
 * Items whose tags a person decided on: those chosen, and those that they would not have. Latest first, after the one
 * given.
 */
export const listTagged = <Body>(
  db: Db | Trx,
  noun: ItemNoun,
  { after, limit }: { after: Pick<TaggedRow<unknown>, 'id' | 'updatedAt'> | undefined; limit: number },
): Promise<TaggedRow<Body>[]> =>
  rows(
    db,
    `select i.id, i.body, i.updated_at,
       array(select g.tag_id from ${noun}_tags g where g.${noun}_id = i.id and ${chosen} order by 1) as had,
       array(select g.tag_id from ${noun}_tags g where g.${noun}_id = i.id and ${taken} order by 1) as refused
     from ${noun}s i
     where ${shown} and exists (
         select from ${noun}_tags g where g.${noun}_id = i.id and ((${chosen}) or (${taken})))
       and ((:id)::uuid is null or (i.updated_at, i.id) < ((:updatedAt)::timestamptz, (:id)::uuid))
     order by i.updated_at desc, i.id desc limit :limit`,
    { id: after?.id ?? null, updatedAt: after?.updatedAt ?? null, limit },
  );

export const countTagged = async (db: Db | Trx, noun: ItemNoun): Promise<number> =>
  (
    await row<{ count: number }>(
      db,
      `select count(*)::int as count from ${noun}s i
       where ${shown} and exists (select from ${noun}_tags g where g.${noun}_id = i.id and ${chosen})`,
    )
  )?.count ?? 0;
