import type { Db } from './connect.ts';
import { rows } from './query.ts';

/**
 * Has the planner look at the tables after many rows were written at once. What the migrations have measured only once it
 * has grown is left alone until then: see `measured_once_grown`.
 */
export const measureTables = async (db: Db): Promise<void> => {
  const tables = await rows<{ name: string }>(
    db,
    `select oid::regclass::text as name from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace
       and (coalesce(array_to_string(reloptions, ' '), '') not like '%analyze_threshold%' or pg_relation_size(oid) > 1000000)`,
  );
  if (tables.length > 0) await db.raw(`analyze ${tables.map(({ name }) => name).join(', ')}`);
};
