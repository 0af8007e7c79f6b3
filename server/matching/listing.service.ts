import type { Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Deps } from './deps.ts';
import * as exposures from './exposures.store.ts';
import { settleGaps } from './gaps.store.ts';
import type { Side } from './item.ts';
import { lifting } from './learning/lifting.service.ts';
import { pairMarks } from './marks.ts';
import * as store from './matches.store.ts';
import { costOf, DRIFT, isShown, mutualOf } from './order.ts';
import type { Explanation } from './reasons.ts';
import type { Replica } from './replica.service.ts';
import { type Placed, settleSuggestions } from './suggestions.store.ts';
import { type Known, type Survey, surveying } from './surveying.service.ts';
import type { Weighing } from './weighing.service.ts';
import { SCORER_VERSION, SUGGESTED_FROM } from './weights.ts';

type Standing = Omit<store.MatchRow, 'origin'>;

const WRITTEN_AT_ONCE = 1_000;

/** Pairs below the floor are kept for the lists and the gaps, but nobody is asked to judge them. */
export const isSuggested = ({
  inNeedList,
  inIdeaList,
  score,
}: Pick<Standing, 'inNeedList' | 'inIdeaList' | 'score'>): boolean =>
  (inNeedList || inIdeaList) && score >= SUGGESTED_FROM;

type Lists = Pick<Standing, 'inNeedList' | 'inIdeaList' | 'needPlace' | 'ideaPlace'>;

/** Which lists hold a pair after `side`'s was made anew; `place`: where the other stands in it, if it does. */
const listsAfter = (side: Side, place: number | undefined, before: Lists | undefined): Lists => {
  const needPlace = side === 'need' ? (place ?? null) : (before?.needPlace ?? null);
  const ideaPlace = side === 'idea' ? (place ?? null) : (before?.ideaPlace ?? null);
  return { needPlace, ideaPlace, inNeedList: needPlace !== null, inIdeaList: ideaPlace !== null };
};

const NOWHERE: Lists = { inNeedList: false, inIdeaList: false, needPlace: null, ideaPlace: null };

/** The best twenty of items, as pairs and as suggestions to the agencies that cover them. */
export const listing = (deps: Deps, replica: Replica, weighing: Weighing) => {
  const now = (): string => deps.clock().toISOString();
  const survey = surveying(replica, weighing);
  const { liftPairs } = lifting(deps);

  /** What is to be written of each pair: the arithmetic anew, or only other lists. */
  const sorted = ({ side, items, itemOf }: Survey, before: readonly store.MatchRow[]) => {
    const explained: store.ScoredPair[] = [];
    const relisted: Standing[] = [];
    const stored = Map.groupBy(before, ({ needId, ideaId }) => (side === 'need' ? needId : ideaId));
    for (const { one, listed, explained: known } of items) {
      const pairs = new Map(
        (stored.get(one.item.id) ?? []).map((pair) => [side === 'need' ? pair.ideaId : pair.needId, pair]),
      );
      const scored = (id: string, { score, parts, closed, reasons }: Explanation): store.ScoredPair => {
        // A pair that must not be suggested stands in nobody's list, whoever held it before.
        const admitted = closed.length === 0 && score > 0;
        return {
          id: pairs.get(id)?.id ?? newId(),
          needId: side === 'need' ? one.item.id : id,
          ideaId: side === 'need' ? id : one.item.id,
          parts,
          score,
          scorerVersion: SCORER_VERSION,
          reasons,
          ...(admitted ? listsAfter(side, listed.get(id), pairs.get(id)) : NOWHERE),
        };
      };
      for (const [id, explanation] of known) explained.push(scored(id, explanation));
      for (const [id, pair] of pairs)
        if (!known.has(id) && itemOf(id))
          relisted.push({ ...pair, ...listsAfter(side, listed.get(id), pair) });
    }
    return { explained, relisted };
  };

  /** Which needs have begun or ceased to show which ideas. */
  const showingsOf = (after: readonly Standing[], before: readonly store.MatchRow[]) => {
    const shown = new Set(before.filter(({ needPlace }) => isShown(needPlace)).map(({ id }) => id));
    return after
      .filter(({ id, needPlace }) => isShown(needPlace) !== shown.has(id))
      .map(({ needId, ideaId, needPlace }) => ({ needId, ideaId, shown: isShown(needPlace) }));
  };

  /** Open items of the other side whose lists have lost one that they may not hold any more. */
  const bereftBy = (
    { side, itemOf }: Survey,
    after: readonly Standing[],
    before: readonly store.MatchRow[],
  ): string[] => {
    const held = new Map(before.map((pair) => [pair.id, pair]));
    const losers = after.flatMap(({ id, needId, ideaId, inNeedList, inIdeaList }) => {
      if (side === 'idea') return held.get(id)?.inNeedList === true && !inNeedList ? needId : [];
      return held.get(id)?.inIdeaList === true && !inIdeaList ? ideaId : [];
    });
    return [...new Set(losers)].filter((id) => itemOf(id)?.open === true);
  };

  /**
   * Writes what was found, and settles the suggestions. The caller holds the matching lock, has read `before` under it,
   * and knows that nothing has overtaken the survey.
   */
  const carryOut = async (trx: Trx, found: Survey, before: readonly store.MatchRow[]) => {
    const { explained, relisted } = sorted(found, before);
    const changed = await store.relistMatches(trx, relisted, now());
    for (let start = 0; start < explained.length; start += WRITTEN_AT_ONCE)
      changed.push(...(await store.saveMatches(trx, explained.slice(start, start + WRITTEN_AT_ONCE), now())));
    await liftPairs(
      trx,
      changed.map(({ id }) => id),
    );
    const all: Standing[] = [...explained, ...relisted];
    const counted = await exposures.countShowings(
      trx,
      [...new Set(all.map(({ ideaId }) => ideaId))],
      showingsOf(all, before),
      now(),
    );
    // These pairs take the cost as it is now; where it has drifted, the idea's other pairs follow.
    const costs = new Map(
      counted.map(({ ideaId, needs, openPlaces, cost }) => {
        const due = costOf({ shownTo: needs, openPlaces });
        return [ideaId, { due, drifted: Math.abs(due - cost) > DRIFT, cost }];
      }),
    );
    const marksOf = pairMarks();
    const placed = all.flatMap(({ id, needId, ideaId, score, needPlace, ideaPlace }): Placed[] => {
      const [need, idea, standing] = [found.itemOf(needId), found.itemOf(ideaId), costs.get(ideaId)];
      if (!need || !idea || !standing) return [];
      const cost = standing.drifted ? standing.due : standing.cost;
      return [
        {
          id,
          needId,
          ideaId,
          cost,
          mutual: mutualOf(needPlace, ideaPlace),
          marks: marksOf(need, idea, score),
        },
      ];
    });
    const settled = await settleSuggestions(
      trx,
      placed,
      all.filter(isSuggested).flatMap(({ needId, ideaId }) => found.covering(needId, ideaId)),
      { changed: changed.map(({ id }) => id) },
    );
    const ofSide = (side: Side) => (found.side === side ? found.ids : []);
    const gaps = await settleGaps(
      trx,
      {
        needIds: [...new Set([...ofSide('need'), ...changed.map(({ needId }) => needId)])],
        ideaIds: [...new Set([...ofSide('idea'), ...changed.map(({ ideaId }) => ideaId)])],
      },
      now(),
    );
    return {
      ...settled,
      /** Items that now lack, or no longer lack, a pair to suggest, and the agencies whose patch covers them. */
      gaps: gaps.map((gap) => ({ ...gap, agencies: found.coveredBy(gap.id) })),
      /** Whose lists have a place to fill, but for those that were made here. */
      bereft: bereftBy(found, explained, before).map((id) => ({
        noun: found.side === 'need' ? ('idea' as const) : ('need' as const),
        id,
      })),
      /** Pairs that are new or say something else. */
      moved: changed,
      /** Ideas whose other pairs no longer stand where the ideas' exposure lets them. */
      drifted: [...costs].flatMap(([ideaId, { drifted }]) => (drifted ? ideaId : [])),
      isOpen: (id: string): boolean => found.itemOf(id)?.open ?? false,
    };
  };

  /**
   * Makes the lists of some items of one side anew, and with them every pair that they stood in before. The caller
   * holds the matching lock, and ranks the ideas that moved.
   */
  const listAnew = async (trx: Trx, side: Side, ids: readonly string[], known?: Known) => {
    const { seq, pairs } = await store.listMatchesOf(trx, side, ids);
    // Whoever matched before us may have known more than our copy of the market does yet.
    await replica.caughtUpTo(seq);
    return carryOut(trx, await survey(trx, side, ids, pairs, known), pairs);
  };

  return { survey, carryOut, listAnew };
};

export type Listing = ReturnType<typeof listing>['listAnew'];
