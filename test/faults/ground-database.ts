import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedReference } from '#seeds/reference.ts';
import { connect } from '#server/database/connect.ts';
import { startEmbedded } from '#server/database/embedded.ts';
import { migrate } from '#server/database/migrate.ts';
import { until } from './until.ts';

// What is acknowledged must be in the log: unlike for other tests, `synchronous_commit` stays on. The machine does not
// go down here, only processes do, so the disk need not be waited for.
const settings = ['fsync=off', 'full_page_writes=off', 'jit=off', 'max_connections=200'];

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** A PostgreSQL server that can be ended and started again at the same address. */
export const openGroundDatabase = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pushpull-faults-'));
  let server = await startEmbedded({ folder, settings });
  const { url } = server;
  const port = Number(new URL(url).port);
  const db = connect(url, 4);
  await migrate(db, url);
  await seedReference(db);
  await db.destroy();

  const pid = async (): Promise<number> => {
    const text = await readFile(join(server.folder, 'postgres', 'postmaster.pid'), 'utf8');
    return Number(text.split('\n')[0]);
  };

  /** `fast` ends sessions in order; `crash` ends them where they stand, as a power cut would. */
  const stop = async (how: 'fast' | 'crash'): Promise<void> => {
    const postmaster = await pid();
    process.kill(postmaster, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await until('the database has ended', () => !isAlive(postmaster), 10_000);
  };
  const start = async (): Promise<void> => {
    server = await startEmbedded({ folder, settings, port });
  };

  return {
    url,
    stop,
    start,
    close: async (): Promise<void> => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
      if (server.folder !== folder) await rm(server.folder, { recursive: true, force: true });
    },
  };
};
