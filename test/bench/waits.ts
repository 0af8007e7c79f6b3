import type { Db } from '#server/database/connect.ts';
import { rows } from '#server/database/query.ts';

/** What the database's sessions wait for while something is measured, sampled ten times a second. */
export const watchWaits = (db: Db) => {
  const found = new Map<string, number>();
  let samples = 0;
  const look = async (): Promise<void> => {
    samples += 1;
    const seen = await rows<{ wait: string }>(
      db,
      `select coalesce(wait_event_type || ' ' || wait_event, 'running') as wait from pg_stat_activity
       where state = 'active' and pid <> pg_backend_pid() and datname = current_database()`,
    );
    for (const { wait } of seen) found.set(wait, (found.get(wait) ?? 0) + 1);
  };
  const timer = setInterval(() => void look(), 100);
  return async (): Promise<string> => {
    clearInterval(timer);
    await look();
    const sorted = [...found].sort(([, one], [, other]) => other - one).slice(0, 6);
    return sorted.map(([wait, times]) => `${wait} ${(times / samples).toFixed(2)}`).join(', ');
  };
};
