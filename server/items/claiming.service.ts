import type { Db, Trx } from '../database/connect.ts';
import type { Happening } from '../events/record.ts';
import * as store from './claiming.store.ts';
import type { ItemNoun } from './moves.ts';

/** Items that nobody stands behind, and how somebody comes to. Who may, the feature above decides. */
export const claimingService = ({ noun }: { readonly noun: ItemNoun }) => ({
  publishedOf: (trx: Db | Trx, organisationId: string, limit: number): Promise<string[]> =>
    store.listPublishedOf(trx, noun, organisationId, limit),
  countUnclaimedOf: (trx: Db | Trx, organisationId: string): Promise<number> =>
    store.countUnclaimed(trx, noun, organisationId),

  /**
   * One item, or all of an organisation, that nobody has claimed belong to this person from now on. Returns what
   * happened, for the caller to record last in the transaction; nothing where somebody was faster.
   */
  claimFor: async (
    trx: Trx,
    personId: string,
    which: { readonly id: string } | { readonly organisationId: string },
    at: string,
  ): Promise<Happening[]> => {
    const claimed = await store.claim(
      trx,
      noun,
      { id: null, organisationId: null, ...which },
      { personId, at },
    );
    return claimed.map(({ id, onBehalfAgencyId }) => ({
      type: `${noun}.claimed`,
      noun,
      id,
      actorId: personId,
      audiences: [
        'public',
        `person:${personId}`,
        ...(onBehalfAgencyId === null ? [] : [`agency:${onBehalfAgencyId}`]),
      ],
      at,
    }));
  },
});
