import type { Db } from '../database/connect.ts';
import { rows } from '../database/query.ts';

/** A sign-in, without what it is known by: whoever reads this can take over nothing. */
export interface OwnSession {
  readonly current: boolean;
  readonly expiresAt: string;
  readonly endedAt: string | null;
}

export const listSessionsOf = (db: Db, personId: string, sessionId: string | null): Promise<OwnSession[]> =>
  rows(
    db,
    `select s.sid is not distinct from :sessionId as current, s.expire as expires_at, s.revoked_at as ended_at
     from sessions s where s.person_id = :personId order by s.expire desc`,
    { personId, sessionId },
  );
