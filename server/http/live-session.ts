import type { IncomingMessage } from 'node:http';
import type { Actor, Asker } from './actor.ts';
import { askerOf, type FindSession } from './session.ts';

/** Who a live connection belongs to: at the handshake, and each time that their standing may have changed. */
export const liveSessions = (find: FindSession) => ({
  actorOf: (request: IncomingMessage): Asker => {
    const { session } = request as IncomingMessage & { session?: object };
    return session === undefined ? null : askerOf(session);
  },

  /** The same person as they stand now; null once their session has ended. */
  refresh: async (actor: Actor): Promise<Asker> => (await find(actor.sessionId ?? ''))?.asker ?? null,
});
