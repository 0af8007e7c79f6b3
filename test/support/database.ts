import { randomUUID } from 'node:crypto';
import { connect, type Db } from '#server/database/connect.ts';
import { TEMPLATE } from './database-server.ts';

export interface TestDatabase {
  readonly db: Db;
  readonly url: string;
  readonly drop: () => Promise<void>;
}

const serverUrl = (): string => {
  const url = process.env.PUSHPULL_TEST_DATABASE;
  if (url === undefined)
    throw new Error('The test database server is not running: start tests with npm test');
  return url;
};

/** A database of one's own: a clone of the migrated template, or an empty one. */
export const openDatabase = async ({ empty = false } = {}): Promise<TestDatabase> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = connect(serverUrl(), 1);
  try {
    await admin.raw(`create database ${name} ${empty ? '' : `template ${TEMPLATE}`}`);
  } finally {
    await admin.destroy();
  }
  const url = serverUrl().replace(/\/postgres$/, `/${name}`);
  const db = connect(url, 20);
  return {
    db,
    url,
    drop: async () => {
      await db.destroy();
      const again = connect(serverUrl(), 1);
      await again.raw(`drop database if exists ${name} with (force)`);
      await again.destroy();
    },
  };
};
