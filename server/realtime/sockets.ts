import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { Server } from 'socket.io';
import type { Db } from '../database/connect.ts';
import { roomsFor, roomsOf } from '../events/audiences.ts';
import type { Feed, StoredEvent } from '../events/feed.ts';
import type { Actor } from '../http/actor.ts';
import { originAllowed } from '../http/origin.ts';
import type { Log } from '../log.ts';
import type { Message } from '../messages/messages.contract.ts';
import { capConnections, MOST_BYTES_AT_ONCE } from './caps.ts';
import { carryingWith, type ReadNow } from './carrying.ts';
import { openCompany } from './company.ts';
import { cut, type Live, type LiveServer, letGoOf, noteHandshake } from './live.ts';
import type { Author, Typing } from './realtime.contract.ts';

interface Deps {
  readonly server: HttpServer;
  readonly feed: Feed;
  readonly log: Log;
  readonly origins: () => ReadonlySet<string>;
  /** The same handler as HTTP: whoever is signed in there is signed in here. */
  readonly session: RequestHandler;
  /** Who a handshake's session belongs to now. */
  readonly actorOf: (request: IncomingMessage) => Actor | null;
  /** The same person as they stand now; null when their session has ended. */
  readonly refresh: (actor: Actor) => Promise<Actor | null>;
  readonly db: Db;
  readonly url: string;
  /** As what somebody may write in a talk; undefined where nobody may. */
  readonly placeIn: (actor: Actor, talk: Typing) => Promise<Author | undefined>;
  readonly readNow: ReadNow;
}

/** Connections of one person to this process: every tab has one, and nobody has so many tabs. */
const MOST_CONNECTIONS = 50;

/** What changes the standing of all members of an organisation, who are not named. */
const changesAll = ({ type }: StoredEvent): boolean =>
  type === 'organisation.verified' || type === 'organisation.verification_withdrawn';

/** What ends a person's standing, or changes it, so that their live sockets must be looked at again. */
const changesStanding = (event: StoredEvent): boolean =>
  event.type === 'person.signed_out' ||
  event.type === 'person.email_verified' ||
  event.type === 'person.appointed' ||
  event.type === 'person.dismissed' ||
  event.type === 'person.suspended' ||
  event.type === 'person.erased' ||
  event.type === 'organisation.joined' ||
  event.type === 'organisation.left' ||
  changesAll(event);

/**
 * A session that cannot be looked up is no fault of the caller's: told to come back, not that the request was bad, which
 * is what the library would answer.
 */
const orRefuse =
  (session: RequestHandler, log: Log): RequestHandler =>
  (request, response, next) =>
    session(request, response, (error?: unknown) => {
      if (error === undefined || error === null) return next();
      log.warn({ err: error }, 'a live connection is refused for now: its session could not be looked up');
      request.socket.end(
        'HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n',
      );
    });

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
  readNow,
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
  const carry = carryingWith({ listenersIn: company.listenersIn, readNow, refresh, log });
  io.engine.use((request: IncomingMessage, _response: object, next: () => void) => {
    noteHandshake(request);
    next();
  });
  io.engine.use(orRefuse(session, log));
  io.use((socket, next) => {
    const actor = actorOf(socket.request);
    if (actor === null) return next(new Error('not_signed_in'));
    const held = io.of('/').adapter.rooms.get(`person:${actor.personId}`)?.size ?? 0;
    if (held >= MOST_CONNECTIONS) return next(new Error('too_many_requests'));
    socket.data.actor = actor;
    letGoOf(socket);
    next();
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

  /** Everybody who may know of an event hears of it once; who has its talk open is handed the message as well. */
  const tell = (event: StoredEvent, carried: ReadonlyMap<Live, Message> = new Map()): void => {
    const { seq, type, noun, nounId: id, at } = event;
    const change = { seq, type, noun, id, at };
    for (const { to, except } of roomsFor(event.audiences)) {
      const handed: string[] = [];
      for (const [socket, message] of carried) {
        if (except.some((room) => socket.rooms.has(room)) || !to.some((room) => socket.rooms.has(room)))
          continue;
        socket.emit('changed', change, message);
        handed.push(socket.id);
      }
      io.to(to)
        .except([...except, ...handed])
        .emit('changed', change);
    }
  };

  const forward = async (events: readonly StoredEvent[]): Promise<void> => {
    const carried = await carry(events);
    for (const event of events) {
      if (changesStanding(event)) {
        const all = [...io.of('/').sockets.values()];
        const concerned = all.filter(
          ({ data }) => changesAll(event) || event.audiences.includes(`person:${data.actor.personId}`),
        );
        await Promise.all(concerned.map(lookAgain));
      }
      if (event.noun === 'introduction') void company.introductionChanged(event.nounId);
      tell(event, carried.get(event.seq));
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
