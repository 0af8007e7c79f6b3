import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = new URL('../../', import.meta.url).pathname;
export const builtClient = join(root, 'client', 'dist');
export const viteConfig = join(root, 'client', 'vite.config.ts');
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const stamp = join(builtClient, '.built-from');

/** What the build is made from: the client, the contracts that it shares, and the pinned parts. */
const sources = async (): Promise<string[]> => {
  const all = await readdir(root, { recursive: false });
  const inside = async (folder: string, keep: (path: string) => boolean): Promise<string[]> =>
    (await readdir(join(root, folder), { recursive: true })).map((name) => join(folder, name)).filter(keep);
  return [
    ...(await inside('client', (path) => !path.startsWith(join('client', 'dist')) && /\.\w+$/.test(path))),
    ...(await inside('server', (path) => path.endsWith('.contract.ts'))),
    ...all.filter((name) => name === 'package-lock.json'),
  ].sort();
};

const fingerprint = async (): Promise<string> => {
  const hash = createHash('sha256');
  for (const path of await sources()) {
    const found = await stat(join(root, path));
    if (found.isFile()) hash.update(path).update(await readFile(join(root, path)));
  }
  return hash.digest('hex');
};

/** Builds the client where its build is missing or older than its sources. True when it had to. */
export const buildClient = async (): Promise<boolean> => {
  const wanted = await fingerprint();
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return false;
  // In a process of its own: what a build needs of memory, this one would keep for as long as it runs.
  await promisify(execFile)(process.execPath, [vite, 'build', '--config', viteConfig, '--logLevel', 'warn'], {
    cwd: root,
    // Whoever builds first builds for everybody: a test that does so must not leave a developer's build behind.
    env: { NODE_ENV: 'production' },
  });
  await mkdir(builtClient, { recursive: true });
  await writeFile(stamp, wanted);
  return true;
};
