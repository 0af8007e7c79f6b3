import type { Trx } from '../database/connect.ts';
import { type Happening, recordAll } from '../events/record.ts';
import { queueJob, type Tasks } from '../jobs/queue.ts';
import { together } from '../together.ts';
import { coverageOf } from './coverage.service.ts';
import type { Deps } from './deps.ts';
import * as epochs from './epochs.store.ts';
import * as exposures from './exposures.store.ts';
import * as filling from './filling.store.ts';
import type { Side } from './item.ts';
import { isSuggested, listing } from './listing.service.ts';
import { pairMarks } from './marks.ts';
import * as store from './matches.store.ts';
import { mutualOf } from './order.ts';
import { renewing } from './renewing.service.ts';
import type { Replica } from './replica.service.ts';
import * as suggestions from './suggestions.store.ts';
import { joined, type Survey } from './surveying.service.ts';
import type { Weighing } from './weighing.service.ts';

const BATCH = 500;
/** How often a match is worked out before it is done under the lock. */
const TRIES = 3;
/** Items whose pairs are written in one transaction: more share its commit, fewer keep nobody waiting. */
const WRITTEN_TOGETHER = 10;
/** Pairs that are ranked under the lock at once: some ten milliseconds' work, for which postings wait. */
const RANKED_AT_ONCE = 50;
/** Pairs of drifted ideas that are looked up at once, but for the first idea's. */
const DRIFTED_AT_ONCE = 500;

interface Dated {
  readonly found: Survey;
  readonly asOf: number;
}
type Outcome = Awaited<ReturnType<ReturnType<typeof listing>['carryOut']>>;

/** From a published item to pairs and suggestions. Every task may run twice and then changes nothing. */
export const pairing = (deps: Deps, replica: Replica, weighing: Weighing) => {
  const { db, clock } = deps;
  const { survey, carryOut, listAnew } = listing(deps, replica, weighing);
  const { rescore, renewIfOutgrown } = renewing(deps, replica, listAnew);

  const underLock = <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
    db.transaction(async (trx) => {
      await store.lockForPairs(trx);
      return work(trx);
    });

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

  /** Told to those whose patch covers the item, since what nothing fits has no pair that they could be told of. */
  const toldOfGap = ({ id, opened, agencies }: Outcome['gaps'][number]): Happening => ({
    type: opened ? 'match.gap_opened' : 'match.gap_closed',
    noun: 'match',
    id,
    actorId: null,
    audiences: agencies.map((agencyId) => `agency:${agencyId}`),
    at: clock().toISOString(),
  });

  const tellOf = async (trx: Trx, outcomes: readonly Outcome[]): Promise<void> => {
    const drifted = [...new Set(outcomes.flatMap(({ drifted: ideaIds }) => ideaIds))];
    if (await exposures.markDrifted(trx, drifted))
      // One at a time: all wait for the same lock, and those who match would stand behind them.
      await queueJob(trx, 'rank_ideas', {}, { key: 'rank_ideas', queue: 'rank_ideas', priority: 5 });
    await filling.put(
      trx,
      outcomes.flatMap(({ bereft }) => bereft),
    );
    await recordAll(trx, [
      ...outcomes.flatMap(({ made, gone, held }) => [
        ...toldOf('match.suggested', made),
        ...toldOf('match.rescored', [...held, ...gone]),
      ]),
      ...outcomes.flatMap(({ gaps }) => gaps.map(toldOfGap)),
    ]);
  };

  /**
   * Writes what surveys found, each as of an event: where anything that one stands on has changed since, or a pair has
   * come that it did not look at, nothing of it is written, and the answer is false.
   */
  const writeAll = (surveys: readonly Dated[]): Promise<boolean[]> =>
    underLock(async (trx) => {
      const since = Math.min(...surveys.map(({ asOf }) => asOf));
      const changes = await store.listOvertaking(trx, since, [
        ...new Set(surveys.flatMap(({ found }) => found.concerned)),
      ]);
      const standing = new Set(
        surveys.filter(
          ({ found, asOf }) =>
            !changes.some(
              ({ seq, itemId }) => seq > asOf && (itemId === null || found.concerned.includes(itemId)),
            ),
        ),
      );
      const outcomes: Outcome[] = [];
      // One side after the other, so that a pair that both have found is read back in between.
      for (const side of ['need', 'idea'] as const) {
        const mine = [...standing].filter(({ found }) => found.side === side);
        if (mine.length === 0) continue;
        const ids = mine.flatMap(({ found }) => found.ids);
        const { pairs } = await store.listMatchesOf(trx, side, ids);
        const before = Map.groupBy(pairs, ({ needId, ideaId }) => (side === 'need' ? needId : ideaId));
        const whole = mine.filter((one) => {
          const known = one.found.ids.flatMap((id) => before.get(id) ?? []).every(one.found.holds);
          if (!known) standing.delete(one);
          return known;
        });
        const found = joined(
          side,
          whole.map((one) => one.found),
        );
        const theirs = found.ids.flatMap((id) => before.get(id) ?? []);
        if (whole.length > 0) outcomes.push(await carryOut(trx, found, theirs));
      }
      await tellOf(trx, outcomes);
      return surveys.map((one) => standing.has(one));
    });
  const write = together(writeAll, WRITTEN_TOGETHER);

  /**
   * Looks everything up first and takes the matching lock only to write, so that nobody waits while lists are made.
   * What is worked out holds as of event `seq` or later: of the last that the market has taken up by then, so that
   * behind a long queue nothing is done anew for what happened while it waited.
   */
  const matchAsOf = async (side: Side, ids: readonly string[], seq: number): Promise<boolean> => {
    const { seq: latest, pairs } = await store.listMatchesOf(db, side, ids);
    const asOf = await replica.caughtUpTo(Math.min(seq, latest));
    return write({ found: await survey(db, side, ids, pairs), asOf });
  };

  const matchAll = async (side: Side, ids: readonly string[], seq: number): Promise<void> => {
    if (await matchAsOf(side, ids, seq)) return;
    for (let tries = 1; tries < TRIES; tries += 1)
      if (await matchAsOf(side, ids, Number.MAX_SAFE_INTEGER)) return;
    // The market moves too fast here: let it wait for once.
    await underLock(async (trx) => tellOf(trx, [await listAnew(trx, side, ids)]));
  };
  const match = (side: Side, id: string, seq = Number.MAX_SAFE_INTEGER): Promise<void> =>
    matchAll(side, [id], seq);

  /** Many items of one side, a few in each transaction: what costs the same for one as for ten is paid once. */
  const matchSeveral = async ({ side, ids }: Tasks['match_several']): Promise<void> => {
    await replica.settled();
    for (let start = 0; start < ids.length; start += WRITTEN_TOGETHER)
      await matchAll(side, ids.slice(start, start + WRITTEN_TOGETHER), Number.MAX_SAFE_INTEGER);
    await renewIfOutgrown();
  };

  /** Lists that have lost one to a closing are made anew, each once however many it has lost meanwhile. */
  const fillLists = async (): Promise<void> => {
    await replica.settled();
    for (;;) {
      const due = await filling.list(db, WRITTEN_TOGETHER);
      if (due.length === 0) return;
      for (const side of ['need', 'idea'] as const) {
        const ids = due.filter(({ noun }) => noun === side).map(({ id }) => id);
        if (ids.length > 0) await matchAll(side, ids, Number.MAX_SAFE_INTEGER);
      }
      await underLock((trx) => filling.remove(trx, due));
    }
  };

  /**
   * Pairs of ideas whose exposure has moved take the place that it leaves them. A popular idea stands in thousands, so
   * they are looked up without the lock and written a few at a time; the ideas count as drifted until all are.
   */
  const rankIdeas = async (): Promise<void> => {
    for (;;) {
      const ideaIds = await exposures.listDrifted(db, DRIFTED_AT_ONCE);
      if (ideaIds.length === 0) return;
      await underLock((trx) => exposures.recount(trx, ideaIds));
      const moved = await suggestions.listMoved(db, ideaIds);
      for (let start = 0; start < moved.length; start += RANKED_AT_ONCE)
        await underLock((trx) => suggestions.rankPairs(trx, moved.slice(start, start + RANKED_AT_ONCE)));
      await underLock((trx) => exposures.endDrift(trx, ideaIds));
    }
  };

  /** One agency's patch has changed: its suggestions are made again from the pairs that there are. */
  const rejudge = async (agencyId: string): Promise<void> => {
    for (let last: store.MatchRow | null = null; ; ) {
      const after: store.MatchRow | null = last;
      const pairs = await underLock(async (trx) => {
        const batch = await store.listMatchesAfter(trx, after, BATCH);
        const ideaIds = [...new Set(batch.map(({ ideaId }) => ideaId))];
        const needs = await replica.itemsOf('need', [...new Set(batch.map(({ needId }) => needId))]);
        const ideas = await replica.itemsOf('idea', ideaIds);
        const { covering } = await coverageOf(trx, deps, [...needs.values(), ...ideas.values()]);
        const costs = new Map(
          (await exposures.countShowings(trx, ideaIds, [], clock().toISOString())).map(({ ideaId, cost }) => [
            ideaId,
            cost,
          ]),
        );
        const marksOf = pairMarks();
        const due = batch
          .filter(isSuggested)
          .flatMap(({ needId, ideaId }) => covering(needId, ideaId))
          .filter((suggestion) => suggestion.agencyId === agencyId);
        const placed = batch.flatMap(
          ({ id, needId, ideaId, score, needPlace, ideaPlace }): suggestions.Placed[] => {
            const [need, idea] = [needs.get(needId), ideas.get(ideaId)];
            if (!need || !idea) return [];
            const marks = marksOf(need, idea, score);
            const cost = costs.get(ideaId) ?? 0;
            return [{ id, needId, ideaId, cost, mutual: mutualOf(needPlace, ideaPlace), marks }];
          },
        );
        const { made, gone } = await suggestions.settleSuggestions(trx, placed, due, {
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
      match_several: matchSeveral,
      fill_lists: (_: Tasks['fill_lists']) => fillLists(),
      rejudge_patch: ({ id }: Tasks['rejudge_patch']) => rejudge(id),
      rank_ideas: (_: Tasks['rank_ideas']) => rankIdeas(),
      rescore: async (_happened: Tasks['rescore']) => rescore(),
    },
    match,
    rescore,
  };
};
