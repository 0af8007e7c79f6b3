import type { Db } from '../database/connect.ts';
import { row } from '../database/query.ts';

/** So many are counted; beyond it is enough to know that there are more. */
const MOST = 10_000;

/** How many stored pairs have a side that carries one of these tags. */
export const countPairsWith = async (
  db: Db,
  tagIds: readonly string[],
): Promise<{ count: number; more: boolean }> => {
  const found = await row<{ count: number }>(
    db,
    `with given as (select jsonb_array_elements_text((:tagIds)::jsonb)::uuid as tag)
     select count(*)::int as count from (
       select matches.id from given
       join need_tags as held on held.tag_id = given.tag and held.rejected_at is null
       join matches on matches.need_id = held.need_id
       union
       select matches.id from given
       join idea_tags as held on held.tag_id = given.tag and held.rejected_at is null
       join matches on matches.idea_id = held.idea_id
       limit :limit
     ) as pairs`,
    { tagIds: JSON.stringify(tagIds), limit: MOST + 1 },
  );
  const count = found?.count ?? 0;
  return { count: Math.min(count, MOST), more: count > MOST };
};
