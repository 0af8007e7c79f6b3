import { type EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';

/** Words between the process that measures and those that it started. */
interface Word {
  readonly word: string;
  readonly data?: unknown;
}

export const tell = (word: string, data?: unknown): void => {
  process.send?.({ word, data } satisfies Word);
};

export const told = async <T>(word: string): Promise<T> => {
  for (;;) {
    const [message] = (await once(process, 'message')) as [Word];
    if (message.word === word) return message.data as T;
  }
};

interface Client {
  readonly origin: string;
  readonly cookie?: string;
  readonly listen: (socket: Socket) => void;
}

/** All sockets, twenty at a time: thousands at once are another test. */
export const connectAll = async (clients: readonly Client[]): Promise<Socket[]> => {
  const sockets: Socket[] = [];
  for (let from = 0; from < clients.length; from += 20) {
    await Promise.all(
      clients.slice(from, from + 20).map(async ({ origin, cookie, listen }) => {
        const socket = io(origin, {
          transports: ['websocket'],
          forceNew: true,
          extraHeaders: { origin, ...(cookie !== undefined && { cookie }) },
        });
        listen(socket);
        sockets.push(socket);
        // Who is turned away for the moment comes again, as the product's page does.
        socket.on('connect_error', () => {
          if (!socket.active) setTimeout(() => socket.connect(), 500);
        });
        await once(socket as unknown as EventEmitter, 'connect', { signal: AbortSignal.timeout(60_000) });
      }),
    );
  }
  return sockets;
};

/**
 * Acts so many times a second, whether or not what was begun has ended: who is slow to answer does not slow down who
 * asks. `act` is handed the moment when it was due, so that a late start counts as waiting.
 */
export const byTheClock = async (
  rate: number,
  seconds: number,
  act: (due: number) => Promise<void>,
): Promise<void> => {
  const begun = performance.now();
  const all: Promise<void>[] = [];
  for (let turn = 0; turn < rate * seconds; turn += 1) {
    const due = begun + (1000 * turn) / rate;
    const left = due - performance.now();
    if (left > 0) await sleep(left);
    all.push(act(due));
  }
  await Promise.all(all);
};
