import { createHash } from 'node:crypto';

/** A session as events and logs may name it: enough to find its sockets, too little to sign in with. */
export const sessionDigest = (sessionId: string): string =>
  createHash('sha256').update(sessionId).digest('hex').slice(0, 24);
