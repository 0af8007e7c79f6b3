import type { Trx } from '../database/connect.ts';
import { type Happening, recordAll } from '../events/record.ts';
import { fail } from '../fail.ts';
import { queueJob } from '../jobs/queue.ts';
import * as store from './claims.store.ts';
import type { Parts } from './parts.ts';
import type { Described } from './things.service.ts';

const pathOf = ({ noun, id }: Described): string => `/${noun}s/${id}`;

/** The moment in which something becomes somebody's. The thing must be locked, and its claim. */
export const awarding = ({ clock, needs, ideas, organisations }: Parts) => {
  const mail = (
    trx: Trx,
    template: 'claim_accepted' | 'claim_refused',
    { id, claimantId }: store.StoredClaim,
    thing: Described,
    data: Record<string, string> = {},
  ): Promise<void> =>
    claimantId === null
      ? Promise.resolve()
      : queueJob(trx, 'send_mail', {
          key: `claim:${id}`,
          template,
          to: { personId: claimantId },
          data: { title: thing.title, path: pathOf(thing), ...data },
        });

  const happened = (
    claim: store.StoredClaim,
    what: 'accepted' | 'refused',
    actorId: string | null,
    at: string,
  ): Happening => ({
    type: `claim.${what}`,
    noun: 'claim',
    id: claim.id,
    actorId,
    audiences: ['administrators', ...(claim.claimantId === null ? [] : [`person:${claim.claimantId}`])],
    data: { noun: claim.noun, nounId: claim.nounId },
    at,
  });

  return {
    mail,
    happened,

    /** Gives it to its claimant, and refuses the others who wait for the same. Last in the transaction. */
    award: async (trx: Trx, claim: store.StoredClaim, thing: Described, by: string): Promise<void> => {
      const { id, noun, nounId, claimantId } = claim;
      if (claimantId === null) throw new Error('A claim that nobody has made was accepted');
      if (thing.claimed) throw fail('already_claimed');
      if (!thing.open) throw fail(noun === 'idea' ? 'idea_not_open' : 'need_not_open');
      const at = clock().toISOString();
      const given: Happening[] = [];
      if (noun === 'organisation') {
        given.push(...(await organisations.claimFor(trx, claimantId, nounId, by)));
        given.push(...(await needs.claimFor(trx, claimantId, { organisationId: nounId }, at)));
        given.push(...(await ideas.claimFor(trx, claimantId, { organisationId: nounId }, at)));
      } else {
        const service = noun === 'need' ? needs : ideas;
        given.push(...(await service.claimFor(trx, claimantId, { id: nounId }, at)));
        if (given.length === 0) throw fail('already_claimed');
      }
      await store.decide(trx, { id, status: 'accepted', by, reason: null, at });
      await mail(trx, 'claim_accepted', claim, thing);
      const late: Happening[] = [];
      for (const other of await store.listWaitingForUpdate(trx, noun, nounId)) {
        const reason = 'Somebody else has shown that it is theirs.';
        const status = other.status === 'invited' ? 'withdrawn' : 'refused';
        await store.decide(trx, { id: other.id, status, by, reason, at });
        if (status === 'refused') {
          await mail(trx, 'claim_refused', other, thing, { reason });
          late.push(happened(other, 'refused', by, at));
        }
      }
      await recordAll(trx, [...given, happened(claim, 'accepted', by, at), ...late]);
    },
  };
};
