import type { Knex } from 'knex';
import type { Db, Trx } from './connect.ts';

type Bindings = Knex.RawBinding[] | Record<string, Knex.RawBinding>;

/** Rows of a statement; `:name` or `?` bindings; columns come back in camelCase. */
export const rows = async <Row>(db: Db | Trx, sql: string, bindings: Bindings = {}): Promise<Row[]> => {
  const result: { rows: Row[] } = await db.raw(sql, bindings);
  return result.rows;
};

/** The first row, if there is one. */
export const row = async <Row>(
  db: Db | Trx,
  sql: string,
  bindings: Bindings = {},
): Promise<Row | undefined> => (await rows<Row>(db, sql, bindings))[0];
