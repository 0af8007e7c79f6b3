import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './alive.ts';

/** A fault that the person who starts the product can mend; its message is the whole story. */
export class CannotStart extends Error {}

/** Another process has the data folder. */
export class AlreadyRunning extends CannotStart {}

const isOurs = async (pid: number): Promise<boolean> => {
  if (!isAlive(pid)) return false;
  // The number may have gone to another program since; where the system can tell, ask it.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'server/main.ts');
  return command.includes('main.ts');
};

/** One that was given back meanwhile is nobody's; one that cannot be read may be of somebody who runs. */
const claimant = async (claim: string): Promise<number> =>
  Number(
    await readFile(claim, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '0';
      throw error;
    }),
  );

/**
 * Claims the data folder for this process, so that two never share one embedded database by accident. A claim
 * left by a killed run is taken over. Returns what gives it back.
 */
export const claimDataFolder = async (folder: string): Promise<() => Promise<void>> => {
  const claim = join(folder, 'running');
  try {
    await mkdir(folder, { recursive: true });
    for (let attempt = 0; ; attempt += 1) {
      try {
        await writeFile(claim, String(process.pid), { flag: 'wx' });
        return () => rm(claim, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === 3) throw error;
        const pid = await claimant(claim);
        if (pid > 0 && pid !== process.pid && (await isOurs(pid))) {
          throw new AlreadyRunning(
            `Pushpull is already running on ${folder} (process ${pid}). Stop it first, or set DATA_DIR to another folder.`,
          );
        }
        await rm(claim, { force: true });
      }
    }
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new CannotStart(
      `The folder ${folder} cannot be written to (${code ?? 'unknown'}). Make it writable, or set DATA_DIR to another folder.`,
    );
  }
};

/** The secret that signs sessions, made once and kept beside the data. */
export const keptSecret = async (folder: string): Promise<string> => {
  const path = join(folder, 'session-secret');
  const kept = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    // Making another would sign everybody out without a word.
    throw new CannotStart(
      `The session secret ${path} cannot be read (${error.code ?? 'unknown'}). Make it readable.`,
    );
  });
  if (kept !== undefined && kept.length >= 32) return kept;
  const made = randomBytes(32).toString('base64url');
  await writeFile(path, made, { mode: 0o600 });
  return made;
};
