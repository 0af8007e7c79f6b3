import type { QueryClient } from '@tanstack/react-query';
import type { Socket } from 'socket.io-client';
import { type Change, listEvents } from '#server/events/events.contract.ts';
import { call } from './call.ts';
import { invalidateAll, invalidateItem, invalidateOlder } from './keys.ts';

export type LiveStatus = 'off' | 'connecting' | 'on' | 'lost';

type Listener = () => void;

let status: LiveStatus = 'off';
let socket: Socket | undefined;
const watchers = new Set<Listener>();

const setStatus = (next: LiveStatus): void => {
  if (status === next) return;
  status = next;
  for (const watcher of watchers) watcher();
};

export const liveStatus = (): LiveStatus => status;

/** For what is never stored, such as "is writing". Undefined while nobody is signed in. */
export const liveSocket = (): Socket | undefined => socket;

export const watchLive = (listener: Listener): (() => void) => {
  watchers.add(listener);
  return () => watchers.delete(listener);
};

/** Reads what was missed, a page at a time, up to a point where reloading everything is cheaper. */
const catchUp = async (after: number, hear: (change: Change) => void): Promise<number | undefined> => {
  let at = after;
  for (let page = 0; page < 4; page += 1) {
    const { items, last, more } = await call(listEvents, { query: { after: at } });
    for (const change of items) hear(change);
    at = items.at(-1)?.seq ?? Math.max(at, last);
    if (!more) return Math.max(at, last);
  }
  return undefined;
};

/** Where the record of events stands now. */
const standing = async (): Promise<number> =>
  (await call(listEvents, { query: { after: Number.MAX_SAFE_INTEGER, limit: 1 } })).last;

/** Opens the live connection of the person who is signed in; the returned function closes it. */
export const startLive = (client: QueryClient): (() => void) => {
  let stopped = false;
  let last: number | undefined;

  const hear = (change: Change): void => {
    last = Math.max(last ?? 0, change.seq);
    void invalidateItem(client, change.noun, change.id);
  };

  const connected = async (): Promise<void> => {
    setStatus('on');
    try {
      if (last === undefined) {
        // What was read before this connection stood may have changed in between, unheard.
        last = Math.max(await standing(), last ?? 0);
        await invalidateOlder(client, Date.now());
        return;
      }
      const reached = await catchUp(last, hear);
      if (reached === undefined) await invalidateAll(client);
      else last = Math.max(reached, last);
    } catch {
      // Not knowing what was missed is the same as having missed everything.
      await invalidateAll(client);
    }
  };

  /** The server has ended it: signed out elsewhere, or a role has changed. Who is here is asked again. */
  const dismissed = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['session'] });
    if (!stopped) socket?.connect();
  };

  const open = async (): Promise<void> => {
    const { io } = await import('socket.io-client');
    if (stopped) return;
    // The server speaks websocket alone: no polling first, no sticky sessions.
    socket = io({ transports: ['websocket'], withCredentials: true, reconnectionDelayMax: 5_000 });
    socket.on('connect', () => void connected());
    socket.on('changed', hear);
    socket.on('disconnect', (reason) => {
      setStatus('lost');
      if (reason === 'io server disconnect') void dismissed();
    });
    socket.on('connect_error', ({ message }) => {
      setStatus('lost');
      if (message === 'not_signed_in') void client.invalidateQueries({ queryKey: ['session'] });
      // A refusal in words, as while the database is away, is final to the library; it is not to us.
      else if (socket?.active === false) setTimeout(() => stopped || socket?.connect(), 2_000);
    });
  };

  setStatus('connecting');
  open().catch(() => setStatus('lost'));

  return () => {
    stopped = true;
    socket?.close();
    socket = undefined;
    setStatus('off');
  };
};
