import type { Db } from '../database/connect.ts';
import { row } from '../database/query.ts';

export interface NumbersRow {
  readonly openNeeds: number;
  readonly openIdeas: number;
  readonly introductionsThisMonth: number;
  readonly places: number;
}

const open = (alias: string): string =>
  `${alias}.status = 'published' and (${alias}.expires_at is null or ${alias}.expires_at > :now)`;

/** One reading of four counts; places are asked one by one, since there are hundreds of them and not millions. */
export const countAll = async (db: Db, now: string): Promise<NumbersRow> =>
  (await row<NumbersRow>(
    db,
    `select
      (select count(*)::int from needs n where ${open('n')}) as open_needs,
      (select count(*)::int from ideas i where ${open('i')}) as open_ideas,
      (select count(*)::int from introductions x
        where x.proposed_at >= date_trunc('month', cast(:now as timestamptz) at time zone 'Europe/London')
          at time zone 'Europe/London') as introductions_this_month,
      (select count(*)::int from regions r where
        exists (select 1 from need_regions g join needs n on n.id = g.need_id
          where g.region_code = r.code and ${open('n')})
        or exists (select 1 from idea_regions g join ideas i on i.id = g.idea_id
          where g.region_code = r.code and ${open('i')})) as places`,
    { now },
  )) ?? { openNeeds: 0, openIdeas: 0, introductionsThisMonth: 0, places: 0 };
