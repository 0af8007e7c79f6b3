import type { Db } from '#server/database/connect.ts';

/** What was asked of the database while work was done; the log's own reading and transactions' ends left out. */
export const queriesOf = async (db: Db, work: () => Promise<unknown>): Promise<string[]> => {
  const asked: string[] = [];
  const hear = ({ sql }: { sql: string }): void => {
    if (!/from events where seq >|^(begin|commit);?$/i.test(sql.trim())) asked.push(sql);
  };
  db.on('query', hear);
  try {
    await work();
  } finally {
    db.removeListener('query', hear);
  }
  return asked;
};
