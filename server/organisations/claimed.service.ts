import type { Db, Trx } from '../database/connect.ts';
import type { Happening } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { MembersService } from './members.service.ts';
import { roleAt } from './organisations.policy.ts';
import { findOrganisation, getForUpdate, verifyOrganisation } from './organisations.store.ts';

interface Deps {
  readonly now: () => string;
  readonly members: MembersService;
}

export interface ClaimableOrganisation {
  readonly id: string;
  readonly name: string;
  readonly isAgency: boolean;
  readonly verified: boolean;
  /** Somebody registered it, or belongs to it. */
  readonly claimed: boolean;
}

/** Organisations that came out of a file, and how somebody comes to speak for them. Who may, the feature above decides. */
export const claimedService = ({ now, members }: Deps) => {
  const claimable = async (
    trx: Db | Trx,
    id: string,
    { lock = false } = {},
  ): Promise<ClaimableOrganisation | undefined> => {
    const found = lock ? await getForUpdate(trx as Trx, id) : await findOrganisation(trx, id);
    if (found === undefined) return undefined;
    const { name, isAgency, verified, createdBy } = found;
    const claimed = createdBy !== null || (await members.membersOf(trx, id)).length > 0;
    return { id, name, isAgency, verified, claimed };
  };

  return {
    claimable,

    /**
     * This person speaks for it from now on, and it is verified: that they do is what was checked. Returns what
     * happened, for the caller to record last in the transaction.
     */
    claimFor: async (trx: Trx, personId: string, id: string, by: string): Promise<Happening[]> => {
      const found = await claimable(trx, id, { lock: true });
      if (found === undefined) throw fail('organisation_not_found');
      if (found.claimed) throw fail('already_claimed');
      const at = now();
      await members.join(trx, { personId, organisationId: id, role: roleAt(found) });
      if (!found.verified) await verifyOrganisation(trx, id, { by, at });
      return (
        [...(found.verified ? [] : (['organisation.verified'] as const)), 'organisation.claimed'] as const
      ).map((type) => ({ type, noun: 'organisation', id, actorId: by, audiences: ['public'], at }));
    },
  };
};
