import type { Db } from '../database/connect.ts';
import { row } from '../database/query.ts';

export interface NumbersRow {
  readonly openNeeds: number;
  readonly openIdeas: number;
  readonly places: number;
  readonly introductionsConnected: number;
  readonly pilotsBegun: number;
}

const open = (alias: string): string =>
  `${alias}.status = 'published' and (${alias}.expires_at is null or ${alias}.expires_at > :now)`;

/** One reading of five counts; places are asked one by one, since there are hundreds of them and not millions. */
export const countAll = async (db: Db, now: string): Promise<NumbersRow> =>
  (await row<NumbersRow>(
    db,
    `select
      (select count(*)::int from needs n where ${open('n')}) as open_needs,
      (select count(*)::int from ideas i where ${open('i')}) as open_ideas,
      (select count(*)::int from introductions x where x.connected_at is not null) as introductions_connected,
      (select count(*)::int from introductions x where x.outcome = 'piloting') as pilots_begun,
      (select count(*)::int from regions r where
        exists (select 1 from need_regions g join needs n on n.id = g.need_id
          where g.region_code = r.code and ${open('n')})
        or exists (select 1 from idea_regions g join ideas i on i.id = g.idea_id
          where g.region_code = r.code and ${open('i')})) as places`,
    { now },
  )) ?? { openNeeds: 0, openIdeas: 0, places: 0, introductionsConnected: 0, pilotsBegun: 0 };
