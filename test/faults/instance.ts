import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { until } from './until.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly afterMs: number;
}

/**
 * One process of the product on a port of its own, which can be ended and started again there. `patienceMs`: how long
 * it may take to start.
 */
export const openInstance = async (name: string, settings: Record<string, string>, patienceMs = 30_000) => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let said = '';

  const isRunning = (): boolean =>
    child !== undefined && child.exitCode === null && child.signalCode === null;

  const start = async (): Promise<void> => {
    if (isRunning()) return;
    const fresh = spawn(process.execPath, ['server/main.ts'], {
      env: {
        PATH: process.env.PATH ?? '',
        PORT: String(port),
        DEMO: 'false',
        MAIL_FROM: `Pushpull <${name}@example.org>`,
        LOG_LEVEL: 'error',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = fresh;
    let heard = '';
    const hear = (chunk: Buffer): void => {
      heard += chunk.toString();
      said = `${said}${chunk.toString()}`.slice(-20_000);
    };
    fresh.stdout.on('data', hear);
    fresh.stderr.on('data', hear);
    await until(
      `${name} is ready`,
      () => {
        if (fresh.exitCode !== null) throw new Error(`${name} ended: ${heard}`);
        return heard.includes('is ready');
      },
      patienceMs,
    );
  };

  const end = (signal: NodeJS.Signals): Promise<Ended> =>
    new Promise((resolve, reject) => {
      const ending = child;
      if (ending === undefined || !isRunning()) {
        reject(new Error(`${name} is not running`));
        return;
      }
      const begun = performance.now();
      ending.once('exit', (code, by) => resolve({ code, signal: by, afterMs: performance.now() - begun }));
      ending.kill(signal);
    });

  return {
    name,
    origin,
    start,
    isRunning,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    /** Ends it at once and does not wait to see it end. */
    strike: (): void => void child?.kill('SIGKILL'),
    signal: (name: NodeJS.Signals): void => void child?.kill(name),
    said: () => said,
    ready: async (): Promise<number> => {
      const reply = await fetch(`${origin}/ready`, { signal: AbortSignal.timeout(3_000) }).catch(
        () => undefined,
      );
      await reply?.text();
      return reply?.status ?? 0;
    },
  };
};

export type Instance = Awaited<ReturnType<typeof openInstance>>;
