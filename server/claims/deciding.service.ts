import type { Trx } from '../database/connect.ts';
import type { Once } from '../database/once.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { awarding } from './awarding.service.ts';
import type { Claim, ClaimMove } from './claims.contract.ts';
import { decides, maySee, movesOf } from './claims.policy.ts';
import * as store from './claims.store.ts';
import type { Parts } from './parts.ts';
import type { Described } from './things.service.ts';

/** What becomes of a claim that waits. */
export const deciding = (parts: Parts) => {
  const { db, clock, things, get } = parts;
  const { award, mail, happened } = awarding(parts);

  const move = async (
    actor: Actor,
    id: string,
    verb: ClaimMove,
    once: Once,
    work: (trx: Trx, claim: store.StoredClaim, thing: Described, at: string) => Promise<void>,
  ): Promise<Claim> => {
    const { noun, nounId } = await store.getClaim(db, id);
    await db.transaction((trx) =>
      once(trx, async () => {
        await things.lock(trx, { noun, id: nounId });
        const claim = await store.getForUpdate(trx, id);
        const thing = await things.describe(trx, { noun, id: nounId });
        if (!maySee(actor, claim, thing)) throw fail('claim_not_found');
        if (!movesOf(actor, claim, thing).includes(verb)) {
          if (verb !== 'withdraw' && claim.claimantId === actor.personId) throw fail('own_claim');
          if (verb !== 'withdraw' && !decides(actor, thing)) throw fail('not_allowed');
          throw fail(claim.status === 'requested' && verb === 'withdraw' ? 'not_allowed' : 'already_moved');
        }
        await work(trx, claim, thing, clock().toISOString());
        return id;
      }),
    );
    return get(actor, id);
  };

  return {
    accept: (actor: Actor, id: string, once: Once): Promise<Claim> =>
      move(actor, id, 'accept', once, (trx, claim, thing) => award(trx, claim, thing, actor.personId)),

    refuse: (actor: Actor, id: string, reason: string, once: Once): Promise<Claim> =>
      move(actor, id, 'refuse', once, async (trx, claim, thing, at) => {
        await store.decide(trx, { id, status: 'refused', by: actor.personId, reason, at });
        await mail(trx, 'claim_refused', claim, thing, { reason });
        await record(trx, happened(claim, 'refused', actor.personId, at));
      }),

    withdraw: (actor: Actor, id: string, once: Once): Promise<Claim> =>
      move(actor, id, 'withdraw', once, async (trx, claim, thing, at) => {
        await store.decide(trx, { id, status: 'withdrawn', by: actor.personId, reason: null, at });
        await record(trx, {
          type: 'claim.withdrawn',
          noun: 'claim',
          id,
          actorId: actor.personId,
          audiences: [
            `person:${actor.personId}`,
            'administrators',
            ...thing.agencyIds.map((agencyId) => `agency:${agencyId}`),
          ],
          data: { noun: claim.noun, nounId: claim.nounId },
          at,
        });
      }),
  };
};
