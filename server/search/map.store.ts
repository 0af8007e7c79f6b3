import type { Db, Trx } from '../database/connect.ts';
import { row } from '../database/query.ts';
import type { FoundNoun } from './search.contract.ts';

export interface Spread {
  readonly count: number;
  /** By place; what stands in two counts in each of them, and once in what both lie in. */
  readonly places: Record<string, number>;
}

/** How what is found spreads over the places, of `most` at most. A query of null asks for all there is. */
export const spreadOf = async (
  db: Db | Trx,
  { noun, query, now, most }: { noun: FoundNoun; query: string | null; now: string; most?: number },
): Promise<Spread> => {
  const found = await row<Spread>(
    db,
    `with found as materialized (
       select d.places, count(*) as count from (
         select d.places from search_documents d
         where d.noun = :noun and (d.expires_at is null or d.expires_at > :now)
           ${query === null ? '' : 'and d.words @@ cast(:query as tsquery)'}
         ${most === undefined ? '' : 'limit :most'}) d
       group by d.places
     )
     -- Many stand in the same places: these are told apart once for all of them.
     select (select coalesce(sum(count), 0)::bigint from found) as count,
       (select coalesce(json_object_agg(p.code, p.count), '{}') from (
          select code, sum(f.count)::bigint as count from found f, unnest(f.places) code group by code) p) as places`,
    { noun, now, query, most: most ?? null },
  );
  if (found === undefined) throw new Error('PostgreSQL counted nothing');
  return found;
};
