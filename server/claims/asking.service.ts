import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { awarding } from './awarding.service.ts';
import type { Claim } from './claims.contract.ts';
import { takes } from './claims.policy.ts';
import * as store from './claims.store.ts';
import type { Parts } from './parts.ts';
import type { What } from './things.service.ts';

/** So many may wait at once: nobody is a hundred organisations. */
const MOST_WAITING = 20;

/** How somebody says that a thing is theirs. */
export const asking = (parts: Parts) => {
  const { db, clock, things, get } = parts;
  const { award } = awarding(parts);

  return {
    request: async (
      actor: Actor,
      { whole, who, why, ...given }: What & { whole: boolean; who: string; why: string },
      once: Once,
    ): Promise<Claim> => {
      // What may not be seen is not there; an organisation that nobody has verified is reached through what is of it.
      const seen = await things.describeFor(db, actor, given);
      if (whole && seen.whole === null) throw fail('organisation_not_found');
      const what: What = whole && seen.whole !== null ? { noun: 'organisation', id: seen.whole.id } : given;
      const id = await db.transaction((trx) =>
        once(trx, async () => {
          await things.lock(trx, what);
          const thing = await things.describe(trx, what);
          if (thing.claimed) throw fail('already_claimed');
          if (!thing.open) throw fail(what.noun === 'idea' ? 'idea_not_open' : 'need_not_open');
          if ((await store.countWaitingOf(trx, actor.personId)) >= MOST_WAITING) {
            throw fail('too_many_requests');
          }
          const at = clock().toISOString();
          const made = newId();
          await store.insertRequest(trx, {
            id: made,
            noun: what.noun,
            nounId: what.id,
            claimantId: actor.personId,
            who,
            why,
            at,
          });
          // Of one's own verified organisation: that somebody belongs to it has been checked.
          if (takes(actor, thing)) {
            await award(trx, await store.getForUpdate(trx, made), thing, actor.personId);
            return made;
          }
          await record(trx, {
            type: 'claim.requested',
            noun: 'claim',
            id: made,
            actorId: actor.personId,
            audiences: [
              `person:${actor.personId}`,
              'administrators',
              ...thing.agencyIds.map((agencyId) => `agency:${agencyId}`),
            ],
            data: { noun: what.noun, nounId: what.id },
            at,
          });
          return made;
        }),
      );
      return get(actor, id);
    },
  };
};
