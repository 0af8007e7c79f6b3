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
/** By the name of a column: there are some hundreds, and each row of each answer names them again. */
const camels = new Map<string, string>();
const camel = (name: string): string => {
  const known = camels.get(name);
  if (known !== undefined) return known;
  const made = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  camels.set(name, made);
  return made;
};

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

/** How long a query waits for a free connection: then it is busy, and says so while the caller still listens. */
const LONGEST_WAIT = 2_000;

/**
 * Nothing waits for ever, and nobody who is gone is waited for: not for a lock, not by a transaction whose process
 * hangs, not by a session whose machine has vanished.
 */
const patience = [
  'lock_timeout=15s',
  'idle_in_transaction_session_timeout=60s',
  'client_connection_check_interval=2s',
  'tcp_keepalives_idle=10',
  'tcp_keepalives_interval=5',
  'tcp_keepalives_count=3',
  // Nor for a compiler: the planner guesses millions for a short climb through the tags, and would have it compiled anew
  // at every call.
  'jit=off',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

/** `url`: a PostgreSQL connection string. */
export const connect = (url: string, most = 10): Db =>
  knex({
    client: 'pg',
    connection: { connectionString: url, application_name: 'pushpull', options: patience },
    pool: { min: 0, max: most },
    acquireConnectionTimeout: LONGEST_WAIT,
    // What failed is told with its placeholders, not with what somebody wrote: errors end in the log and with the jobs.
    compileSqlOnError: false,
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
    connectionTimeoutMillis: LONGEST_WAIT,
    application_name: 'pushpull',
    options: patience,
  });
  // Without a listener, an idle connection that dies ends the process.
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
};
