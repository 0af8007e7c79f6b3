import type { Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Prepared } from './at-hand.ts';
import { coverageOf } from './coverage.service.ts';
import type { Deps } from './deps.ts';
import type { Item, Side } from './item.ts';
import * as judgements from './judgements.store.ts';
import * as store from './matches.store.ts';
import type { Explanation } from './reasons.ts';
import type { Replica } from './replica.service.ts';
import type { Weighing } from './weighing.service.ts';
import { LISTED, SCORER_VERSION, SUGGESTED_FROM } from './weights.ts';

type Standing = Omit<store.MatchRow, 'origin'>;

/** Whether a pair that is stored was explained a moment ago, on what stands now: then only its lists are to be seen to. */
export type Known = (need: Item, idea: Item) => boolean;

const never: Known = () => false;
const WRITTEN_AT_ONCE = 1_000;

/** Pairs below the floor are kept for the lists and the gaps, but nobody is asked to judge them. */
export const isSuggested = ({ inNeedList, inIdeaList, score }: Omit<Standing, 'id'>): boolean =>
  (inNeedList || inIdeaList) && score >= SUGGESTED_FROM;

/** The pair as it is to stand after `side`'s list was made anew; `listed`: that list holds the other. */
const scored = (
  { needId, ideaId }: Pick<Standing, 'needId' | 'ideaId'>,
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

/** The best twenty of items, as pairs and as suggestions to the agencies that cover them. */
export const listing = (deps: Deps, replica: Replica, weighing: Weighing) => {
  const now = (): string => deps.clock().toISOString();

  /** Sorts what one item's pairs need: the arithmetic anew, or only another list. */
  const pairsOf = async (
    one: Prepared,
    before: readonly store.MatchRow[],
    others: ReadonlyMap<string, Prepared>,
    listed: ReadonlySet<string>,
    known: Known,
  ) => {
    const { side, item } = one;
    const standing = new Map(before.map((pair) => [side === 'need' ? pair.ideaId : pair.needId, pair]));
    const relisted: Standing[] = [];
    const unknown: Prepared[] = [];
    for (const id of new Set([...listed, ...standing.keys()])) {
      const other = others.get(id);
      if (!other) continue;
      const pair = standing.get(id);
      const [need, idea] = side === 'need' ? [item, other.item] : [other.item, item];
      if (!pair || !known(need, idea)) unknown.push(other);
      else {
        const inList = listed.has(id);
        relisted.push({ ...pair, ...(side === 'need' ? { inNeedList: inList } : { inIdeaList: inList }) });
      }
    }
    const explained = [...(await weighing.ready(one, unknown))].map(([id, explanation]) => {
      const pair = side === 'need' ? { needId: item.id, ideaId: id } : { needId: id, ideaId: item.id };
      return scored(pair, explanation, side, listed.has(id), standing.get(id));
    });
    return { explained, relisted };
  };

  const write = async (trx: Trx, explained: readonly store.ScoredPair[], relisted: readonly Standing[]) => {
    const changed = await store.relistMatches(trx, relisted, now());
    for (let start = 0; start < explained.length; start += WRITTEN_AT_ONCE)
      changed.push(...(await store.saveMatches(trx, explained.slice(start, start + WRITTEN_AT_ONCE), now())));
    return changed;
  };

  /** Suggestions for every pair that is to have them. */
  const settle = async (
    trx: Trx,
    items: ReadonlyMap<string, Prepared>,
    pairs: readonly Standing[],
    changed: readonly string[],
  ) => {
    const suggested = pairs.filter(isSuggested);
    const concerned = new Set(suggested.flatMap(({ needId, ideaId }) => [needId, ideaId]));
    const covering = await coverageOf(
      trx,
      deps,
      [...concerned].flatMap((id) => items.get(id)?.item ?? []),
    );
    return judgements.settleSuggestions(
      trx,
      pairs.map(({ id }) => id),
      suggested.flatMap(({ needId, ideaId }) => covering(needId, ideaId)),
      { changed },
    );
  };

  /**
   * Makes the lists of some items of one side anew, and with them every pair that they stood in before. The number of
   * queries does not grow with the lists. The caller holds the matching lock, and ranks the ideas that moved.
   */
  return async (trx: Trx, side: Side, ids: readonly string[], known: Known = never) => {
    const { seq, pairs } = await store.listMatchesOf(trx, side, ids);
    // Whoever matched before us may have known more than our copy of the market does yet.
    await replica.caughtUpTo(seq);
    const mine = await replica.prepared(side, ids);
    const before = Map.groupBy(pairs, ({ needId, ideaId }) => (side === 'need' ? needId : ideaId));
    const lists = new Map<string, Set<string>>();
    for (const { item } of mine.values()) {
      const hits = item.open ? await replica.top(item, { k: LISTED }) : [];
      lists.set(item.id, new Set(hits.map(({ id }) => id)));
    }
    const asked = new Set(pairs.map(({ needId, ideaId }) => (side === 'need' ? ideaId : needId)));
    for (const list of lists.values()) for (const id of list) asked.add(id);
    const others = await replica.prepared(side === 'need' ? 'idea' : 'need', [...asked]);

    const explained: store.ScoredPair[] = [];
    const relisted: Standing[] = [];
    for (const one of mine.values()) {
      const { id } = one.item;
      const found = await pairsOf(one, before.get(id) ?? [], others, lists.get(id) ?? new Set(), known);
      explained.push(...found.explained);
      relisted.push(...found.relisted);
    }
    const changed = await write(trx, explained, relisted);
    const all = [...explained, ...relisted];
    const settled = await settle(
      trx,
      new Map([...mine, ...others]),
      all,
      changed.map(({ id }) => id),
    );
    const wasShown = new Set(pairs.filter(({ inNeedList }) => inNeedList).map(({ id }) => id));
    const told = [...settled.made, ...settled.gone].map(({ matchId }) => matchId);
    const concerned = new Set([...changed.map(({ id }) => id), ...told]);
    return {
      ...settled,
      /** Pairs whose rank may have changed. `shown`: all pairs of the idea, since one need more or less shows it. */
      moved: all
        .filter(({ id }) => concerned.has(id))
        .map(({ id, ideaId, inNeedList }) => ({ id, ideaId, shown: inNeedList !== wasShown.has(id) })),
      isOpen: (id: string): boolean => (others.get(id) ?? mine.get(id))?.item.open ?? false,
    };
  };
};

export type Listing = ReturnType<typeof listing>;
