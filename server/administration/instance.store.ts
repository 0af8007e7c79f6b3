import type { Db } from '../database/connect.ts';
import { row } from '../database/query.ts';

export interface DatabaseFacts {
  readonly version: string;
  readonly bytes: number;
  readonly connections: number;
  readonly mostConnections: number;
}

export const readDatabase = (db: Db): Promise<DatabaseFacts | undefined> =>
  row<DatabaseFacts>(
    db,
    `select split_part(current_setting('server_version'), ' ', 1) as version,
            pg_database_size(current_database()) as bytes,
            (select count(*) from pg_stat_activity where datname = current_database()) as connections,
            current_setting('max_connections')::int as most_connections`,
  );

/** When the next event after this one happened; null where there is none. */
export const firstAfter = async (db: Db, event: number): Promise<string | null> =>
  (
    await row<{ at: string }>(
      db,
      'select events.at from events where events.seq > :event order by events.seq limit 1',
      { event },
    )
  )?.at ?? null;

/** Read backwards from the newest, and no further than so many: nothing finds events by their time. */
export const countEventsSince = async (db: Db, since: string, most: number): Promise<number> =>
  (
    await row<{ events: number }>(
      db,
      `select count(*) as events
       from (select newest.at from events as newest order by newest.seq desc limit :most) as newest
       where newest.at > :since`,
      { since, most },
    )
  )?.events ?? 0;

export interface Migrations {
  readonly last: string | null;
  readonly waiting: number;
}

const nameOf = (entry: unknown): string => {
  if (typeof entry === 'string') return entry;
  const named: { name?: unknown; file?: unknown } = Object(entry);
  return String(named.name ?? named.file);
};

/** What of the migrations that come with this process the database has not had. */
export const readMigrations = async (db: Db): Promise<Migrations> => {
  const [had, waiting]: [unknown[], unknown[]] = await db.migrate.list();
  const last = had.at(-1);
  return { last: last === undefined ? null : nameOf(last).replace(/\.ts$/, ''), waiting: waiting.length };
};
