import type { Db, Trx } from '../database/connect.ts';
import { giveReason, newestReasons } from '../events/reasons.ts';
import type { Happening } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor, Asker } from '../http/actor.ts';
import { queueJob } from '../jobs/queue.ts';
import { listMembers } from './members.store.ts';
import { type Judged, maySee, maySeeMembers } from './organisations.policy.ts';
import { getForUpdate, saveWithdrawal } from './organisations.store.ts';

const ACT = 'verification_withdrawn';

interface Withdrawal {
  readonly id: string;
  readonly reason: string;
  readonly at: string;
}

/** How an organisation loses its verification, and who is told why. */
export const verificationService = () => ({
  /**
   * Takes it back in the caller's transaction, which sees to what rests on it, and records what is returned last.
   * Whoever publishes for the organisation holds its row, so that nothing opens on the word of a moment ago.
   */
  withdrawVerification: async (
    trx: Trx,
    actor: Actor,
    { id, reason, at }: Withdrawal,
  ): Promise<Happening> => {
    const found = await getForUpdate(trx, id);
    if (!maySee(actor, found)) throw fail('organisation_not_found');
    if (!actor.administrator) throw fail('not_allowed');
    if (!found.verified) throw fail('already_moved');
    await saveWithdrawal(trx, id, at);
    const by = actor.personId;
    const reasonId = await giveReason(trx, { noun: 'organisation', id, act: ACT, text: reason, by, at });
    for (const { personId } of await listMembers(trx, id)) {
      await queueJob(trx, 'send_mail', {
        key: `${ACT}:${reasonId}:${personId}`,
        template: ACT,
        to: { personId },
        data: { organisation: found.name, reason, path: `/organisations/${id}` },
      });
    }
    return {
      type: 'organisation.verification_withdrawn',
      noun: 'organisation',
      id,
      actorId: by,
      audiences: ['public'],
      data: { reasonId },
      at,
    };
  },

  /** Why it was taken back, for its members and for administrators; null for all others. */
  withdrawnBecause: async (
    trx: Db | Trx,
    asker: Asker,
    organisation: Judged & { readonly withdrawnAt: string | null },
  ): Promise<string | null> => {
    if (organisation.withdrawnAt === null || !maySeeMembers(asker, organisation)) return null;
    const [why] = await newestReasons(trx, 'organisation', [organisation.id], [ACT]);
    return why?.text ?? null;
  },
});
