import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfig } from '#server/config.ts';
import { openForCommand } from '#server/process/command-database.ts';
import { CannotStart, claimDataFolder } from '#server/process/data-folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pushpull-claim-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a claim that a killed run left is taken over, and given back', async () => {
  const claim = join(folder, 'running');
  await writeFile(claim, '999999999');
  const release = await claimDataFolder(folder);
  expect(await readFile(claim, 'utf8')).toBe(String(process.pid));
  await release();
  await expect(readFile(claim, 'utf8')).rejects.toThrow('ENOENT');
});

test('a claim that cannot be read may be of somebody who runs, and is left alone', async () => {
  const claim = join(folder, 'running');
  // It leads to itself: there, and not to be read, by root neither.
  await symlink(claim, claim);
  await expect(claimDataFolder(folder)).rejects.toThrow(CannotStart);
  await rm(claim);
});

test('a command on a folder that cannot be used says so, and starts nothing there', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  const config = readConfig({ environment: { DATA_DIR: join(file, 'inside') } });
  await expect(openForCommand(config)).rejects.toThrow(CannotStart);
});
