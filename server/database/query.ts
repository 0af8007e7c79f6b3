import type { Knex } from 'knex';
import type { Db, Trx } from './connect.ts';

type Bindings = Knex.RawBinding[] | Record<string, Knex.RawBinding>;

/** Rows of a statement; `:name` or `?` bindings; columns come back in camelCase. */
export const rows = async <Row>(db: Db | Trx, sql: string, bindings: Bindings = {}): Promise<Row[]> => {
  const result: { rows: Row[] } = await db.raw(sql, bindings);
  return result.rows;
};

/** The same for what is asked at every turn: each connection keeps the statement, and its plan, under the name. */
export const rowsOften = async <Row>(
  db: Db | Trx,
  name: string,
  sql: string,
  bindings: Record<string, Knex.RawBinding>,
): Promise<Row[]> => {
  const result: { rows: Row[] } = await db.raw(sql, bindings).options({ name });
  return result.rows;
};

/** The first row, if there is one. */
export const row = async <Row>(
  db: Db | Trx,
  sql: string,
  bindings: Bindings = {},
): Promise<Row | undefined> => (await rows<Row>(db, sql, bindings))[0];
