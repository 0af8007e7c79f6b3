import { existsSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium } from 'playwright-core';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Two that unpack at once find each other's half-written program: take turns. */
const alone = async <T>(work: () => Promise<T>): Promise<T> => {
  const lock = join(tmpdir(), 'pushpull-chromium.lock');
  for (let waited = 0; ; waited += 100) {
    const held = await open(lock, 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return undefined;
      throw error;
    });
    if (held !== undefined || waited > 30_000) {
      await held?.close();
      try {
        return await work();
      } finally {
        await rm(lock, { force: true });
      }
    }
    await sleep(100);
  }
};

const executable = async (): Promise<string> => {
  const found = installed.find((path) => existsSync(path));
  if (found !== undefined) return found;
  await mkdir(tmpdir(), { recursive: true });
  const { default: packed } = await import('@sparticuz/chromium');
  return alone(() => packed.executablePath());
};

/** A real browser: the machine's own if it has one, else the one that npm brought. */
export const openChromium = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await executable(),
    // Not the package's own arguments: they switch web security off and would hide a wrong Origin.
    args: [
      '--no-sandbox',
      '--headless=shell',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  });
