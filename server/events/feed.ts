import type { Db } from '../database/connect.ts';
import { openListener } from '../database/listener.ts';
import { row, rowsOften } from '../database/query.ts';
import type { Noun } from '../http/endpoint.contract.ts';
import type { Log } from '../log.ts';
import { rest } from '../rest.ts';
import type { EventType } from './events.contract.ts';

export interface StoredEvent {
  readonly seq: number;
  readonly at: string;
  readonly actorId: string | null;
  readonly type: EventType;
  readonly noun: Noun;
  readonly nounId: string;
  readonly audiences: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}

export type Listener = (events: readonly StoredEvent[]) => void | Promise<void>;

export interface Feed {
  /** Listeners are given every event in commit order, in batches, one batch at a time. */
  readonly subscribe: (listener: Listener) => () => void;
  /** Resolves once every listener has been given the event with this number, with the last one that they all have. */
  readonly caughtUpTo: (seq: number) => Promise<number>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const BATCH = 500;

/** Between two readings: the first of many events is handed on at once, and those that follow it in few readings. */
const BREATH_MS = 20;

/**
 * This process's view of the event log: it LISTENs, reads what is new in commit order, and hands it on. A lost
 * connection is opened again; whatever a notification missed, the poll finds.
 */
export const openFeed = ({
  db,
  url,
  log,
  pollMs = 2_000,
}: {
  db: Db;
  url: string;
  log: Log;
  pollMs?: number;
}): Feed => {
  const listeners = new Set<Listener>();
  const waiting = new Set<{ seq: number; resolve: () => void }>();
  const stopping = new AbortController();
  let last = 0;
  let pulling: Promise<void> = Promise.resolve();
  let pullQueued = false;

  const deliver = async (events: readonly StoredEvent[]): Promise<void> => {
    for (const listener of listeners) {
      try {
        await listener(events);
      } catch (error) {
        log.error({ err: error }, 'a listener failed on an event');
      }
    }
  };

  const pullAll = async (): Promise<void> => {
    for (;;) {
      const events = await rowsOften<StoredEvent>(
        db,
        'events after',
        `select seq, at, actor_id, type, noun, noun_id, audiences, data
         from events where seq > :last order by seq limit ${BATCH}`,
        { last },
      );
      const newest = events.at(-1);
      if (newest === undefined) return;
      await deliver(events);
      last = newest.seq;
      for (const one of waiting) {
        if (one.seq > last) continue;
        waiting.delete(one);
        one.resolve();
      }
      // What was committed since was announced, too: it is read when this is done.
      if (events.length < BATCH) return;
    }
  };

  /** Pulls run one after another; any number of calls while one runs become one more. */
  const pull = (): Promise<void> => {
    if (pullQueued) return pulling;
    pullQueued = true;
    pulling = pulling
      .then(() => {
        pullQueued = false;
        return stopping.signal.aborted ? undefined : pullAll();
      })
      .catch((error: unknown) => log.warn({ err: error }, 'the event log could not be read; trying again'))
      .then(() => rest(BREATH_MS, stopping.signal, false));
    return pulling;
  };

  const listener = openListener({
    url,
    name: 'pushpull listen',
    channel: 'events',
    log,
    onOpen: pull,
    onNotice: () => void pull(),
  });

  let heartbeat: NodeJS.Timeout | undefined;
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    caughtUpTo: async (seq) => {
      if (last < seq)
        await new Promise<void>((resolve) => {
          waiting.add({ seq, resolve });
          void pull();
        });
      return last;
    },
    start: async () => {
      last = (await row<{ last: number }>(db, 'select coalesce(max(seq), 0) as last from events'))?.last ?? 0;
      listener.start();
      // Whatever a notification failed to announce is read here.
      heartbeat = setInterval(() => {
        listener.check();
        void pull();
      }, pollMs);
    },
    stop: async () => {
      stopping.abort();
      clearInterval(heartbeat);
      await listener.stop();
      await pulling;
    },
  };
};
