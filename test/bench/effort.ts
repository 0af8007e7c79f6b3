import { readdir, readFile } from 'node:fs/promises';
import type { Db } from '#server/database/connect.ts';
import { row } from '#server/database/query.ts';

const TICKS_PER_SECOND = 100;

/** The fields of `/proc/<pid>/stat` from the third on: the second is a name, in which anything may stand. */
const statOf = async (pid: string): Promise<readonly string[]> => {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch((error: NodeJS.ErrnoException) => {
    // It has ended meanwhile, or this is no Linux.
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return '';
    throw error;
  });
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};

const secondsOf = (stat: readonly string[], fields: readonly number[]): number =>
  fields.reduce((sum, field) => sum + Number(stat[field] ?? 0), 0) / TICKS_PER_SECOND;
const PARENT = 1;
const OWN = [11, 12];
const OF_ENDED_CHILDREN = [13, 14];

/** Seconds of processor time that all processes of a PostgreSQL server on this machine have had; 0 but on Linux. */
export const cpuOfServer = async (db: Db): Promise<number> => {
  const backend = await row<{ pid: number }>(db, 'select pg_backend_pid() as pid');
  const server = (await statOf(String(backend?.pid)))[PARENT];
  if (server === undefined) return 0;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map(statOf));
  return stats
    .filter((stat) => stat[PARENT] === server)
    .reduce(
      (sum, stat) => sum + secondsOf(stat, OWN),
      secondsOf(await statOf(server), [...OWN, ...OF_ENDED_CHILDREN]),
    );
};

/** Transactions that a database has committed. */
export const commitsOf = async (db: Db): Promise<number> => {
  const found = await row<{ commits: number }>(
    db,
    'select xact_commit as commits from pg_stat_database where datname = current_database()',
  );
  return found?.commits ?? 0;
};
