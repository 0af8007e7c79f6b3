import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';

const folder = await mkdtemp(join(tmpdir(), 'pushpull-start-'));
const running = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** `npm start` with these settings and no others. */
const starts = async (settings: Record<string, string> = {}) => {
  const port = settings.PORT ?? String(await freePort());
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: { PATH: process.env.PATH ?? '', DATA_DIR: folder, DEMO: 'false', PORT: port, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  const ready = async (): Promise<void> => {
    while (!said.includes('is ready')) {
      if (child.exitCode !== null) throw new Error(`It ended: ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  return { child, port, ended, ready, said: () => said };
};

const databaseRuns = (): boolean => existsSync(join(folder, 'postgres', 'postmaster.pid'));

test('starts, answers, lets no second one in, and stops its database with itself', async () => {
  const first = await starts();
  await first.ready();
  expect(first.said()).toContain(`http://localhost:${first.port}`);
  expect((await fetch(`http://127.0.0.1:${first.port}/ready`)).status).toBe(200);
  expect(await (await fetch(`http://127.0.0.1:${first.port}/needs`)).text()).toContain('<div id="root">');

  const second = await starts();
  expect(await second.ended).toBe(1);
  expect(second.said()).toMatch(/already running on .* Stop it first/);

  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(databaseRuns()).toBe(false);
}, 60_000);

test('takes over what a killed run left, and Ctrl-C stops that too', async () => {
  const first = await starts();
  await first.ready();
  first.child.kill('SIGKILL');
  await first.ended;
  expect(databaseRuns()).toBe(true);

  const second = await starts();
  await second.ready();
  expect(second.said()).toContain('Took over the database');
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
  expect(databaseRuns()).toBe(false);
}, 60_000);

test('a start that is interrupted stops what it had started, and says nothing of it', async () => {
  const started = await starts();
  while (!databaseRuns()) await new Promise((resolve) => setTimeout(resolve, 5));
  started.child.kill('SIGTERM');
  expect(await started.ended).toBe(0);
  expect(started.said()).not.toMatch(/could not start/);
  expect(databaseRuns()).toBe(false);
}, 30_000);

test('a port that is taken, said with its cure; nothing is left running', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const taken = typeof address === 'object' && address !== null ? address.port : 0;
  const started = await starts({ PORT: String(taken) });
  expect(await started.ended).toBe(1);
  expect(started.said()).toContain(`Port ${taken} is taken by another program`);
  expect(databaseRuns()).toBe(false);
  other.close();
});

test('a session secret that cannot be read is named, never silently replaced', async () => {
  const unreadable = join(folder, 'unreadable');
  // A folder in its place: nobody can read that as a file, not even root.
  await mkdir(join(unreadable, 'session-secret'), { recursive: true });
  const started = await starts({ DATA_DIR: unreadable });
  expect(await started.ended).toBe(1);
  expect(started.said()).toMatch(/session secret .* cannot be read/);
  expect(existsSync(join(unreadable, 'postgres', 'postmaster.pid'))).toBe(false);
}, 30_000);

test('every bad setting is named at once, and none becomes a default', async () => {
  const started = await starts({
    PORT: 'abc',
    TRUST_PROXY_HOPS: '-1',
    DATABASE_URL: 'mysql://x',
    LOG_LEVEL: 'loud',
  });
  expect(await started.ended).toBe(1);
  for (const name of ['PORT', 'TRUST_PROXY_HOPS', 'DATABASE_URL', 'LOG_LEVEL'])
    expect(started.said()).toContain(`  ${name} `);
  expect(started.said()).not.toMatch(/\bat .*\.ts:/);
});

test('a database out of reach and a folder that cannot be written to, each in a plain sentence', async () => {
  const nowhere = await starts({
    DATABASE_URL: `postgres://nobody:secret@127.0.0.1:${await freePort()}/none`,
    SESSION_SECRET: 'x'.repeat(40),
    SMTP_URL: 'smtp://127.0.0.1:1025',
  });
  expect(await nowhere.ended).toBe(1);
  expect(nowhere.said()).toMatch(/The database at 127\.0\.0\.1:\d+ cannot be reached/);
  expect(nowhere.said()).not.toContain('secret');

  const file = join(folder, 'a-file');
  await writeFile(file, '');
  const blocked = await starts({ DATA_DIR: join(file, 'inside') });
  expect(await blocked.ended).toBe(1);
  expect(blocked.said()).toMatch(/cannot be written to/);
});
