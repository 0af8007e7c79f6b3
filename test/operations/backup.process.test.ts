import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { seedReference } from '#seeds/reference.ts';
import { connect, type Db } from '#server/database/connect.ts';
import { startEmbedded } from '#server/database/embedded.ts';
import { migrate } from '#server/database/migrate.ts';
import { row, rows } from '#server/database/query.ts';
import { userToRunAs } from '#server/database/system-user.ts';
import { TEMPLATE } from '../support/database-server.ts';
import { connectedRoom } from '../support/room.ts';
import { openWorld } from '../support/world.ts';

const run = promisify(execFile);
const folders: string[] = [];
const servers: ChildProcess[] = [];
const cleanUp = async (): Promise<void> => {
  for (const server of servers) {
    if (server.exitCode !== null || server.signalCode !== null) continue;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGQUIT');
    await ended;
  }
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
};
const aFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'pushpull-backup-'));
  folders.push(folder);
  // Whoever runs the database walks through it.
  await chmod(folder, 0o711);
  return folder;
};

/** A whole PostgreSQL of this machine: the embedded one comes without the tools that back it up. */
const findTools = async (): Promise<string | undefined> => {
  const home = '/usr/lib/postgresql';
  const versions = existsSync(home) ? await readdir(home) : [];
  const places = [
    ...(process.env.PATH ?? '').split(':'),
    ...versions.map((version) => join(home, version, 'bin')),
  ];
  const needed = ['initdb', 'postgres', 'pg_dump', 'pg_restore'];
  return places.find((place) => place !== '' && needed.every((name) => existsSync(join(place, name))));
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const startServer = async (tools: string): Promise<string> => {
  const user = await userToRunAs();
  const data = join(await aFolder(), 'data');
  await mkdir(data, { mode: 0o700 });
  if (user !== undefined) await chown(data, user.uid, user.gid);
  const as = { cwd: '/', env: { LC_ALL: 'C.UTF-8' }, ...user };
  await run(
    join(tools, 'initdb'),
    ['-D', data, '-U', 'pushpull', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    as,
  );
  const port = await freePort();
  const flags = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const child = spawn(
    join(tools, 'postgres'),
    ['-D', data, '-p', String(port), ...flags.flatMap((flag) => ['-c', flag])],
    { stdio: ['ignore', 'ignore', 'pipe'], ...as },
  );
  servers.push(child);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  while (!said.includes('ready to accept connections')) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return `postgresql://pushpull@127.0.0.1:${port}/postgres`;
};

/** Everything that a database holds: each table's rows, where its sequences stand, and what guards and speeds them. */
const contentsOf = async (db: Db): Promise<Record<string, unknown>> => {
  const tables = await rows<{ name: string }>(
    db,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'graphile_worker') order by 1`,
  );
  const contents: Record<string, unknown> = {};
  for (const { name } of tables)
    contents[name] = await row(
      db,
      `select count(*) as items, md5(string_agg(t::text, '|' order by t::text)) as digest from ${name} t`,
    );
  contents.sequences = await rows(
    db,
    'select schemaname, sequencename, last_value from pg_sequences order by 1, 2',
  );
  contents.guards = await rows(
    db,
    // Without brackets: reading "a and b and c" from a dump nests it differently.
    `select conrelid::regclass::text as relation, conname, translate(pg_get_constraintdef(oid), '()', '') as said
     from pg_constraint where connamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)
     order by 1, 2`,
  );
  contents.indexes = await rows(
    db,
    `select translate(indexdef, '()', '') as said from pg_indexes where schemaname in ('public', 'graphile_worker') order by 1`,
  );
  return contents;
};

const tools = await findTools();
const where = tools === undefined ? test.skip : test;

/** The product on a server that its tools can dump. */
const openHere = async (bin: string) => {
  const server = await startServer(bin);
  const at = (name: string): string => server.replace(/postgres$/, name);
  const admin = connect(server, 1);
  await admin.raw(`create database ${TEMPLATE}`);
  await admin.raw('create database restored');
  await admin.destroy();
  const template = connect(at(TEMPLATE), 2);
  await migrate(template, at(TEMPLATE));
  await seedReference(template);
  await template.destroy();
  process.env.PUSHPULL_TEST_DATABASE = server;
  return { world: await openWorld(), restoredUrl: at('restored') };
};
const here =
  tools === undefined
    ? undefined
    : await openHere(tools).catch(async (error: unknown) => {
        await cleanUp();
        throw error;
      });
// After the world is closed: hooks run in the order in which they are given.
afterAll(cleanUp);

where(
  'a dump, restored elsewhere, is the same to the last row (needs initdb, postgres, pg_dump and pg_restore)',
  async () => {
    if (tools === undefined || here === undefined) throw new Error('There are no tools');
    const { world, restoredUrl } = here;
    const { id, nurse } = await connectedRoom(world);
    await nurse.writes(id, 'all', 'Y dŵr, £20 and “quotes” – as they are.');
    await world.settle();

    const file = join(await aFolder(), 'pushpull.dump');
    await run(join(tools, 'pg_dump'), ['--format=custom', `--file=${file}`, world.url]);
    await run(join(tools, 'pg_restore'), ['--exit-on-error', '--no-owner', `--dbname=${restoredUrl}`, file]);

    const restored = connect(restoredUrl, 2);
    const [before, after] = [await contentsOf(world.db), await contentsOf(restored)];
    expect(before['public.messages']).toMatchObject({ items: 1 });
    expect(after).toEqual(before);
    // A newer release would go on from here.
    await migrate(restored, restoredUrl);
    await restored.destroy();
  },
  120_000,
);

test('the folder of the embedded database, copied while it is stopped, starts as it was', async () => {
  const first = await startEmbedded({ folder: await aFolder() });
  const db = connect(first.url, 1);
  await db.raw('create table kept as select generate_series(1, 1000) as n');
  await db.destroy();
  await first.stop();

  const copy = await aFolder();
  await run('cp', ['-a', `${first.folder}/.`, copy]);
  await rm(first.folder, { recursive: true });
  const second = await startEmbedded({ folder: copy });
  try {
    expect(second.folder).toBe(copy);
    const again = connect(second.url, 1);
    expect(await row(again, 'select count(*) as items, sum(n) as total from kept')).toEqual({
      items: 1000,
      total: 500_500,
    });
    await again.destroy();
  } finally {
    await second.stop();
  }
}, 60_000);
