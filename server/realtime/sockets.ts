import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { Server, type Socket } from 'socket.io';
import { audiencesOf } from '../events/audiences.ts';
import type { Feed, StoredEvent } from '../events/feed.ts';
import type { Actor } from '../http/actor.ts';
import { originAllowed } from '../http/origin.ts';
import type { Log } from '../log.ts';
import { guard } from './guard.ts';
import { type FromClient, type ToClient, Typing } from './realtime.contract.ts';

type Live = Socket<FromClient, ToClient, Record<string, never>, { actor: Actor }>;

interface Deps {
  readonly server: HttpServer;
  readonly feed: Feed;
  readonly log: Log;
  readonly origins: () => ReadonlySet<string>;
  /** The same handler as HTTP: whoever is signed in there is signed in here. */
  readonly session: RequestHandler;
  /** Who a handshake's session belongs to now. */
  readonly actorOf: (request: IncomingMessage) => Promise<Actor | null>;
  /** The same person as they stand now; null when their session has ended. */
  readonly refresh: (actor: Actor) => Promise<Actor | null>;
  /** Audiences that may see somebody type there, and as what; undefined when they may not write there. */
  readonly typingAudience: (
    actor: Actor,
    payload: Typing,
  ) => Promise<{ audiences: readonly string[]; author: 'need' | 'idea' | 'broker' } | undefined>;
}

/** Unsent bytes after which a client that does not read is cut; it catches up when it comes back. */
const MOST_UNSENT = 1_048_576;

/** Connections of one person to this process: every tab has one, and nobody has so many tabs. */
const MOST_CONNECTIONS = 50;

/** The raw websocket under a connection; the libraries above it do not offer what we need of it. */
const rawOf = (socket: Live): { bufferedAmount: number; terminate: () => void } | undefined =>
  Reflect.get(socket.conn.transport, 'socket');

const unsentBytes = (socket: Live): number => {
  const queued: unknown = Reflect.get(socket.conn, 'writeBuffer');
  // A queued change is a few hundred bytes; count it as that.
  return (rawOf(socket)?.bufferedAmount ?? 0) + (Array.isArray(queued) ? queued.length * 512 : 0);
};

/** Ends a connection now: a polite close would wait for an answer that a stalled reader never gives. */
const cut = (socket: Live): void => {
  const raw = rawOf(socket);
  socket.disconnect(true);
  raw?.terminate();
};

/** What ends a person's standing, or changes it, so that their live sockets must be looked at again. */
const changesStanding = (event: StoredEvent): boolean =>
  event.type === 'person.signed_out' ||
  event.type === 'person.email_verified' ||
  event.type === 'person.appointed' ||
  event.type === 'organisation.joined' ||
  event.type === 'organisation.left' ||
  event.type === 'organisation.verified';

export const openSockets = ({
  server,
  feed,
  log,
  origins,
  session,
  actorOf,
  refresh,
  typingAudience,
}: Deps) => {
  const io = new Server<FromClient, ToClient, Record<string, never>, { actor: Actor }>(server, {
    serveClient: false,
    // One connection, no sticky sessions needed.
    transports: ['websocket'],
    maxHttpBufferSize: 65_536,
    pingInterval: 15_000,
    pingTimeout: 10_000,
    // `cors` does not guard the websocket transport: the exact list does. State recovery stays off, because it would
    // replay rooms past log-out; membership is read again on each connect.
    allowRequest: (request, decide) =>
      decide(null, request.headers.origin !== undefined && originAllowed(request.headers.origin, origins())),
  });

  io.engine.use(session);
  io.use((socket, next) => {
    actorOf(socket.request)
      .then((actor) => {
        if (actor === null) return next(new Error('not_signed_in'));
        const held = io.of('/').adapter.rooms.get(`person:${actor.personId}`)?.size ?? 0;
        if (held >= MOST_CONNECTIONS) return next(new Error('too_many_requests'));
        socket.data.actor = actor;
        next();
      })
      .catch((error: unknown) => {
        log.error({ err: error }, 'a socket could not sign in');
        next(new Error('not_ready'));
      });
  });

  const join = async (socket: Live): Promise<void> => {
    const audiences = new Set(audiencesOf(socket.data.actor));
    // In before out: at no moment does it miss what it may hear all along.
    await socket.join([...audiences]);
    for (const room of socket.rooms) if (room !== socket.id && !audiences.has(room)) await socket.leave(room);
  };

  /**
   * Whose standing cannot be read, not even at the second try, is cut: they come back, and nobody hears on what they
   * no longer may.
   */
  const lookAgain = async (socket: Live): Promise<void> => {
    const actor = await refresh(socket.data.actor)
      .catch(() => refresh(socket.data.actor))
      .catch((error: unknown) => {
        log.warn({ err: error }, 'a live connection is cut: its standing could not be read');
        return null;
      });
    if (actor === null) {
      cut(socket);
      return;
    }
    socket.data.actor = actor;
    await join(socket);
  };

  io.on('connection', (socket: Live) => {
    // Asked again now that events find this connection: a sign-out during the handshake would have missed it.
    void join(socket).then(() => lookAgain(socket));
    guard({
      socket,
      name: 'typing',
      schema: Typing,
      log,
      perSecond: 4,
      act: async (payload) => {
        const seen = await typingAudience(socket.data.actor, payload);
        if (seen !== undefined)
          socket.to([...seen.audiences]).emit('typing', { ...payload, author: seen.author });
      },
    });
  });

  const forward = async (events: readonly StoredEvent[]): Promise<void> => {
    for (const event of events) {
      if (changesStanding(event)) {
        const all = [...io.of('/').sockets.values()] as Live[];
        const concerned = all.filter(
          ({ data }) =>
            event.type === 'organisation.verified' ||
            event.audiences.includes(`person:${data.actor.personId}`),
        );
        await Promise.all(concerned.map(lookAgain));
      }
      if (event.audiences.length === 0) continue;
      io.to([...event.audiences]).emit('changed', {
        seq: event.seq,
        type: event.type,
        noun: event.noun,
        id: event.nounId,
        at: event.at,
      });
    }
  };
  const unsubscribe = feed.subscribe(forward);

  const cutStalled = setInterval(() => {
    for (const socket of io.of('/').sockets.values()) {
      if (unsentBytes(socket as Live) > MOST_UNSENT) cut(socket as Live);
    }
  }, 1_000);

  return {
    io,
    stop: async () => {
      clearInterval(cutStalled);
      unsubscribe();
      for (const socket of io.of('/').sockets.values()) cut(socket as Live);
      await io.close();
    },
  };
};
