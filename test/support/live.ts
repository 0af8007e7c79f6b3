import { io, type Socket } from 'socket.io-client';
import type { Change } from '#server/events/events.contract.ts';
import type { FromClient, ToClient } from '#server/realtime/realtime.contract.ts';
import type { Browser } from './browser.ts';

type LiveSocket = Socket<ToClient, FromClient>;

/** What the browser would send with a request: for connections that it does not make itself. */
export const cookieOf = (browser: Browser, origin: string): string =>
  browser.agent.jar
    .getCookies({ path: '/', domain: new URL(origin).hostname, secure: false, script: false })
    .toValueString();

/** A live connection with this browser's cookie; keeps what it is told. */
export const connects = async (browser: Browser, origin: string, headers: Record<string, string> = {}) => {
  const told: Change[] = [];
  const socket: LiveSocket = io(origin, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie: cookieOf(browser, origin), origin, ...headers },
  });
  socket.on('changed', (change) => told.push(change));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });

  /** Waits until it is told of something that fits. */
  const hears = async (fits: (change: Change) => boolean, withinMs = 3_000): Promise<Change> => {
    const end = performance.now() + withinMs;
    for (;;) {
      const found = told.find(fits);
      if (found !== undefined) return found;
      if (performance.now() > end)
        throw new Error(`Not heard in ${withinMs} ms; heard: ${JSON.stringify(told)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  const isCut = async (withinMs = 1_000): Promise<boolean> => {
    const end = performance.now() + withinMs;
    while (socket.connected && performance.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 10));
    return !socket.connected;
  };

  return { socket, told, hears, isCut, leaves: () => socket.disconnect() };
};
