import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { everyRow } from '#test/security/watch.ts';
import { openDatabase } from '#test/support/database.ts';
import { PASSWORD } from '#test/support/people.ts';
import { environmentOf, layOut, readStages, restsOf, root } from './dockerfile.ts';

const stages = await readStages();
const [build, image] = stages;
if (build === undefined || image === undefined) throw new Error('The Dockerfile has two stages');
const folder = await mkdtemp(join(tmpdir(), 'pushpull-image-'));
const { db, url, drop } = await openDatabase({ empty: true });
const running = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await drop();
  await rm(folder, { recursive: true, force: true });
});

const run = promisify(execFile);
const alone = ['--preserve-symlinks', '--preserve-symlinks-main'];
const settings = {
  ...environmentOf(image),
  PATH: process.env.PATH ?? '',
  HOST: '127.0.0.1',
  DATABASE_URL: url,
  SMTP_URL: 'smtp://127.0.0.1:1025',
};
const [OLD, NEW] = [
  'an older secret, of some length, for tests',
  'a newer secret, of some length, for tests',
];

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** The command of the image, among the files of the image. */
const starts = async (more: Record<string, string>) => {
  const [command, ...words] = JSON.parse(restsOf(image, 'CMD')[0] ?? '[]') as string[];
  expect(command).toBe('node');
  const port = String(await freePort());
  const env = { ...settings, PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, ...more };
  const child = spawn(process.execPath, [...alone, ...words], { cwd: folder, env });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  while (!said.includes('is ready')) {
    if (child.exitCode !== null) throw new Error(`It ended: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  /** The image's own health check, as the engine runs it. */
  const isHealthy = (): Promise<boolean> => {
    const script = /CMD node -e "(.*)"$/.exec(restsOf(image, 'HEALTHCHECK')[0] ?? '')?.[1] ?? 'throw 1';
    return run(process.execPath, ['-e', script], { env }).then(
      () => true,
      () => false,
    );
  };
  return { child, origin: `http://127.0.0.1:${port}`, ended, isHealthy, said: () => said };
};

test('the files of the image start, are well, and hand over to the next without anybody signed out', async () => {
  const [script] = restsOf(build, 'RUN').filter((step) => !step.includes('npm ci'));
  expect(script).toBe('npm run build');
  await run('npm', ['run', 'build'], { cwd: root });
  await layOut(image, folder);
  expect(await readdir(folder)).not.toContain('test');

  const first = await starts({ SESSION_SECRET: OLD });
  // Built in the first stage; the second could not.
  expect(first.said()).not.toContain('Built');
  while (!(await first.isHealthy())) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await (await fetch(`${first.origin}/needs`)).text()).toContain('<div id="root">');
  const form = { email: 'rolling@example.org', password: PASSWORD, name: 'Rolling', kind: 'other' };
  const signedUp = await fetch(`${first.origin}/api/sign-up`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(form),
  });
  const cookie = signedUp.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(cookie).not.toBe('');

  // The next comes up beside it, with a new secret that still believes the old one.
  const second = await starts({ SESSION_SECRET: NEW, PREVIOUS_SESSION_SECRET: OLD });
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(await first.isHealthy()).toBe(false);
  const me = await fetch(`${second.origin}/api/me/card`, { headers: { cookie } });
  expect(me.status).toBe(200);
  const renewed = me.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(renewed).not.toBe(cookie);

  // Once the old one is taken away, what it signed is worth nothing, and what was signed since still is.
  const third = await starts({ SESSION_SECRET: NEW });
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  expect((await fetch(`${third.origin}/api/me/card`, { headers: { cookie } })).status).toBe(401);
  expect((await fetch(`${third.origin}/api/me/card`, { headers: { cookie: renewed } })).status).toBe(200);

  const appointed = await run(process.execPath, [...alone, 'server/appoint/main.ts', form.email], {
    cwd: folder,
    env: settings,
  });
  expect(appointed.stdout).toContain('is an administrator now');

  const holding = async (): Promise<string[]> =>
    (await everyRow(db, [])).filter(({ text }) => text.includes(form.email)).map(({ table }) => table);
  // Somebody had invited them.
  const [organisationId, invitationId] = [randomUUID(), randomUUID()];
  await db.raw(`insert into organisations (id, name, kind, created_at) values (?, 'Trust', 'nhs', now())`, [
    organisationId,
  ]);
  await db.raw(
    `insert into invitations (id, organisation_id, email, role, token_hash, invited_at, expires_at)
     values (?, ?, ?, 'commissioner', 'hash', now(), now())`,
    [invitationId, organisationId, form.email],
  );
  expect(await holding()).toEqual(expect.arrayContaining(['public.credentials', 'public.invitations']));
  // Whoever is appointed alone cannot leave alone.
  await db.raw('update people set administrator = false');
  const erased = await fetch(`${third.origin}/api/me/erase`, {
    method: 'POST',
    headers: { cookie: renewed, 'content-type': 'application/json' },
    body: JSON.stringify({ password: form.password }),
  });
  expect(erased.status).toBe(200);
  // There is no mail server: the last mail waits for one, and nothing else names them.
  expect([...new Set(await holding())]).toEqual(['graphile_worker._private_jobs']);
  expect((await fetch(`${third.origin}/api/me/card`, { headers: { cookie: renewed } })).status).toBe(401);

  third.child.kill('SIGTERM');
  expect(await third.ended).toBe(0);
}, 120_000);
