import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** MiB of JavaScript's own heap, for what is held beside an index while it is measured. */
const HEAP = 12_288;

/**
 * Runs the bench in a process of its own, with nothing left in memory or learned by the compiler from what ran before,
 * and passes on what it prints. Answers its lines; throws where it fails.
 */
export const runAgain = async (asked: readonly string[]): Promise<string[]> => {
  const script = new URL('./matching.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP}`, script, ...asked], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const lines: string[] = [];
  for await (const told of createInterface({ input: child.stdout })) {
    lines.push(told);
    if (!told.startsWith('{')) console.log(told);
  }
  const code = await ended;
  if (code !== 0) throw new Error(`the bench of ${asked.join(' ')} ended with ${code}`);
  return lines;
};
