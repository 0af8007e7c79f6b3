import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '#server/database/embedded.ts';

/**
 * What a careful owner would set for this question: everything fits in memory, one core answers (as for us), no
 * compiling for questions of a second, cheap random reads. Nothing is logged for a crash, since nothing is kept.
 */
const SETTINGS = [
  'shared_buffers=4GB',
  'work_mem=1GB',
  'maintenance_work_mem=1GB',
  'effective_cache_size=8GB',
  'random_page_cost=1.1',
  'jit=off',
  'max_parallel_workers_per_gather=0',
  'autovacuum=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=8GB',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
];

const ENDINGS = ['SIGINT', 'SIGTERM'] as const;

/** A PostgreSQL of the bench's own in a folder of its own, both gone after `stop`. */
export const sqlServer = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pushpull-bench-'));
  const server = await startEmbedded({ folder, settings: SETTINGS });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const told = await client.query<{ version: string }>("select current_setting('server_version') as version");
  await client.end();
  const stop = async (): Promise<void> => {
    for (const signal of ENDINGS) process.off(signal, leave);
    await server.stop();
    for (const left of new Set([folder, server.folder])) await rm(left, { recursive: true, force: true });
  };
  // It runs in a process group of its own, so whoever ends the bench half-way would leave it behind.
  const leave = (): void => {
    void stop().finally(() => process.exit(1));
  };
  for (const signal of ENDINGS) process.once(signal, leave);
  return {
    url: server.url,
    version: told.rows[0]?.version ?? 'unknown',
    settings: SETTINGS.slice(0, 7).join(' '),
    stop,
  };
};
