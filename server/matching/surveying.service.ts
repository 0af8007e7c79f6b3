import type { Db, Trx } from '../database/connect.ts';
import type { Prepared } from './at-hand.ts';
import { fairListing, shownOf } from './fair-listing.service.ts';
import type { Item, Side } from './item.ts';
import type { Suggestion } from './judgements.store.ts';
import type { MatchRow } from './matches.store.ts';
import type { Explanation } from './reasons.ts';
import type { Replica } from './replica.service.ts';
import type { Hit } from './top-k.ts';
import type { Weighing } from './weighing.service.ts';
import { LISTED } from './weights.ts';

/** Whether a pair that is stored was explained a moment ago, on what stands now: then only its lists are to be seen to. */
export type Known = (need: Item, idea: Item) => boolean;

const never: Known = () => false;

/** A pair that an item stands in, and the place that it has in the need's list. */
type Paired = Pick<MatchRow, 'needId' | 'ideaId' | 'needPlace'>;

/** One item, the places of those in its list (counted from 1), and its pairs' arithmetic but for those that are known. */
export interface Surveyed {
  readonly one: Prepared;
  readonly listed: ReadonlyMap<string, number>;
  readonly explained: ReadonlyMap<string, Explanation>;
}

/** Everything about some items of one side that can be worked out before a word is written. */
export interface Survey {
  readonly side: Side;
  readonly ids: readonly string[];
  readonly items: readonly Surveyed[];
  readonly itemOf: (id: string) => Item | undefined;
  /** Whether a pair was among those that were looked at. */
  readonly holds: (pair: Pick<MatchRow, 'needId' | 'ideaId'>) => boolean;
  /** Every item that it stands on. */
  readonly concerned: readonly string[];
  readonly covering: (needId: string, ideaId: string) => Suggestion[];
  /** The agencies whose patch covers an item. */
  readonly coveredBy: (id: string) => string[];
}

/** Surveys of one side as one; where an item is in several, the last one counts. */
export const joined = (side: Side, surveys: readonly Survey[]): Survey => {
  const items = new Map(surveys.flatMap((found) => found.items.map((item) => [item.one.item.id, item])));
  const surveyOf = new Map(surveys.flatMap((found) => found.ids.map((id) => [id, found])));
  const itemOf = (id: string): Item | undefined => {
    for (const found of surveys) {
      const item = found.itemOf(id);
      if (item) return item;
    }
    return undefined;
  };
  return {
    side,
    ids: [...surveyOf.keys()],
    items: [...items.values()],
    itemOf,
    holds: (pair) => surveyOf.get(side === 'need' ? pair.needId : pair.ideaId)?.holds(pair) ?? false,
    concerned: [...new Set(surveys.flatMap(({ concerned }) => concerned))],
    covering: (needId, ideaId) =>
      surveyOf.get(side === 'need' ? needId : ideaId)?.covering(needId, ideaId) ?? [],
    coveredBy: (id) => surveys.find(({ itemOf }) => itemOf(id))?.coveredBy(id) ?? [],
  };
};

/** Looks up the lists of items and weighs their pairs. It only reads, so nobody need wait for it. */
export const surveying = (replica: Replica, weighing: Weighing) => {
  const fair = fairListing(replica);

  const best = async (ideas: readonly Item[]): Promise<Map<string, readonly Hit[]>> => {
    const lists = new Map<string, readonly Hit[]>();
    for (const idea of ideas) lists.set(idea.id, idea.open ? await replica.top(idea, { k: LISTED }) : []);
    return lists;
  };

  /** `pairs`: those that the items stand in already. The number of queries does not grow with the lists. */
  return async (
    trx: Db | Trx,
    side: Side,
    ids: readonly string[],
    pairs: readonly Paired[],
    known: Known = never,
  ): Promise<Survey> => {
    const ownId = (pair: Pick<MatchRow, 'needId' | 'ideaId'>) =>
      side === 'need' ? pair.needId : pair.ideaId;
    const otherId = (pair: Pick<MatchRow, 'needId' | 'ideaId'>) =>
      side === 'need' ? pair.ideaId : pair.needId;
    const mine = await replica.prepared(side, ids);
    const standing = Map.groupBy(pairs, ownId);
    const own = ids.flatMap((id) => mine.get(id)?.item ?? []);
    const made =
      side === 'idea'
        ? await best(own)
        : await fair(
            trx,
            own.map((item) => ({ item, before: shownOf(standing.get(item.id) ?? []) })),
          );
    const lists = new Map(
      [...made].map(([id, hits]) => [id, new Map(hits.map((hit, at) => [hit.id, at + 1]))] as const),
    );
    const asked = new Set(pairs.map(otherId));
    for (const list of lists.values()) for (const id of list.keys()) asked.add(id);
    const others = await replica.prepared(side === 'need' ? 'idea' : 'need', [...asked]);

    const items: Surveyed[] = [];
    for (const one of mine.values()) {
      const listed = lists.get(one.item.id) ?? new Map<string, number>();
      const stored = new Set((standing.get(one.item.id) ?? []).map(otherId));
      const unknown = [...new Set([...listed.keys(), ...stored])].flatMap((id) => {
        const other = others.get(id);
        if (!other) return [];
        const [need, idea] = side === 'need' ? [one.item, other.item] : [other.item, one.item];
        return stored.has(id) && known(need, idea) ? [] : other;
      });
      items.push({ one, listed, explained: await weighing.ready(one, unknown) });
    }
    const all = new Map([...mine, ...others].map(([id, { item }]) => [id, item]));
    return {
      side,
      ids,
      items,
      itemOf: (id) => all.get(id),
      holds: (pair) => asked.has(otherId(pair)),
      concerned: [...new Set([...ids, ...asked])],
      ...(await replica.coverageOf(trx, all.values())),
    };
  };
};
