import { runMigrations } from 'graphile-worker';
import type { Db } from './connect.ts';

const MIGRATIONS = 7_205_301;

/** Brings the database up to date. Two processes that start at once take turns. */
export const migrate = async (db: Db, url: string): Promise<void> => {
  const connection = await db.client.acquireConnection();
  try {
    // However long the other takes.
    await connection.query('set lock_timeout = 0');
    await connection.query('select pg_advisory_lock($1)', [MIGRATIONS]);
    try {
      await runMigrations({ connectionString: url });
      await db.migrate.latest();
    } finally {
      await connection.query('select pg_advisory_unlock($1)', [MIGRATIONS]);
      await connection.query('reset lock_timeout');
    }
  } finally {
    await db.client.releaseConnection(connection);
  }
};
