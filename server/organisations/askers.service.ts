import type { Db, Trx } from '../database/connect.ts';
import type { Actor, Asker } from '../http/actor.ts';
import type { FoundSession } from '../http/session.ts';
import { readTogether } from '../together.ts';
import * as store from './askers.store.ts';
import { holdPerson } from './members.store.ts';

/** So many askers are looked up at once. */
const LOADED_TOGETHER = 200;

const actorOf = (standing: store.Standing, sessionId: string | null): Actor => {
  const { personId, administrator, verified, memberships } = standing;
  // A broker of an agency that nobody has verified yet is no broker: anybody can register one.
  const agency = memberships.find(
    ({ role, organisationVerified }) => role === 'broker' && organisationVerified,
  );
  const agencyId = agency?.organisationId ?? null;
  return { personId, sessionId, administrator, verified, memberships, agencyId };
};

/** Who asks, read anew each time; those who ask at the same moment are read together. */
export const askersService = (db: Db) => {
  const loadStandings = async (
    trx: Db | Trx,
    personIds: readonly string[],
  ): Promise<(store.Standing | undefined)[]> => {
    const found = await store.listStandings(trx, personIds);
    const standing = new Map(found.map((one) => [one.personId, one]));
    return personIds.map((personId) => standing.get(personId));
  };
  const loadStanding = readTogether(
    (personIds: readonly string[]) => loadStandings(db, personIds),
    LOADED_TOGETHER,
  );

  return {
    /** What a session keeps and who it belongs to; null where there is none that stands. */
    findSession: readTogether(async (sids: readonly string[]): Promise<(FoundSession | null)[]> => {
      const held = new Map((await store.listHeld(db, sids)).map((one) => [one.sid, one]));
      return sids.map((sid) => {
        const found = held.get(sid);
        if (found === undefined) return null;
        const asker = found.personId === null ? null : actorOf(found, sid);
        return { kept: found.sess, expires: found.expire, asker };
      });
    }, LOADED_TOGETHER),

    /** Who asks, with what they may be; null for somebody who is gone or suspended. */
    loadActor: async (personId: string, sessionId: string | null): Promise<Asker> => {
      const standing = await loadStanding(personId);
      return standing === undefined ? null : actorOf(standing, sessionId);
    },

    /** What somebody else may be, who stays that until the transaction ends: whoever is given something, or gave it. */
    holdActor: async (trx: Trx, personId: string): Promise<Asker> => {
      await holdPerson(trx, personId);
      const [standing] = await loadStandings(trx, [personId]);
      return standing === undefined ? null : actorOf(standing, null);
    },
  };
};
