import type { Trx } from '../database/connect.ts';
import { row } from '../database/query.ts';
import { MOST_COUNTED } from './search.contract.ts';
import { matching, type Wanted } from './search.store.ts';

/** A tag that counts as the step `id`. */
export interface Step {
  readonly id: string;
  readonly tag: string;
}

/** How many that were found carry a tag of each step, each once; undefined where more were found than are counted. */
export const countTags = async (
  trx: Trx,
  { noun, query, now }: Pick<Wanted, 'noun' | 'query' | 'now'>,
  steps: readonly Step[],
): Promise<Record<string, number> | undefined> => {
  const found = await row<{ all: number; counts: Record<string, number> }>(
    trx,
    `with found as materialized (
       select d.id from search_documents d where ${matching} limit ${MOST_COUNTED + 1}
     ), given as materialized (
       select * from jsonb_to_recordset((:steps)::jsonb) as g(id uuid, tag uuid)
     )
     select (select count(*) from found) as all, (
       select coalesce(json_object_agg(c.id, c.count), '{}') from (
         select given.id, count(distinct f.id) as count
         from found f
         cross join lateral (
           select held.tag_id from ${noun}_tags held
           where held.${noun}_id = f.id and held.rejected_at is null offset 0) held
         join given on given.tag = held.tag_id
         where (select count(*) from found) <= ${MOST_COUNTED} group by given.id) c) as counts`,
    { noun, query, now, steps: JSON.stringify(steps) },
  );
  if (found === undefined) throw new Error('PostgreSQL counted nothing');
  return found.all > MOST_COUNTED ? undefined : found.counts;
};
