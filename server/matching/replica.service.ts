import type { Db, Trx } from '../database/connect.ts';
import type { StoredEvent } from '../events/feed.ts';
import { changesTags } from '../tags/retagging.ts';
import { asOf, atHand, type Prepared, prepare } from './at-hand.ts';
import { type Coverage, coverageAtHand, coverageOf } from './coverage.service.ts';
import type { Deps } from './deps.ts';
import { outgrown } from './epoch.ts';
import { type Item, lasts, type Side } from './item.ts';
import * as items from './items.service.ts';
import { keeping, type Standing } from './keeping.service.ts';
import type { Search } from './retrieval.ts';
import { marketsHere } from './thread/market-here.ts';
import type { Hit } from './top-k.ts';

/** Some fifty megabytes at most; a renewal, which explains every pair, uses each of them many times over. */
const AT_HAND = 5_000;
/** How long the first market is waited for before the process says that it is ready, and answers what needs none. */
const START_MS = 5_000;

/**
 * This process's copy of the market: kept current from the event log in commit order, and read anew when the tags,
 * the places or the frozen statistics change, or when a change could not be taken up.
 */
export const replicaOf = (deps: Deps) => {
  const { db, clock, feed } = deps;
  const recent = atHand(AT_HAND);
  const coverage = coverageAtHand(deps);
  const keeper = keeping({ ...deps, markets: deps.markets ?? marketsHere({ db }) }, recent.forgetAll);
  let following = false;
  let leave = (): void => undefined;
  const now = (): string => clock().toISOString();

  const itemsOf = async (side: Side, ids: readonly string[]): Promise<Map<string, Item>> =>
    new Map((await items.storedItems(db, side, ids, now())).map((item) => [item.id, item]));
  const itemOf = async (side: Side, id: string): Promise<Item | undefined> =>
    (await itemsOf(side, [id])).get(id);

  const apply = async (events: readonly StoredEvent[]): Promise<void> => {
    const touched = { need: new Set<string>(), idea: new Set<string>() };
    for (const { type, noun, nounId, data } of events) {
      coverage.hear(type);
      if (noun === 'need' || noun === 'idea') touched[noun].add(nounId);
      if (changesTags(type) || type === 'region.changed') keeper.want();
      if (type === 'match.rescored' && 'epochId' in data && !keeper.isOn(data.epochId))
        keeper.want(data.epochId);
    }
    if (touched.need.size + touched.idea.size === 0) return;
    recent.forget([...touched.need, ...touched.idea]);
    await keeper.touch({ need: [...touched.need], idea: [...touched.idea] });
  };

  /** Without a log to follow (a seed, an import), every question is answered from the database as it is now. */
  const fresh = async (): Promise<Standing> => {
    if (!following) keeper.want();
    return keeper.newest();
  };
  const current = async (): Promise<Standing> =>
    keeper.standing() ?? (following ? keeper.some() : keeper.readGround());

  /** Items as they are known by the last event that was taken up, made ready for scoring on what stands now. */
  const prepared = async (side: Side, ids: readonly string[]): Promise<Map<string, Prepared>> => {
    if (following) await keeper.newest();
    const state = recent.state();
    const { ground } = await current();
    const at = clock().getTime();
    const found = new Map<string, Prepared>();
    const missing: string[] = [];
    for (const id of ids) {
      const known = following ? recent.find(id) : undefined;
      if (known) found.set(id, asOf(known, known.item.open && lasts(known.item.until, at)));
      else missing.push(id);
    }
    for (const item of (await itemsOf(side, missing)).values()) {
      const ready = prepare(item, ground);
      recent.keep(ready, state);
      found.set(item.id, ready);
    }
    return found;
  };

  return {
    /** Follows the event log, which must have been started, and begins to read the market. */
    start: async (): Promise<void> => {
      following = true;
      leave = feed.subscribe(apply);
      keeper.want();
      await keeper.within(START_MS);
    },
    stop: async (): Promise<void> => {
      leave();
      await keeper.stop();
    },
    /** Resolves once the market holds everything up to this event, with the last one up to which it does. */
    caughtUpTo: async (seq: number): Promise<number> =>
      // Without a log to follow there is nothing to wait for: the database itself is asked.
      following ? feed.caughtUpTo(seq) : seq,
    /** Resolves once the newest market stands, however long it takes to read: before a transaction, not within. */
    settled: keeper.settled,
    /** Whether a market stands that answers. */
    ready: keeper.isAnswering,
    sizes: keeper.sizes,
    /** What scores and reasons stand on, as of now. */
    standing: current,
    itemOf,
    itemsOf,
    prepared,
    /** Which agencies cover which pairs of some items, by the last event that was taken up. */
    coverageOf: (trx: Db | Trx, all: Iterable<Item>): Promise<Coverage> =>
      following ? coverage.of(all) : coverageOf(trx, deps, all),
    top: async (asker: Item, search: Omit<Search, 'at'>): Promise<Hit[]> => {
      if (!following) await fresh();
      return keeper.top(asker, { ...search, at: clock().getTime() });
    },
    /** Whether the market has moved so far from its frozen statistics that they should be renewed. */
    hasOutgrownItsEpoch: async (): Promise<boolean> => {
      const { ground } = await fresh();
      return outgrown(ground.epoch, keeper.sizes());
    },
    count: keeper.count,
    /** This process takes up the newest frozen statistics without waiting for the log to tell it. */
    renewed: async (epochId: string): Promise<void> => {
      if (!keeper.isOn(epochId)) keeper.want(epochId);
      await keeper.settled();
    },
    /** The ids of everything that is published. */
    everyItem: async (): Promise<{ needs: string[]; ideas: string[] }> => {
      const [needs, ideas] = await Promise.all(
        (['need', 'idea'] as const).map(async (side) =>
          (await Array.fromAsync(items.publishedIds(db, side))).flat(),
        ),
      );
      return { needs: needs ?? [], ideas: ideas ?? [] };
    },
  };
};

export type Replica = ReturnType<typeof replicaOf>;
