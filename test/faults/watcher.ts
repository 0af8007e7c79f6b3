import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { type Change, listEvents } from '#server/events/events.contract.ts';
import type { Message } from '#server/messages/messages.contract.ts';
import type { FromClient, ToClient } from '#server/realtime/realtime.contract.ts';
import type { Caller } from './caller.ts';
import type { Instance } from './instance.ts';
import { until } from './until.ts';

const left = new Set<() => void>();

/** Closes whatever a test that failed has left open. */
export const leaveAll = (): void => {
  for (const leave of left) leave();
};

/**
 * A screen left open: hears changes over its socket, connects again by itself, and then catches up from the last
 * number it has. `heard` is in the order of hearing, each number once.
 */
export const watcherOf = async (caller: Caller, at: Instance) => {
  const socket: Socket<ToClient, FromClient> = io(at.origin, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 400,
    extraHeaders: { cookie: caller.cookie(), origin: at.origin },
  });
  const heard = new Map<number, Change & { readonly live: boolean }>();
  const outOfOrder: number[] = [];
  const refusals: string[] = [];
  let [lastLive, cuts] = [0, 0];
  let listener: (change: Change, carried?: Message) => void = () => undefined;
  let catching: Promise<void> = Promise.resolve();
  let [open, away] = [true, false];

  const take = (change: Change, live: boolean, carried?: Message): void => {
    if (heard.has(change.seq)) return;
    heard.set(change.seq, { ...change, live });
    listener(change, carried);
  };
  socket.on('changed', (change, carried) => {
    if (change.seq <= lastLive && !heard.has(change.seq)) outOfOrder.push(change.seq);
    lastLive = Math.max(lastLive, change.seq);
    take(change, true, carried);
  });

  // Whole up to here: what is heard live beyond it may have a hole before it.
  const begun = await caller.does(listEvents, { query: { after: 0, limit: 1 } });
  let whole = begun.last;
  if (begun.more) {
    for (let more = true; more; ) {
      const page = await caller.does(listEvents, { query: { after: whole, limit: 1000 } });
      [whole, more] = [page.last, page.more];
    }
  }
  const catchUp = (): Promise<void> => {
    catching = catching.then(async () => {
      for (let more = open; more && open; ) {
        const page = await caller.does(listEvents, { query: { after: whole, limit: 500 } });
        for (const change of page.items) take(change, false);
        [whole, more] = [page.last, page.more];
      }
    });
    catching = catching.catch((error: unknown) => {
      refusals.push(String(error));
    });
    return catching;
  };
  const comeBack = (): void => {
    if (open && !away && !socket.active) socket.connect();
  };
  socket.on('connect_error', (error) => {
    refusals.push(error.message);
    // Nor from a refusal in words, as while the database is away.
    void sleep(200).then(comeBack);
  });
  socket.on('connect', () => void catchUp());
  socket.on('disconnect', (reason) => {
    cuts += 1;
    // The client library does not come back by itself from a cut that the server meant.
    if (reason === 'io server disconnect') void sleep(100).then(comeBack);
  });
  await until('the socket is open', () => socket.connected, 5_000);

  const leave = (): void => {
    open = false;
    socket.disconnect();
    left.delete(leave);
  };
  left.add(leave);

  return {
    heard,
    refusals,
    outOfOrder,
    catchUp,
    cuts: () => cuts,
    isConnected: () => socket.connected,
    socket,
    /** `carried`: the message itself, where its talk is the one that was said to be open. */
    onChange: (act: (change: Change, carried?: Message) => void): void => {
      listener = act;
    },
    hears: (what: string, fits: (change: Change) => boolean, withinMs: number) =>
      until(`hearing ${what}`, () => [...heard.values()].some(fits), withinMs, 5),
    /** Cuts the line without a word, as a tunnel does; it comes back by itself. */
    cutLine: (): void => void socket.io.engine.close(),
    /** Closed for a while; what happens meanwhile is caught up with on coming back. */
    goAway: (): void => {
      away = true;
      socket.disconnect();
    },
    comeBack: (): void => {
      away = false;
      comeBack();
    },
    leave,
  };
};

export type Watcher = Awaited<ReturnType<typeof watcherOf>>;
