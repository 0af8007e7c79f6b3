import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from '@jest/globals';
import { type App, createApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { openPool } from '#server/database/connect.ts';
import { drainJobs } from '#server/jobs/worker.ts';
import { openLog } from '#server/log.ts';
import { openDatabase } from './database.ts';
import { castOf } from './people.ts';

interface Options {
  /** Jobs run by themselves, as in earnest; else `settle` runs what is queued. */
  readonly jobs?: boolean;
  readonly pages?: boolean;
  /** Keeps the market in a thread of its own, as in earnest. */
  readonly threads?: boolean;
  readonly logLevel?: string;
  /** Where the product is found, if not at its own port: behind a proxy. */
  readonly publicUrl?: string;
  /** A mail server; else mail is kept in the mailbox. */
  readonly smtpUrl?: string;
  /** Where log lines go instead of to the screen. */
  readonly logTo?: { write: (line: string) => void };
}

/** A clock that tests move; it starts at the real time and runs. */
const movableClock = () => {
  let ahead = 0;
  return {
    clock: () => new Date(Date.now() + ahead),
    passes: (days: number): void => {
      ahead += days * 86_400_000;
    },
  };
};

/** The whole product on a database of its own, on a free port of loopback. Closed after the test file. */
export const openWorld = async ({
  jobs = false,
  pages = false,
  threads = false,
  logLevel = 'silent',
  publicUrl,
  smtpUrl,
  logTo,
}: Options = {}) => {
  const database = await openDatabase();
  const { db, url } = database;
  const log = openLog(logLevel, logTo);
  const pool = openPool(url, (error) => log.warn({ err: error }, 'pool'));
  const time = movableClock();
  const openProcess = async () => {
    let answer: RequestListener = (_request, response) => response.writeHead(503).end();
    const server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const environment = {
      NODE_ENV: 'test',
      PORT: String(port),
      DEMO: 'false',
      PUBLIC_URL: publicUrl,
      SMTP_URL: smtpUrl,
    };
    const app: App = await createApp({
      config: readConfig({ environment }),
      db,
      pool,
      url,
      log,
      sessionSecret: 'a secret that only this test knows, of some length',
      server,
      clock: time.clock,
      demoPeople: null,
      pages,
      jobs,
      threads,
    });
    answer = app.listener;
    return { server, app, port, origin: `http://127.0.0.1:${port}` };
  };
  const { server, app, origin } = await openProcess();
  const others: Awaited<ReturnType<typeof openProcess>>[] = [];

  const close = async (): Promise<void> => {
    for (const other of others) await other.app.stop();
    await app.stop();
    await pool.end();
    await database.drop();
  };
  afterAll(close);

  const settle = (): Promise<void> => drainJobs(pool, app.services.tasks, log);
  const renews = async (): Promise<void> => {
    await db('graphile_worker._private_jobs').where({ key: 'rescore' }).update({ run_at: db.fn.now() });
    await settle();
  };
  return {
    db,
    url,
    pool,
    server,
    origin,
    /** Another process of the product on the same database, as far as it can be told from outside. */
    opensAnother: async () => {
      const other = await openProcess();
      others.push(other);
      return other;
    },
    services: app.services,
    sockets: app.sockets,
    passes: time.passes,
    clock: time.clock,
    /** Runs everything that is queued, and what follows from it. */
    settle,
    /** Has statistics that were outgrown counted anew at once, lest it happens seconds later, between two looks. */
    renews,
    ...castOf({ db, server, services: app.services }),
  };
};

export type World = Awaited<ReturnType<typeof openWorld>>;
