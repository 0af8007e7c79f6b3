import type { Db } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { ItemNoun } from './moves.ts';

/** How many items carry each of these tags, whatever their status; tags that none carries are left out. */
export const countByTag = (
  db: Db,
  noun: ItemNoun,
  tagIds: readonly string[],
): Promise<{ tagId: string; items: number }[]> =>
  rows(
    db,
    `select g.tag_id, count(*)::int as items from ${noun}_tags g
     where g.rejected_at is null and g.tag_id in (select jsonb_array_elements_text((:tagIds)::jsonb)::uuid)
     group by g.tag_id`,
    { tagIds: JSON.stringify(tagIds) },
  );

/** How many items carry one of these tags at least; and of these, how many carry one of the others as well. */
export const countCarrying = async (
  db: Db,
  noun: ItemNoun,
  tagIds: readonly string[],
  others: readonly string[],
): Promise<{ items: number; both: number }> =>
  (await row<{ items: number; both: number }>(
    db,
    `with carrying as (
       select distinct g.${noun}_id as id from ${noun}_tags g
       where g.rejected_at is null and g.tag_id in (select jsonb_array_elements_text((:tagIds)::jsonb)::uuid)
     )
     select count(*)::int as items, count(*) filter (where exists (
         select from ${noun}_tags g where g.${noun}_id = carrying.id and g.rejected_at is null
           and g.tag_id in (select jsonb_array_elements_text((:others)::jsonb)::uuid)))::int as both
     from carrying`,
    { tagIds: JSON.stringify(tagIds), others: JSON.stringify(others) },
  )) ?? { items: 0, both: 0 };
