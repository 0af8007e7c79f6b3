import { type Happening, recordAll } from '../events/record.ts';
import type { Tasks } from '../jobs/queue.ts';
import { coverageOf } from './coverage.service.ts';
import type { Deps } from './deps.ts';
import * as epochs from './epochs.store.ts';
import type { Side } from './item.ts';
import * as judgements from './judgements.store.ts';
import { isSuggested, listing } from './listing.service.ts';
import * as store from './matches.store.ts';
import { renewing } from './renewing.service.ts';
import type { Replica } from './replica.service.ts';
import type { Weighing } from './weighing.service.ts';

const BATCH = 500;

/** From a published item to pairs and suggestions. Every task may run twice and then changes nothing. */
export const pairing = (deps: Deps, replica: Replica, weighing: Weighing) => {
  const { db, clock } = deps;
  const listAnew = listing(deps, replica, weighing);
  const { rescore, renewIfOutgrown } = renewing(deps, replica, listAnew);

  const toldOf = (
    type: 'match.suggested' | 'match.rescored',
    told: readonly { agencyId: string; matchId: string }[],
  ): Happening[] =>
    [...Map.groupBy(told, ({ matchId }) => matchId)].map(([id, agencies]) => ({
      type,
      noun: 'match',
      id,
      actorId: null,
      audiences: [...new Set(agencies.map(({ agencyId }) => `agency:${agencyId}`))],
      at: clock().toISOString(),
    }));

  const match = (side: Side, id: string): Promise<void> =>
    db.transaction(async (trx) => {
      await store.lockMatching(trx);
      const { made, gone, held, moved } = await listAnew(trx, side, [id]);
      await judgements.rerank(trx, {
        ideaIds: moved.flatMap(({ ideaId, shown }) => (shown ? [ideaId] : [])),
        matchIds: moved.map(({ id }) => id),
      });
      await recordAll(trx, [
        ...toldOf('match.suggested', made),
        ...toldOf('match.rescored', [...held, ...gone]),
      ]);
    });

  /** One agency's patch has changed: its suggestions are made again from the pairs that there are. */
  const rejudge = async (agencyId: string): Promise<void> => {
    for (let last: store.MatchRow | null = null; ; ) {
      const after: store.MatchRow | null = last;
      const pairs = await db.transaction(async (trx) => {
        await store.lockMatching(trx);
        const batch = await store.listMatchesAfter(trx, after, BATCH);
        const items = await Promise.all([
          replica.itemsOf('need', [...new Set(batch.map(({ needId }) => needId))]),
          replica.itemsOf('idea', [...new Set(batch.map(({ ideaId }) => ideaId))]),
        ]);
        const covering = await coverageOf(
          trx,
          deps,
          items.flatMap((found) => [...found.values()]),
        );
        const suggestions = batch
          .filter(isSuggested)
          .flatMap(({ needId, ideaId }) => covering(needId, ideaId))
          .filter((suggestion) => suggestion.agencyId === agencyId);
        const ids = batch.map(({ id }) => id);
        const { made, gone } = await judgements.settleSuggestions(trx, ids, suggestions, {
          onlyAgencyId: agencyId,
        });
        await judgements.rerank(trx, { matchIds: ids });
        await recordAll(trx, [...toldOf('match.suggested', made), ...toldOf('match.rescored', gone)]);
        return batch;
      });
      last = pairs.at(-1) ?? null;
      if (pairs.length < BATCH) return;
    }
  };

  // It only grows: the thousands of jobs that one renewal has done need not each ask.
  let finished = -1;
  const matchWhenKnown = async (side: Side, { id, seq }: Tasks['match_need']): Promise<void> => {
    if (seq > finished) finished = await epochs.finishedUpTo(db);
    // A renewal goes through open items only: one that closed still has to leave the lists it was in.
    if (seq <= finished && (await replica.itemOf(side, id))?.open) return;
    await match(side, id);
    await renewIfOutgrown();
  };

  return {
    tasks: {
      match_need: (happened: Tasks['match_need']) => matchWhenKnown('need', happened),
      match_idea: (happened: Tasks['match_idea']) => matchWhenKnown('idea', happened),
      rejudge_patch: ({ id }: Tasks['rejudge_patch']) => rejudge(id),
      rescore: async (_happened: Tasks['rescore']) => rescore(),
    },
    match,
    rescore,
  };
};
