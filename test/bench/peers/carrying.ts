import { spawn } from 'node:child_process';
import { tell } from '../progress.ts';
import type { Carried } from './carry.ts';
import { FILLED } from './filled.ts';

/** What every library gets: a heap of this many MiB, and no more. */
export const HEAP = 4096;
/** The smallest size tried. */
const LEAST = 25_000;
const STEP = 4;
/** ms for asking, which stops by itself, before a library counts as stuck. */
const ASKING = 180_000;

export type Outcome = { carried: Carried } | { failure: string };

export type Carrying = { many: number; seed: number; words: boolean; queries: number; limit: number };

/** Puts `many` ideas into a library in a process of its own and asks it. `limit`: seconds until all are in. */
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
    const endIn = (ms: number) =>
      setTimeout(() => {
        late = true;
        child.kill('SIGKILL');
      }, ms);
    let timer = endIn(1000 * limit);
    let isFilled = false;
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
      if (isFilled || !said.includes(FILLED)) return;
      isFilled = true;
      clearTimeout(timer);
      timer = endIn(ASKING);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      if (late) resolve({ failure: isFilled ? 'it did not answer' : `not filled within ${limit} s` });
      else if (code === 0) resolve({ carried: JSON.parse(told) });
      else if (said.includes('heap out of memory')) resolve({ failure: `out of ${HEAP} MiB of heap` });
      else if (/RangeError|Invalid array length|Map maximum size/.test(said))
        resolve({ failure: said.match(/RangeError.*/)?.[0] ?? 'a structure of its own is full' });
      else reject(new Error(`${library} ended with ${code}: ${said.slice(-600)}`));
    });
  });

export type Step = { many: number; carried: Carried };

/** Sizes up to the whole market, each a quarter of the next. */
const sizesTo = (most: number): number[] => {
  const sizes = [most];
  for (let many = most / STEP; many >= LEAST; many /= STEP) sizes.unshift(Math.round(many));
  return sizes;
};

/**
 * Gives a library one size after another until it cannot carry one, and tells why, or until all of it is carried. A
 * size for which the one before says that it would take too long is not tried; half of what failed is.
 */
export const carryMost = async (
  library: string,
  most: number,
  options: Omit<Carrying, 'many'>,
): Promise<{ steps: Step[]; ended: string | undefined }> => {
  const steps: Step[] = [];
  const attempt = async (many: number): Promise<string | undefined> => {
    const last = steps.at(-1);
    const foreseen = last ? ((last.carried.filled / 1000) * many) / last.many : 0;
    const told = many.toLocaleString('en');
    if (foreseen > options.limit)
      return `${told} would take ${foreseen.toFixed(0)} s to fill, more than ${options.limit} s`;
    tell(`${library}: ${told} ideas`);
    const outcome = await carry(library, { ...options, many });
    if ('failure' in outcome) return `${told}: ${outcome.failure}`;
    steps.push({ many, carried: outcome.carried });
    return undefined;
  };
  for (const many of sizesTo(most)) {
    const failure = await attempt(many);
    if (failure === undefined) continue;
    return { steps, ended: (await attempt(Math.round(many / 2))) ?? failure };
  }
  return { steps, ended: undefined };
};
