import type { IncomingMessage } from 'node:http';
import type { Session } from 'express-session';
import type { Db } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import { readTogether } from '../together.ts';
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

/** So many live connections are looked at again at once. */
const LOOKED_AT_TOGETHER = 200;

/** Who a live connection belongs to: at the handshake, and each time that their standing may have changed. */
export const liveSessions = (db: Db, loadActor: LoadActor) => {
  const stands = readTogether(async (sids: readonly string[]): Promise<boolean[]> => {
    const found = await rows<{ sid: string }>(
      db,
      'select sid from sessions where sid = any((:sids)::text[]) and revoked_at is null and expire > now()',
      { sids: [...sids] },
    );
    const standing = new Set(found.map(({ sid }) => sid));
    return sids.map((sid) => standing.has(sid));
  }, LOOKED_AT_TOGETHER);

  return {
    actorOf: async (request: IncomingMessage): Promise<Asker> => {
      const session = sessionOf(request);
      return session?.personId === undefined ? null : loadActor(session.personId, session.sessionId);
    },

    /** The same person as they stand now; null once their session has ended. */
    refresh: async (actor: Actor): Promise<Asker> =>
      (await stands(actor.sessionId ?? '')) ? loadActor(actor.personId, actor.sessionId) : null,
  };
};
