import type { Log } from '../log.ts';
import { cut, type Live, type LiveServer, rawOf } from './live.ts';

/** One message at most; a longer one ends the connection before it is read. */
export const MOST_BYTES_AT_ONCE = 65_536;

/** What one connection may say in a second, whatever it says: far above what our pages do. */
const MOST_BYTES = 131_072;
const MOST_PACKETS = 60;

/** Unsent bytes after which a client that does not read is cut; it catches up when it comes back. */
const MOST_UNSENT = 1_048_576;

interface Connection {
  readonly transport: object;
  on: (event: 'packet', hear: (packet: { data?: unknown }) => void) => void;
  close: (discard: boolean) => void;
}

const lengthOf = (data: unknown): number =>
  typeof data === 'string' ? data.length : data instanceof Uint8Array ? data.byteLength : 0;

/** Cuts whoever says too much in a second. It stands below the events: what nobody listens to is counted, too. */
const capSaid = (connection: Connection, log: Log): void => {
  let [second, packets, bytes] = [0, 0, 0];
  connection.on('packet', ({ data }) => {
    const now = Math.floor(performance.now() / 1_000);
    if (now !== second) [second, packets, bytes] = [now, 0, 0];
    packets += 1;
    bytes += lengthOf(data);
    if (packets <= MOST_PACKETS && bytes <= MOST_BYTES) return;
    log.warn({ packets, bytes }, 'a live connection said too much and is cut');
    const raw = rawOf(connection);
    connection.close(true);
    raw?.terminate();
  });
};

const unsentBytes = (socket: Live): number => {
  const queued: unknown = Reflect.get(socket.conn, 'writeBuffer');
  // A queued change is a few hundred bytes; count it as that.
  return (rawOf(socket.conn)?.bufferedAmount ?? 0) + (Array.isArray(queued) ? queued.length * 512 : 0);
};

/** What a connection may say and may leave unread. The returned function ends the watch. */
export const capConnections = (io: LiveServer, log: Log): (() => void) => {
  io.engine.on('connection', (connection: Connection) => capSaid(connection, log));
  const cutStalled = setInterval(() => {
    for (const socket of io.of('/').sockets.values()) if (unsentBytes(socket) > MOST_UNSENT) cut(socket);
  }, 1_000);
  return () => clearInterval(cutStalled);
};
