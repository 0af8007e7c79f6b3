import type { Query, QueryClient } from '@tanstack/react-query';
import type { Socket } from 'socket.io-client';
import { type Change, listEvents } from '#server/events/events.contract.ts';
import { call } from './call.ts';
import { type Heard, heardUpTo, isNew, sureUpTo, withHeard } from './heard.ts';
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

/** Takes in what came along with a change; false where the change has to be read as any other. */
type Taker = (client: QueryClient, change: Change, carried: unknown) => boolean;
let taker: Taker | undefined;

/** Only pages with a talk are handed anything: the first of them says what is done with it. */
export const takeCarried = (take: Taker): void => {
  taker = take;
};

/** Where the record of events stands now. */
const standing = async (): Promise<number> =>
  (await call(listEvents, { query: { after: Number.MAX_SAFE_INTEGER, limit: 1 } })).last;

/** Past so many pages, reading everything again is cheaper. */
const MOST_PAGES = 4;

/** How often a screen in front of somebody asks the record itself, should the connection have kept something back. */
const LOOK_EVERY_MS = 90_000;
const TRY_AGAIN_MS = 3_000;

/** So many heard live, and it is time to make sure of them. */
const MOST_UNSURE = 200;

const isLeftStale = ({ state }: Query): boolean => state.isInvalidated && state.fetchStatus === 'idle';

/** Opens the live connection of the person who is signed in; the returned function closes it. */
export const startLive = (client: QueryClient): (() => void) => {
  let stopped = false;
  let heard: Heard | undefined;
  let [looking, wanted] = [false, false];
  let again: ReturnType<typeof setTimeout> | undefined;

  const hear = (change: Change, carried?: unknown): void => {
    if (heard !== undefined) {
      if (!isNew(heard, change.seq)) return;
      heard = withHeard(heard, change.seq);
      if (heard.beyond.size >= MOST_UNSURE) void lookNow();
    }
    if (carried !== undefined && taker?.(client, change, carried)) return;
    void invalidateItem(client, change.noun, change.id);
  };

  /** Reads the record on from where nothing can have been missed, and hears what did not come by itself. */
  const look = async (): Promise<void> => {
    if (heard === undefined) {
      heard = heardUpTo(await standing());
      // What was read before this connection stood may have changed in between, unheard.
      await invalidateOlder(client, Date.now());
      return;
    }
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { items, last, more } = await call(listEvents, { query: { after: heard.sure } });
      for (const change of items) hear(change);
      heard = sureUpTo(heard, more ? (items.at(-1)?.seq ?? last) : last);
      if (!more) {
        // What could not be read while nothing got through was told to be stale, and is read now.
        await client.refetchQueries({ type: 'active', predicate: isLeftStale });
        return;
      }
    }
    heard = heardUpTo(await standing());
    await invalidateAll(client);
  };

  /**
   * One look at a time, and one more when somebody asks for it meanwhile: a look that began before this connection
   * stood has not seen all that was missed. One that fails is tried again.
   */
  const lookNow = async (): Promise<void> => {
    wanted = true;
    if (looking) return;
    looking = true;
    clearTimeout(again);
    let pause = LOOK_EVERY_MS;
    while (wanted) {
      wanted = false;
      pause = await look().then(
        () => LOOK_EVERY_MS,
        () => TRY_AGAIN_MS,
      );
    }
    looking = false;
    if (!stopped && socket?.connected) again = setTimeout(lookIfSeen, pause);
  };
  const lookIfSeen = (): void => {
    if (document.visibilityState === 'visible') void lookNow();
  };

  const connected = (): void => {
    setStatus('on');
    void lookNow();
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
    socket.on('connect', connected);
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
  // Nobody looks while the tab is in the background: what was kept back meanwhile is read when somebody does.
  const seen = (): void => {
    if (socket?.connected) lookIfSeen();
  };
  document.addEventListener('visibilitychange', seen);
  // Browsers keep a module that did not come as one that never will: a reload asks again, and every page reads by itself.
  open().catch(() => setStatus('lost'));

  return () => {
    stopped = true;
    clearTimeout(again);
    document.removeEventListener('visibilitychange', seen);
    socket?.close();
    socket = undefined;
    setStatus('off');
  };
};
