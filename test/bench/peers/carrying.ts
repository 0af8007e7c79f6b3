import { spawn } from 'node:child_process';
import type { Carried } from './carry.ts';

/** What every library gets: a heap of this many MiB, and no more. */
export const HEAP = 4096;
/** The first size tried. */
const FIRST = 25_000;

export type Outcome = { carried: Carried } | { failure: string };

export type Carrying = { many: number; seed: number; words: boolean; queries: number; limit: number };

/** Puts `many` ideas into a library in a process of its own and asks it. `limit`: seconds for all of it. */
export const carry = (library: string, { many, seed, words, queries, limit }: Carrying): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const script = new URL('./carry.ts', import.meta.url).pathname;
    const asked = [
      '--library',
      library,
      '--ideas',
      `${many}`,
      '--seed',
      `${seed}`,
      '--queries',
      `${queries}`,
    ];
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${HEAP}`, script, ...asked, ...(words ? ['--words'] : [])],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let [told, said, late] = ['', '', false];
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
    });
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, 1000 * limit);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      if (late) resolve({ failure: `not done within ${limit} s` });
      else if (code === 0) resolve({ carried: JSON.parse(told) });
      else if (said.includes('heap out of memory')) resolve({ failure: `out of ${HEAP} MiB of heap` });
      else if (/RangeError|Invalid array length|Map maximum size/.test(said))
        resolve({ failure: said.match(/RangeError.*/)?.[0] ?? 'a structure of its own is full' });
      else reject(new Error(`${library} ended with ${code}: ${said.slice(-600)}`));
    });
  });

export type Step = { many: number; carried: Carried };

/** Doubles the market until the library cannot carry it, and tells why, or until all of it is carried. */
export const carryMost = async (
  library: string,
  most: number,
  options: Omit<Carrying, 'many'>,
): Promise<{ steps: Step[]; ended: string | undefined }> => {
  const steps: Step[] = [];
  for (let many = Math.min(FIRST, most); ; many = Math.min(2 * many, most)) {
    const outcome = await carry(library, { ...options, many });
    if ('failure' in outcome) return { steps, ended: `${many.toLocaleString('en')}: ${outcome.failure}` };
    steps.push({ many, carried: outcome.carried });
    if (many === most) return { steps, ended: undefined };
  }
};
