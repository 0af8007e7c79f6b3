import type { Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { StoredEvent } from '../events/feed.ts';
import { profileOf as ideaProfileOf } from '../ideas/profile.ts';
import { profileOf as needProfileOf } from '../needs/profile.ts';
import { asOf, atHand, type Prepared, prepare } from './at-hand.ts';
import type { Deps } from './deps.ts';
import { census, type Epoch, outgrown } from './epoch.ts';
import * as epochs from './epochs.store.ts';
import { exhaustiveRetrieval } from './exhaustive.ts';
import { type Item, lasts, type Side } from './item.ts';
import { ideaItem, needItem } from './item-of.ts';
import { gazetteerOf } from './place.ts';
import { type Ground, groundOf } from './profile.ts';
import type { Names } from './reasons.ts';
import type { Search } from './retrieval.ts';
import { taxonomyOf } from './taxonomy.ts';
import type { Hit } from './top-k.ts';

/** Some fifty megabytes at most; a renewal, which explains every pair, uses each of them many times over. */
const AT_HAND = 5_000;

interface Standing {
  readonly ground: Ground;
  readonly names: Names;
}

/**
 * This process's copy of the market: loaded from the database, kept current from the event log in commit order, and
 * loaded anew when the tags or the frozen statistics change, or when an event could not be applied.
 */
export const replicaOf = ({ db, clock, log, feed, tags, regions, needs, ideas, ...deps }: Deps) => {
  const retrieval = deps.retrieval ?? exhaustiveRetrieval();
  const recent = atHand(AT_HAND);
  let standing: Standing | undefined;
  let stale = true;
  let following = false;
  let leave = (): void => undefined;
  let work: Promise<unknown> = Promise.resolve();

  /** Loads and edits run one after another, whatever became of the one before. */
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const mine = work.then(job, job);
    work = mine.catch(() => undefined);
    return mine;
  };
  const now = (): string => clock().toISOString();

  async function* items(): AsyncGenerator<Item> {
    const at = now();
    for await (const need of needs.profiles(db)) yield needItem(need, at);
    for await (const idea of ideas.profiles(db)) yield ideaItem(idea, at);
  }

  const taxonomy = async () => {
    const { tags: rows, mappings } = await tags.graph();
    return taxonomyOf(rows, mappings);
  };

  const count = async (): Promise<Epoch> => {
    const counted = census(await taxonomy());
    for await (const item of items()) counted.add(item);
    return counted.freeze();
  };

  const freezeIn = async (trx: Trx): Promise<string> => {
    const id = newId();
    await epochs.insertEpoch(trx, { id, epoch: await count(), at: now() });
    return id;
  };

  const currentEpoch = async (): Promise<Epoch> => {
    const found = await epochs.findLatestEpoch(db);
    if (found) return found;
    await db.transaction(async (trx) => {
      await epochs.lockFreezing(trx);
      if (!(await epochs.findLatestEpoch(trx))) await freezeIn(trx);
    });
    return currentEpoch();
  };

  const loadGround = async (): Promise<Standing> => {
    const [epoch, graph, hierarchy, { byId }] = await Promise.all([
      currentEpoch(),
      taxonomy(),
      regions.hierarchy(),
      tags.catalogue(),
    ]);
    const names: Names = {
      tag: (id) => byId.get(id)?.label ?? id,
      place: (code) => hierarchy.resolve(code)?.name ?? code,
    };
    return { ground: groundOf(graph, gazetteerOf(hierarchy.regions, hierarchy.borders), epoch), names };
  };

  const load = async (): Promise<void> => {
    standing = await loadGround();
    recent.forgetAll();
    await retrieval.load(standing.ground, items());
    stale = false;
  };

  const itemsOf = async (side: Side, ids: readonly string[]): Promise<Map<string, Item>> => {
    const at = now();
    const found: Item[] =
      ids.length === 0
        ? []
        : side === 'need'
          ? (await needs.storedProfiles(db, ids)).map((need) => needItem(needProfileOf(need), at))
          : (await ideas.storedProfiles(db, ids)).map((idea) => ideaItem(ideaProfileOf(idea), at));
    return new Map(found.map((item) => [item.id, item]));
  };
  const itemOf = async (side: Side, id: string): Promise<Item | undefined> =>
    (await itemsOf(side, [id])).get(id);

  const apply = async (events: readonly StoredEvent[]): Promise<void> => {
    if (stale) return;
    const touched = { need: new Set<string>(), idea: new Set<string>() };
    for (const { type, noun, nounId, data } of events) {
      if (type === 'tag.imported' || (type === 'match.rescored' && 'epochId' in data)) stale = true;
      if (noun === 'need' || noun === 'idea') touched[noun].add(nounId);
    }
    // The next search loads everything anew, these items too.
    if (stale) return;
    recent.forget([...touched.need, ...touched.idea]);
    for (const side of ['need', 'idea'] as const) {
      const found = await itemsOf(side, [...touched[side]]);
      for (const id of touched[side]) {
        const item = found.get(id);
        if (item?.open) await retrieval.upsert(item);
        else await retrieval.remove(side, id);
      }
    }
  };

  const current = async (): Promise<Standing> => (stale || !standing ? inTurn(loadGround) : standing);

  /** Without a log to follow (a seed, an import), every question is answered from the database as it is now. */
  const fresh = (): Promise<void> =>
    inTurn(async () => {
      if (stale || !following) await load();
    });

  /** Items as they are known by the last event that was taken up, made ready for scoring on what stands now. */
  const prepared = async (side: Side, ids: readonly string[]): Promise<Map<string, Prepared>> => {
    if (following) await fresh();
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
    /** Follows the event log, which must have been started, and loads the market. */
    start: async (): Promise<void> => {
      leave = feed.subscribe((events) =>
        inTurn(() => apply(events)).catch((error: unknown) => {
          stale = true;
          log.warn({ err: error }, 'the market missed a change and will be loaded anew');
        }),
      );
      following = true;
      await fresh();
    },
    stop: async (): Promise<void> => {
      leave();
      await work;
    },
    /** Resolves once the market holds everything up to this event. */
    caughtUpTo: async (seq: number): Promise<void> => {
      // Without a log to follow there is nothing to wait for: the database itself is asked.
      if (following) await feed.caughtUpTo(seq);
    },
    ready: (): boolean => !stale,
    /** What scores and reasons stand on, as of now. */
    standing: current,
    itemOf,
    itemsOf,
    prepared,
    top: async (asker: Item, search: Omit<Search, 'at'>): Promise<Hit[]> => {
      await fresh();
      return retrieval.top(asker, { ...search, at: clock().getTime() });
    },
    /** Whether the market has moved so far from its frozen statistics that they should be renewed. */
    hasOutgrownItsEpoch: async (): Promise<boolean> => {
      await fresh();
      return standing !== undefined && outgrown(standing.ground.epoch, retrieval.size());
    },
    freezeIn,
    /** This process takes up the newest frozen statistics without waiting for the log to tell it. */
    renewed: async (): Promise<void> => {
      stale = true;
      await fresh();
    },
    /** The ids of everything that is published. */
    everyItem: async (): Promise<{ needs: string[]; ideas: string[] }> => {
      const found = { needs: [] as string[], ideas: [] as string[] };
      for await (const { side, id } of items()) (side === 'need' ? found.needs : found.ideas).push(id);
      return found;
    },
  };
};

export type Replica = ReturnType<typeof replicaOf>;
