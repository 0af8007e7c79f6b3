import type { IncomingMessage } from 'node:http';
import type { Server, Socket } from 'socket.io';
import type { Actor } from '../http/actor.ts';
import type { FromClient, Here, ToClient } from './realtime.contract.ts';

type Nothing = Record<string, never>;

interface Kept {
  actor: Actor;
  /** The talk that they say they have open, and how often it was looked at whether they may. */
  wanted?: Here;
  turn?: number;
}

export type LiveServer = Server<FromClient, ToClient, Nothing, Kept>;
export type Live = Socket<FromClient, ToClient, Nothing, Kept>;

/** The raw websocket under a connection; the libraries above it do not offer what we need of it. */
export const rawOf = (connection: {
  readonly transport: object;
}): { readonly bufferedAmount: number; terminate: () => void } | undefined =>
  Reflect.get(connection.transport, 'socket');

type Listener = (...args: unknown[]) => void;

/** What the engine hung on the line under a handshake, to end a response that nobody waits for. */
const hung = new WeakMap<IncomingMessage, Listener>();

/** The first to see a handshake: the newest listener to the end of its line holds the response, and so all of it. */
export const noteHandshake = (request: IncomingMessage): void => {
  const newest = request.socket.rawListeners('close').at(-1);
  if (newest !== undefined) hung.set(request, newest as Listener);
};

/**
 * Lets go of the request that a connection began with, of its session and its response: kept, they would weigh as much
 * as the connection itself. Whoever asks for it later is told that there is none.
 */
export const letGoOf = (socket: Live): void => {
  const { request } = socket;
  const listener = hung.get(request);
  if (listener !== undefined) request.socket.off('close', listener);
  Reflect.set(socket.conn, 'request', undefined);
  Reflect.set(socket.client, 'request', undefined);
};

/** Ends a connection now: a polite close would wait for an answer that a stalled reader never gives. */
export const cut = (socket: Live): void => {
  const raw = rawOf(socket.conn);
  socket.disconnect(true);
  raw?.terminate();
};
