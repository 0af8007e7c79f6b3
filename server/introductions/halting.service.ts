import type { Trx } from '../database/connect.ts';
import type { Deps } from './deps.ts';
import * as store from './introductions.store.ts';
import { answersOf, settling } from './settling.service.ts';
import { holdsPlace } from './status.ts';

/** What ends when nobody vouches for an organisation any more. */
export const halting = (deps: Deps) => {
  const settle = settling(deps);
  return {
    /**
     * Withdraws the introductions in which it stands on a side, and the proposals that it made as an agency, in the
     * caller's transaction: their cards close with it. The ideas are locked in one order, each before its introduction.
     */
    withdrawOf: async (
      trx: Trx,
      organisationId: string,
      { actorId, at }: { readonly actorId: string; readonly at: string },
    ): Promise<number> => {
      const found = await store.listRestingOn(trx, organisationId);
      for (const { ideaId } of found) await deps.ideas.getForUpdate(trx, ideaId);
      let count = 0;
      for (const { id } of found) {
        const introduction = await store.lockIntroduction(trx, id, 'update');
        // Ended by somebody while we waited.
        if (!holdsPlace(introduction.status)) continue;
        await settle(trx, {
          before: introduction,
          answers: answersOf(introduction),
          ending: 'withdrawn',
          happened: { type: 'introduction.withdrawn', data: { by: 'platform' } },
          actorId,
          at,
        });
        count += 1;
      }
      return count;
    },
  };
};
