import type { Server } from 'node:http';

/** What is asked is answered within this, or not at all. */
const LONGEST = 5_000;

/**
 * Takes no new connections and lets what is asked be answered; each answer tells its caller to come back on another
 * connection. A server that only closes would serve kept-alive connections until the process is ended under them.
 */
export const drain = (server: Server, longest = LONGEST): Promise<void> =>
  new Promise((resolve) => {
    server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const enough = setTimeout(() => server.closeAllConnections(), longest);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(enough);
      resolve();
    });
  });
