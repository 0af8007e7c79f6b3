import type { Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import { type Happening, record, recordAll } from '../events/record.ts';
import { queueJob, type Tasks } from '../jobs/queue.ts';
import { coverageOf } from './coverage.service.ts';
import type { Deps } from './deps.ts';
import * as epochs from './epochs.store.ts';
import type { Item, Side } from './item.ts';
import * as judgements from './judgements.store.ts';
import * as store from './matches.store.ts';
import type { Explanation } from './reasons.ts';
import type { Replica } from './replica.service.ts';
import type { Weighing } from './weighing.service.ts';
import { LISTED, SCORER_VERSION } from './weights.ts';

type Pair = Pick<store.MatchRow, 'needId' | 'ideaId'>;

/** A burst of posts, or an import, ends in one renewal. */
const RENEW_AFTER_MS = 5_000;
const BATCH = 500;

/** From a published item to pairs and suggestions. Every task may run twice and then changes nothing. */
export const pairing = (deps: Deps, replica: Replica, weighing: Weighing) => {
  const { db, clock } = deps;
  const now = (): string => clock().toISOString();

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
      at: now(),
    }));

  /** The pair as it is to stand after `side`'s list was made anew; `listed`: that list holds the other. */
  const scored = (
    { needId, ideaId }: Pair,
    { score, parts, closed, reasons }: Explanation,
    side: Side,
    listed: boolean,
    before: store.MatchRow | undefined,
  ): store.ScoredPair => {
    // A pair that must not be suggested stands in nobody's list, whoever held it before.
    const admitted = closed.length === 0 && score > 0;
    return {
      id: before?.id ?? newId(),
      needId,
      ideaId,
      parts,
      score,
      scorerVersion: SCORER_VERSION,
      reasons,
      inNeedList: admitted && (side === 'need' ? listed : (before?.inNeedList ?? false)),
      inIdeaList: admitted && (side === 'idea' ? listed : (before?.inIdeaList ?? false)),
    };
  };

  /** Explains the new list of an item, and anew every pair that it stood in before. */
  const pairsOf = async (trx: Trx, side: Side, item: Item) => {
    const hits = item.open ? await replica.top(item, { k: LISTED }) : [];
    const listed = new Set(hits.map(({ id }) => id));
    const otherIn = (pair: Pair): string => (side === 'need' ? pair.ideaId : pair.needId);
    const before = new Map(
      (await store.listMatchesOf(trx, side, item.id)).map((pair) => [otherIn(pair), pair]),
    );
    const ids = [...new Set([...listed, ...before.keys()])];
    const others = [...(await replica.itemsOf(side === 'need' ? 'idea' : 'need', ids)).values()];
    const explained = await weighing.withEach(item, others);
    const pairs = [...explained].map(([other, explanation]) => {
      const pair = side === 'need' ? { needId: item.id, ideaId: other } : { needId: other, ideaId: item.id };
      return scored(pair, explanation, side, listed.has(other), before.get(other));
    });
    return { pairs, others };
  };

  /** Suggestions for every pair that a list holds. */
  const settle = async (trx: Trx, items: readonly Item[], pairs: readonly store.ScoredPair[]) => {
    const covering = await coverageOf(trx, deps, items);
    const listed = pairs.filter(({ inNeedList, inIdeaList }) => inNeedList || inIdeaList);
    return judgements.settleSuggestions(
      trx,
      pairs.map(({ id }) => id),
      listed.flatMap(({ needId, ideaId }) => covering(needId, ideaId)),
    );
  };

  /** `quiet`: nobody is told pair by pair, since everything changes at once. */
  const match = (side: Side, id: string, quiet = false): Promise<void> =>
    db.transaction(async (trx) => {
      await store.lockMatching(trx);
      const item = await replica.itemOf(side, id);
      if (!item) return;
      const { pairs, others } = await pairsOf(trx, side, item);
      const changed = await store.saveMatches(trx, pairs, now());
      const { made, gone } = await settle(trx, [item, ...others], pairs);
      const holders = await judgements.listAgenciesOf(
        trx,
        changed.map((pair) => pair.id),
      );
      const madeIn = new Set(made.map(({ matchId }) => matchId));
      const moved = [...changed, ...pairs.filter((pair) => madeIn.has(pair.id))];
      await judgements.rerank(trx, [...new Set(moved.map(({ ideaId }) => ideaId))]);
      await store.forgetMatches(
        trx,
        pairs.map((pair) => pair.id),
      );
      const isNew = new Set(made.map(({ agencyId, matchId }) => `${agencyId} ${matchId}`));
      const rescored = holders.filter(({ agencyId, matchId }) => !isNew.has(`${agencyId} ${matchId}`));
      if (!quiet)
        await recordAll(trx, [
          ...toldOf('match.suggested', made),
          ...toldOf('match.rescored', [...rescored, ...gone]),
        ]);
    });

  let renewalAt = 0;
  const renewIfOutgrown = async (): Promise<void> => {
    // Queued once, not pushed back by every post of the burst.
    if (clock().getTime() < renewalAt || !(await replica.hasOutgrownItsEpoch())) return;
    renewalAt = clock().getTime() + RENEW_AFTER_MS;
    const runAt = new Date(renewalAt).toISOString();
    // Ahead of the single items that wait: what they asked for will then have been done.
    await db.transaction((trx) => queueJob(trx, 'rescore', {}, { key: 'rescore', runAt, priority: -10 }));
  };

  /** Counts the market anew, then makes every list again on the new ground. */
  const rescore = async (): Promise<void> => {
    const epochId = await db.transaction(async (trx) => {
      await epochs.lockFreezing(trx);
      const id = await replica.freezeIn(trx);
      await record(trx, {
        type: 'match.rescored',
        noun: 'match',
        id,
        actorId: null,
        audiences: [],
        data: { epochId: id },
        at: now(),
      });
      return id;
    });
    await replica.renewed();
    for (const { side, id } of await replica.everyItem()) await match(side, id, true);
    const agencies = await judgements.listAgencies(db);
    await db.transaction(async (trx) => {
      await epochs.finishEpoch(trx, epochId, now());
      await record(trx, {
        type: 'match.rescored',
        noun: 'match',
        id: epochId,
        actorId: null,
        audiences: agencies.map((id) => `agency:${id}`),
        at: now(),
      });
    });
  };

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
          .filter(({ inNeedList, inIdeaList }) => inNeedList || inIdeaList)
          .flatMap(({ needId, ideaId }) => covering(needId, ideaId))
          .filter((suggestion) => suggestion.agencyId === agencyId);
        const ids = batch.map(({ id }) => id);
        const { made, gone } = await judgements.settleSuggestions(trx, ids, suggestions, agencyId);
        await judgements.rerank(trx, [...new Set(batch.map(({ ideaId }) => ideaId))]);
        await recordAll(trx, [...toldOf('match.suggested', made), ...toldOf('match.rescored', gone)]);
        return batch;
      });
      last = pairs.at(-1) ?? null;
      if (pairs.length < BATCH) return;
    }
  };

  const matchWhenKnown = async (side: Side, { id, seq }: Tasks['match_need']): Promise<void> => {
    // A renewal goes through open items only: one that closed still has to leave the lists it was in.
    const done = seq <= (await epochs.finishedUpTo(db));
    if (done && (await replica.itemOf(side, id))?.open) return;
    await replica.caughtUpTo(seq);
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
