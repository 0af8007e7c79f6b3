import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { people } from '#seeds/demo/people.ts';
import { ideas, needs } from '#seeds/demo/posts.ts';
import { seedDemo } from '#seeds/demo.ts';
import { emptyDatabase, strangersIn } from '#seeds/demo-reset.ts';
import { seedReference } from '#seeds/reference.ts';
import { accountsService } from '#server/accounts/accounts.service.ts';
import { passwords } from '#server/accounts/password.ts';
import { systemClock } from '#server/clock.ts';
import { migrate } from '#server/database/migrate.ts';
import { rows } from '#server/database/query.ts';
import { openLog } from '#server/log.ts';
import { openDatabase } from '../support/database.ts';

const folder = await mkdtemp(join(tmpdir(), 'pushpull-reset-'));
let other: ChildProcess | undefined;
const { db, url, drop } = await openDatabase();
afterAll(async () => {
  other?.kill('SIGKILL');
  await drop();
  await rm(folder, { recursive: true, force: true });
});

/** `npm run demo:reset` with these settings and no others, to its end. */
const resets = (settings: Record<string, string>, ...words: string[]) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    const child = spawn(process.execPath, ['server/demo/main.ts', ...words], {
      env: { PATH: process.env.PATH ?? '', DATA_DIR: folder, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    child.on('exit', (code) => resolve({ code, said }));
  });

describe('npm run demo:reset', () => {
  it('is refused in a plain sentence wherever there is no demo world, and touches nothing', async () => {
    const own = await resets({ DATABASE_URL: 'postgres://somebody:secret@127.0.0.1:1/theirs' });
    expect(own).toEqual({
      code: 1,
      said: expect.stringMatching(/^Nothing was changed: DATABASE_URL is set/),
    });
    const off = await resets({ DEMO: 'false' });
    expect(off).toEqual({
      code: 1,
      said: expect.stringMatching(/^Nothing was changed: with these settings/),
    });
    const open = await resets({ HOST: '0.0.0.0' });
    expect(open).toEqual({
      code: 1,
      said: expect.stringMatching(/^Nothing was changed: with these settings/),
    });
    const mistyped = await resets({}, '--everythin');
    expect(mistyped).toEqual({ code: 1, said: expect.stringContaining('demo:reset -- --everything') });
    expect(await readdir(folder)).toEqual([]);
  }, 60_000);

  it('is refused while the product runs, and says what to do', async () => {
    other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', 'server/main.ts']);
    await writeFile(join(folder, 'running'), String(other.pid));
    const refused = await resets({});
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(/already running on .* Stop it first/);
    expect(await readdir(folder)).toEqual(['running']);
  }, 60_000);
});

describe('a database that is to be reset', () => {
  const log = openLog('silent');
  const world = { needs: needs.slice(0, 1), ideas: ideas.slice(0, 1), stories: [] };
  const begin = (): Promise<boolean> => seedDemo({ db, url, log, world });
  const peopleIn = async (): Promise<number> =>
    Number((await rows<{ count: string }>(db, 'select count(*) from people'))[0]?.count);

  it('holds strangers where somebody else signed up or something was imported, and then only', async () => {
    expect(await begin()).toBe(true);
    expect(await strangersIn(db)).toBeUndefined();
    const accounts = accountsService({ db, clock: systemClock, passwords: passwords() });
    const stranger = {
      email: 's@example.org',
      password: 'a long password',
      name: 'S',
      kind: 'other',
    } as const;
    await accounts.signUp(stranger, { verified: true });
    expect(await strangersIn(db)).toBe('1 account');
    await db.raw("update needs set external_id = 'theirs-1'");
    expect(await strangersIn(db)).toBe('1 account and 1 imported item');
  }, 120_000);

  it('is emptied of everything, and the world made in it as on the first day', async () => {
    await emptyDatabase(db);
    await migrate(db, url);
    await seedReference(db);
    expect(await peopleIn()).toBe(0);
    expect(await begin()).toBe(true);
    expect(await peopleIn()).toBe(people.length);
    expect(await strangersIn(db)).toBeUndefined();
    expect(await rows(db, 'select 1 from sessions')).toEqual([]);
  }, 120_000);
});
