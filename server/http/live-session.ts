import type { IncomingMessage } from 'node:http';
import type { Session } from 'express-session';
import type { Db } from '../database/connect.ts';
import { row } from '../database/query.ts';
import type { Actor, Asker } from './actor.ts';
import type { LoadActor } from './session.ts';

const sessionOf = (request: IncomingMessage): { personId?: string; sessionId: string } | undefined => {
  const given = request as IncomingMessage & {
    session?: Session & { personId?: string };
    sessionID?: string;
  };
  if (given.session === undefined || given.sessionID === undefined) return undefined;
  const { personId } = given.session;
  return { sessionId: given.sessionID, ...(personId === undefined ? {} : { personId }) };
};

/** Who a live connection belongs to: at the handshake, and each time that their standing may have changed. */
export const liveSessions = (db: Db, loadActor: LoadActor) => ({
  actorOf: async (request: IncomingMessage): Promise<Asker> => {
    const session = sessionOf(request);
    return session?.personId === undefined ? null : loadActor(session.personId, session.sessionId);
  },

  /** The same person as they stand now; null once their session has ended. */
  refresh: async (actor: Actor): Promise<Asker> => {
    const stands = await row(
      db,
      'select sid from sessions where sid = :sid and revoked_at is null and expire > now()',
      { sid: actor.sessionId ?? '' },
    );
    return stands === undefined ? null : loadActor(actor.personId, actor.sessionId);
  },
});
