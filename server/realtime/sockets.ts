import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { Server } from 'socket.io';
import type { Db } from '../database/connect.ts';
import { roomsFor, roomsOf } from '../events/audiences.ts';
import type { Feed, StoredEvent } from '../events/feed.ts';
import type { Actor } from '../http/actor.ts';
import { originAllowed } from '../http/origin.ts';
import type { Log } from '../log.ts';
import { capConnections, MOST_BYTES_AT_ONCE } from './caps.ts';
import { openCompany } from './company.ts';
import { cut, type Live, type LiveServer } from './live.ts';
import type { Author, Typing } from './realtime.contract.ts';

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
  readonly db: Db;
  readonly url: string;
  /** As what somebody may write in a talk; undefined where nobody may. */
  readonly placeIn: (actor: Actor, talk: Typing) => Promise<Author | undefined>;
}

/** Connections of one person to this process: every tab has one, and nobody has so many tabs. */
const MOST_CONNECTIONS = 50;

/** What ends a person's standing, or changes it, so that their live sockets must be looked at again. */
const changesStanding = (event: StoredEvent): boolean =>
  event.type === 'person.signed_out' ||
  event.type === 'person.email_verified' ||
  event.type === 'person.appointed' ||
  event.type === 'person.dismissed' ||
  event.type === 'person.suspended' ||
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
  db,
  url,
  placeIn,
}: Deps) => {
  const io: LiveServer = new Server(server, {
    serveClient: false,
    // One connection, no sticky sessions needed.
    transports: ['websocket'],
    maxHttpBufferSize: MOST_BYTES_AT_ONCE,
    pingInterval: 15_000,
    pingTimeout: 10_000,
    // `cors` does not guard the websocket transport: the exact list does. State recovery stays off, because it would
    // replay rooms past log-out; membership is read again on each connect.
    allowRequest: (request, decide) =>
      decide(null, request.headers.origin !== undefined && originAllowed(request.headers.origin, origins())),
  });

  const uncap = capConnections(io, log);
  const company = openCompany({ io, db, url, log, placeIn });
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
    const rooms = new Set(roomsOf(socket.data.actor));
    // In before out: at no moment does it miss what it may hear all along.
    await socket.join([...rooms]);
    for (const room of socket.rooms) if (room !== socket.id && !rooms.has(room)) await socket.leave(room);
    await company.lookAgain([socket]);
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

  io.on('connection', (socket) => {
    // Asked again now that events find this connection: a sign-out during the handshake would have missed it.
    void join(socket).then(() => lookAgain(socket));
    company.attend(socket);
  });

  const forward = async (events: readonly StoredEvent[]): Promise<void> => {
    for (const event of events) {
      if (changesStanding(event)) {
        const all = [...io.of('/').sockets.values()];
        const concerned = all.filter(
          ({ data }) =>
            event.type === 'organisation.verified' ||
            event.audiences.includes(`person:${data.actor.personId}`),
        );
        await Promise.all(concerned.map(lookAgain));
      }
      if (event.noun === 'introduction') void company.introductionChanged(event.nounId);
      for (const { to, except } of roomsFor(event.audiences))
        io.to(to).except(except).emit('changed', {
          seq: event.seq,
          type: event.type,
          noun: event.noun,
          id: event.nounId,
          at: event.at,
        });
    }
  };
  const unsubscribe = feed.subscribe(forward);

  return {
    io,
    stop: async () => {
      uncap();
      unsubscribe();
      await company.stop();
      for (const socket of io.of('/').sockets.values()) cut(socket);
      await io.close();
    },
  };
};
