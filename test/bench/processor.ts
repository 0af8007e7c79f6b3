import { readdir, readFile } from 'node:fs/promises';
import type { Db } from '#server/database/connect.ts';
import { row } from '#server/database/query.ts';

/** A hundredth of a second: what Linux counts processor time in. */
const TICKS = 100;

interface Process {
  readonly parent: number;
  readonly own: number;
  /** Of its children that have ended. */
  readonly ended: number;
}

const look = async (pid: string): Promise<Process | undefined> => {
  // A process may end before it is looked at.
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const after = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
    (at) => after[at],
  );
  return { parent, own: (user + system) / TICKS, ended: (endedUser + endedSystem) / TICKS };
};

/** Processor seconds that all processes of the database have taken together; nothing where the system does not say. */
export const databaseSeconds = async (db: Db): Promise<number> => {
  const backend = await row<{ pid: number }>(db, 'select pg_backend_pid() as pid');
  const first = (await look(String(backend?.pid)))?.parent;
  const pids = await readdir('/proc').catch(() => []);
  const all = await Promise.all(
    pids
      .filter((name) => /^\d+$/.test(name))
      .map(async (pid) => ({ pid: Number(pid), ...(await look(pid)) })),
  );
  return all.reduce((sum, { pid, parent, own = 0, ended = 0 }) => {
    if (pid === first) return sum + own + ended;
    return parent === first ? sum + own : sum;
  }, 0);
};
