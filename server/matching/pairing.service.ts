import type { Trx } from '../database/connect.ts';
import { type Happening, recordAll } from '../events/record.ts';
import { queueJob, type Tasks } from '../jobs/queue.ts';
import { coverageOf } from './coverage.service.ts';
import type { Deps } from './deps.ts';
import * as epochs from './epochs.store.ts';
import { countShowings, recount } from './exposures.store.ts';
import { gapNews } from './gap-news.service.ts';
import type { Side } from './item.ts';
import * as judgements from './judgements.store.ts';
import { isSuggested, listing } from './listing.service.ts';
import { pairMarks } from './marks.ts';
import * as store from './matches.store.ts';
import { mutualOf } from './order.ts';
import { renewing } from './renewing.service.ts';
import type { Replica } from './replica.service.ts';
import type { Weighing } from './weighing.service.ts';

const BATCH = 500;
/** How often a match is worked out before it is done under the lock. */
const TRIES = 3;

/** From a published item to pairs and suggestions. Every task may run twice and then changes nothing. */
export const pairing = (deps: Deps, replica: Replica, weighing: Weighing) => {
  const { db, clock } = deps;
  const toldOfGaps = gapNews(deps, replica);
  const { survey, carryOut, listAnew } = listing(deps, replica, weighing);
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

  /**
   * Looks everything up first and takes the matching lock only to write, so that nobody waits while lists are made.
   * What was worked out holds as of event `seq`; if anything that it stands on has changed by the time that the lock
   * is ours, or a pair has come that was not looked at, nothing is written. Then false.
   */
  const matchAsOf = async (side: Side, id: string, seq: number): Promise<boolean> => {
    const { seq: latest, pairs } = await store.listMatchesOf(db, side, [id]);
    const asOf = Math.min(seq, latest);
    await replica.caughtUpTo(asOf);
    const found = await survey(db, side, [id], pairs);
    return db.transaction(async (trx) => {
      await store.lockMatching(trx);
      if (await store.isOvertaken(trx, asOf, found.concerned)) return false;
      const { pairs: before } = await store.listMatchesOf(trx, side, [id]);
      if (!before.every(found.holds)) return false;
      await tellOf(trx, await carryOut(trx, found, before));
      return true;
    });
  };

  const tellOf = async (
    trx: Trx,
    { made, gone, held, gaps, drifted }: Awaited<ReturnType<typeof carryOut>>,
  ): Promise<void> => {
    if (drifted.length > 0) await queueJob(trx, 'rank_ideas', { ideaIds: drifted }, { priority: 5 });
    await recordAll(trx, [
      ...toldOf('match.suggested', made),
      ...toldOf('match.rescored', [...held, ...gone]),
      ...(await toldOfGaps(trx, gaps)),
    ]);
  };

  const match = async (side: Side, id: string, seq = Number.MAX_SAFE_INTEGER): Promise<void> => {
    if (await matchAsOf(side, id, seq)) return;
    for (let tries = 1; tries < TRIES; tries += 1)
      if (await matchAsOf(side, id, Number.MAX_SAFE_INTEGER)) return;
    // The market moves too fast here: let it wait for once.
    await db.transaction(async (trx) => {
      await store.lockMatching(trx);
      await tellOf(trx, await listAnew(trx, side, [id]));
    });
  };

  /** The ideas' exposure has moved: all their pairs take the place that it leaves them. */
  const rankIdeas = async (ideaIds: readonly string[]): Promise<void> => {
    // In two steps: whoever writes a pair between them already reads the new cost.
    await db.transaction((trx) => recount(trx, ideaIds));
    for (const id of ideaIds) await judgements.rankAgain(db, [id]);
  };

  /** One agency's patch has changed: its suggestions are made again from the pairs that there are. */
  const rejudge = async (agencyId: string): Promise<void> => {
    for (let last: store.MatchRow | null = null; ; ) {
      const after: store.MatchRow | null = last;
      const pairs = await db.transaction(async (trx) => {
        await store.lockMatching(trx);
        const batch = await store.listMatchesAfter(trx, after, BATCH);
        const ideaIds = [...new Set(batch.map(({ ideaId }) => ideaId))];
        const needs = await replica.itemsOf('need', [...new Set(batch.map(({ needId }) => needId))]);
        const ideas = await replica.itemsOf('idea', ideaIds);
        const covering = await coverageOf(trx, deps, [...needs.values(), ...ideas.values()]);
        const costs = new Map(
          (await countShowings(trx, ideaIds, [], clock().toISOString())).map(({ ideaId, cost }) => [
            ideaId,
            cost,
          ]),
        );
        const marksOf = pairMarks();
        const suggestions = batch
          .filter(isSuggested)
          .flatMap(({ needId, ideaId }) => covering(needId, ideaId))
          .filter((suggestion) => suggestion.agencyId === agencyId);
        const placed = batch.flatMap(
          ({ id, needId, ideaId, score, needPlace, ideaPlace }): judgements.Placed[] => {
            const [need, idea] = [needs.get(needId), ideas.get(ideaId)];
            if (!need || !idea) return [];
            const marks = marksOf(need, idea, score);
            return [{ id, cost: costs.get(ideaId) ?? 0, mutual: mutualOf(needPlace, ideaPlace), marks }];
          },
        );
        const { made, gone } = await judgements.settleSuggestions(trx, placed, suggestions, {
          onlyAgencyId: agencyId,
        });
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
    // A market that is being read is waited for here, where no lock is held.
    await replica.settled();
    if (seq > finished) finished = await epochs.finishedUpTo(db);
    // A renewal goes through open items only: one that closed still has to leave the lists it was in.
    if (seq <= finished && (await replica.itemOf(side, id))?.open) return;
    await match(side, id, seq);
    await renewIfOutgrown();
  };

  return {
    tasks: {
      match_need: (happened: Tasks['match_need']) => matchWhenKnown('need', happened),
      match_idea: (happened: Tasks['match_idea']) => matchWhenKnown('idea', happened),
      rejudge_patch: ({ id }: Tasks['rejudge_patch']) => rejudge(id),
      rank_ideas: ({ ideaIds }: Tasks['rank_ideas']) => rankIdeas(ideaIds),
      rescore: async (_happened: Tasks['rescore']) => rescore(),
    },
    match,
    rescore,
  };
};
