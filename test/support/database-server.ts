import { rm } from 'node:fs/promises';
import { seedReference } from '#seeds/reference.ts';
import { connect } from '#server/database/connect.ts';
import { startEmbedded } from '#server/database/embedded.ts';
import { migrate } from '#server/database/migrate.ts';

/** A test database loses nothing that anyone would miss: speed over safety. */
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'jit=off',
  'max_connections=300',
  'shared_buffers=128MB',
];

export const TEMPLATE = 'migrated';

/** One server for the whole run, with one migrated database that each test file clones. */
export const startDatabase = async (folder: string): Promise<{ url: string; stop: () => Promise<void> }> => {
  const server = await startEmbedded({ folder, settings });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    if (server.folder !== folder) await rm(server.folder, { recursive: true, force: true });
  };
  try {
    const admin = connect(server.url, 1);
    await admin.raw(`create database ${TEMPLATE}`);
    await admin.destroy();
    const url = server.url.replace(/\/postgres$/, `/${TEMPLATE}`);
    const db = connect(url, 2);
    try {
      await migrate(db, url);
      await seedReference(db);
    } finally {
      await db.destroy();
    }
    return { url: server.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
