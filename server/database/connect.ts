import knex, { type Knex } from 'knex';
import pg from 'pg';

export type Db = Knex;
export type Trx = Knex.Transaction;

// Instants travel as ISO strings, days as days, and counts as numbers; no driver type leaves this file.
const parse: Record<number, (text: string) => unknown> = {
  20: Number, // bigint
  1082: (text) => text, // date
  1114: (text) => new Date(`${text}Z`).toISOString(), // timestamp
  1184: (text) => new Date(text).toISOString(), // timestamptz
  1700: Number, // numeric
};
for (const [oid, parser] of Object.entries(parse)) pg.types.setTypeParser(Number(oid), parser);

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const camelRow = (row: unknown): unknown =>
  row !== null && typeof row === 'object' && !Array.isArray(row)
    ? Object.fromEntries(Object.entries(row).map(([key, value]) => [camel(key), value]))
    : row;

const camelRows = (result: unknown): unknown => {
  if (Array.isArray(result)) return result.map(camelRow);
  if (result !== null && typeof result === 'object' && 'rows' in result && Array.isArray(result.rows)) {
    return { ...result, rows: result.rows.map(camelRow) };
  }
  return camelRow(result);
};

/** `url`: a PostgreSQL connection string. Queries wait at most 5 s for a free connection. */
export const connect = (url: string, most = 10): Db =>
  knex({
    client: 'pg',
    connection: { connectionString: url, application_name: 'pushpull' },
    pool: { min: 0, max: most },
    acquireConnectionTimeout: 5_000,
    // A lost connection is told to whoever used it; knex would also print it.
    log: {
      warn: () => undefined,
      error: () => undefined,
      deprecate: () => undefined,
      debug: () => undefined,
    },
    wrapIdentifier: (name, wrap) => wrap(name === '*' ? name : snake(name)),
    postProcessResponse: camelRows,
    migrations: { directory: new URL('../../migrations', import.meta.url).pathname, loadExtensions: ['.ts'] },
  });

/** The plain pool for libraries that bring their own SQL: sessions, jobs, listening. */
export const openPool = (url: string, onError: (error: Error) => void, most = 8): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    connectionTimeoutMillis: 5_000,
    application_name: 'pushpull',
  });
  // Without a listener, an idle connection that dies ends the process.
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
};
