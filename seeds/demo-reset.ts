import type { Db } from '#server/database/connect.ts';
import { row } from '#server/database/query.ts';
import { people } from './demo/people.ts';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/**
 * What would be lost with the demo world and could not be made anew: accounts that are not of it, and what was
 * imported. Undefined where there is none. What somebody did as one of its people is what a reset is there to undo.
 */
export const strangersIn = async (db: Db): Promise<string | undefined> => {
  const found = await row<{ people: number; imported: number }>(
    db,
    `select
       (select count(*)::integer from credentials where credentials.email <> all((:emails)::text[])) as people,
       ((select count(*) from needs where needs.external_id is not null)
         + (select count(*) from ideas where ideas.external_id is not null)
         + (select count(*) from organisations where organisations.external_id is not null))::integer as imported`,
    { emails: people.map(({ email }) => email) },
  );
  const { people: others, imported } = found ?? { people: 0, imported: 0 };
  const said = [
    ...(others === 0 ? [] : [counted(others, 'account', 'accounts')]),
    ...(imported === 0 ? [] : [counted(imported, 'imported item', 'imported items')]),
  ];
  return said.length === 0 ? undefined : said.join(' and ');
};

/** Takes everything out, tables and all; migrations and seeds then begin as on the first day. */
export const emptyDatabase = (db: Db): Promise<void> =>
  db.transaction(async (trx) => {
    await trx.raw('drop schema if exists graphile_worker cascade');
    await trx.raw('drop schema public cascade');
    await trx.raw('create schema public');
  });
