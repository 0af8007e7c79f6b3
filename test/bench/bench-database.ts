import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedReference } from '#seeds/reference.ts';
import { connect } from '#server/database/connect.ts';
import { startEmbedded } from '#server/database/embedded.ts';
import { migrate } from '#server/database/migrate.ts';

interface Where {
  /** Where it keeps what it holds; without one, in a folder that goes when it stops. */
  readonly folder?: string | undefined;
  /** More `-c name=value` settings. */
  readonly settings?: readonly string[];
}

/** A PostgreSQL server as `npm start` runs it, without anything in it. */
export const openBenchServer = async ({ folder: kept, settings = [] }: Where = {}) => {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'pushpull-bench-')));
  const server = await startEmbedded({ folder, settings });
  return {
    /** The address of one of its databases. */
    urlOf: (name: string): string => Object.assign(new URL(server.url), { pathname: `/${name}` }).href,
    said: (): Promise<string> => readFile(join(server.folder, 'postgres.log'), 'utf8'),
    close: async (): Promise<void> => {
      await server.stop();
      if (kept !== undefined) return;
      await rm(folder, { recursive: true, force: true });
      if (server.folder !== folder) await rm(server.folder, { recursive: true, force: true });
    },
  };
};

/** A database of such a server, with all that a process of the product makes when it starts. */
export const openBenchDatabase = async (where: Where = {}) => {
  const server = await openBenchServer(where);
  const url = server.urlOf('postgres');
  const db = connect(url, 8);
  await migrate(db, url);
  await seedReference(db);
  return {
    db,
    url,
    close: async (): Promise<void> => {
      await db.destroy();
      await server.close();
    },
  };
};
