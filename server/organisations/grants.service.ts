import { hasGranted } from '../accounts/accounts.policy.ts';
import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import { type Happening, recordAll } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import * as store from './grants.store.ts';
import { getOrganisation } from './organisations.store.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => string;
}

/** Whom a person lets read their contact card. The rule itself: server/introductions/cards.policy.ts. */
export const grantsService = ({ db, now }: Deps) => {
  const grantedTo = async (
    trx: Db | Trx,
    agencyId: string,
    personIds: readonly string[],
  ): Promise<Set<string>> => {
    const grants = await store.listGrantsTo(trx, agencyId, personIds);
    const byPerson = Map.groupBy(grants, ({ personId }) => personId);
    return new Set(personIds.filter((personId) => hasGranted(byPerson.get(personId) ?? [], agencyId)));
  };

  const refuseUnlessAgency = async (trx: Trx, agencyId: string): Promise<void> => {
    const organisation = await getOrganisation(trx, agencyId);
    if (!organisation.isAgency)
      throw fail(organisation.verified ? 'not_an_agency' : 'organisation_not_found');
    if (!organisation.verified) throw fail('organisation_not_found');
  };

  const happening = (
    type: Happening['type'],
    { personId, agencyId, at }: { personId: string; agencyId: string; at: string },
  ): Happening => ({
    type,
    noun: 'person',
    id: personId,
    actorId: personId,
    audiences: [`person:${personId}`, `agency:${agencyId}`],
    data: { agencyId },
    at,
  });

  return {
    /** Takes back every grant of somebody whose account is being erased; that there were some stays on record. */
    revokeGrants: async (trx: Trx, personId: string, at: string): Promise<void> => {
      const revoked = await store.revokeGrantsBut(trx, personId, [], at);
      await recordAll(
        trx,
        revoked.map((agencyId) => happening('person.grant_revoked', { personId, agencyId, at })),
      );
    },

    grants: (actor: Actor): Promise<store.StoredGrant[]> => store.listGrants(db, actor.personId),

    /** The agencies named, and no others: those left out lose the card at once. */
    putGrants: async (actor: Actor, agencyIds: readonly string[]): Promise<store.StoredGrant[]> => {
      const { personId } = actor;
      const wanted = [...new Set(agencyIds)];
      await db.transaction(async (trx) => {
        const held = (await store.listGrants(trx, personId)).map(({ agencyId }) => agencyId);
        for (const agencyId of wanted.filter((id) => !held.includes(id))) {
          await refuseUnlessAgency(trx, agencyId);
        }
        const at = now();
        const revoked = await store.revokeGrantsBut(trx, personId, wanted, at);
        const grants = wanted.map((agencyId) => ({ id: newId(), agencyId }));
        const given = await store.insertGrants(trx, personId, grants, at);
        await recordAll(trx, [
          ...given.map((agencyId) => happening('person.grant_given', { personId, agencyId, at })),
          ...revoked.map((agencyId) => happening('person.grant_revoked', { personId, agencyId, at })),
        ]);
      });
      return store.listGrants(db, personId);
    },

    /** Which of these people have granted an agency their card. */
    grantedTo,
  };
};
