import { afterAll, expect, test } from '@jest/globals';
import { measureTables } from '#server/database/measure.ts';
import { migrate } from '#server/database/migrate.ts';
import { rows } from '#server/database/query.ts';
import { openDatabase } from '../support/database.ts';

const database = await openDatabase({ empty: true });
const { db, url } = database;
afterAll(database.drop);

const shape = () =>
  rows<{ column: string }>(
    db,
    `select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as column
     from information_schema.columns where table_schema = 'public' order by 1`,
  );

test('migrations go up, down and up again to the same shape', async () => {
  await migrate(db, url);
  const first = await shape();
  expect(first.length).toBeGreaterThan(100);

  await db.migrate.rollback(undefined, true);
  const left = (await shape()).filter(({ column }) => !column.startsWith('knex_'));
  expect(left).toEqual([]);

  await migrate(db, url);
  expect(await shape()).toEqual(first);
});

test('two processes that migrate at once take turns', async () => {
  await db.migrate.rollback(undefined, true);
  await Promise.all([migrate(db, url), migrate(db, url), migrate(db, url)]);
  expect((await shape()).length).toBeGreaterThan(100);
});

test('every table has a primary key', async () => {
  const without = await rows(
    db,
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname not like 'knex%'
       and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`,
  );
  expect(without).toEqual([]);
});

test('every foreign key says what happens on delete, and has an index that starts with its columns', async () => {
  const keys = `select k.conname as name, k.confdeltype, k.conkey, k.conrelid
     from pg_constraint k join pg_namespace n on n.oid = k.connamespace
     where n.nspname = 'public' and k.contype = 'f'`;
  expect(await rows(db, `select name from (${keys}) keys where confdeltype = 'a'`)).toEqual([]);
  expect(
    await rows(
      db,
      `select name from (${keys}) keys
       where not exists (
         select from pg_index i where i.indrelid = keys.conrelid
           and (i.indkey::int2[])[0:cardinality(keys.conkey) - 1] @> keys.conkey)`,
    ),
  ).toEqual([]);
});

test('what grows by hundreds of rows a second is looked up by its index while it is small, too', async () => {
  await db.transaction(async (trx) => {
    await trx.raw('set local session_replication_role = replica');
    await trx.raw(
      "insert into threads (introduction_id, thread) select gen_random_uuid(), 'all' from generate_series(1, 90)",
    );
    await trx.raw(`insert into matches (id, need_id, idea_id, topic, wording, place, score, scorer_version, reasons, origin, created_at, updated_at)
      select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 0, 0, 0, 0, 1, '{}', 'scored', now(), now() from generate_series(1, 90)`);
  });
  await measureTables(db);
  const planned = async (table: string, columns: readonly string[]): Promise<string> => {
    const where = columns.map((column, at) => `${column} = $${at + 1}`).join(' and ');
    const asked = `explain (generic_plan) select 1 from only ${table} x where ${where} for key share of x`;
    return (await rows<Record<string, string>>(db, asked)).flatMap(Object.values).join('\n');
  };
  expect(await planned('threads', ['introduction_id', 'thread'])).toContain('threads_pkey');
  expect(await planned('matches', ['need_id', 'idea_id'])).toContain('matches_one_per_pair');
});
