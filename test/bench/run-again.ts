import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Runs the bench in a process of its own, with nothing left in memory or learned by the compiler from what ran before,
 * and passes on what it prints. Answers its lines; throws where it fails.
 */
export const runAgain = async (
  asked: readonly string[],
  flags: readonly string[] = [],
): Promise<string[]> => {
  const script = new URL('./matching.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [...flags, script, ...asked], {
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
