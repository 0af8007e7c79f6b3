import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { type Embedded, startEmbedded } from '#server/database/embedded.ts';

const started: Embedded[] = [];
const folders: string[] = [];
const aFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'pushpull-embedded-'));
  folders.push(folder);
  return folder;
};
const starts = async (folder: string): Promise<Embedded> => {
  const server = await startEmbedded({ folder });
  started.push(server);
  return server;
};
const asks = async <T>(url: string, sql: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
};

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

test('keeps its data over a stop, speaks British ICU and asks for its password', async () => {
  const folder = await aFolder();
  const first = await starts(folder);
  await asks(first.url, 'create table kept (n int)');
  await first.stop();

  const second = await starts(folder);
  expect(second.adopted).toBe(false);
  expect(await asks(second.url, 'select n from kept')).toEqual([]);
  expect(await asks(second.url, "select datlocale from pg_database where datname = 'postgres'")).toEqual([
    { datlocale: 'en-GB' },
  ]);
  await expect(asks(second.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/);
});

test('takes over a server that a killed run left behind', async () => {
  const folder = await aFolder();
  const script = `import { startEmbedded } from './server/database/embedded.ts';
    await startEmbedded({ folder: ${JSON.stringify(folder)} }); console.log('up'); setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => owner.stdout.once('data', resolve));
  owner.kill('SIGKILL');

  const heir = await starts(folder);
  expect(heir.adopted).toBe(true);
  expect(await asks(heir.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await heir.stop();
  await expect(asks(heir.url, 'select 1')).rejects.toThrow();
});

test('gets past the stale lock of a server that was killed too', async () => {
  const folder = await aFolder();
  const first = await starts(folder);
  await first.stop();
  await writeFile(
    join(first.folder, 'postgres', 'postmaster.pid'),
    `999999\n${join(first.folder, 'postgres')}\n0\n5432\n\n127.0.0.1\n`,
  );
  const second = await starts(folder);
  expect(await asks(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});
