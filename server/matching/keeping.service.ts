import { newId } from '../database/id.ts';
import { fail } from '../fail.ts';
import { rest } from '../rest.ts';
import type { Deps } from './deps.ts';
import * as epochs from './epochs.store.ts';
import { type GroundData, groundFrom } from './ground-data.ts';
import type { Item } from './item.ts';
import { type Market, MarketEnded, type Markets, type Sizes, type Touched } from './market.ts';
import type { Ground } from './profile.ts';
import type { Names } from './reasons.ts';
import type { Search } from './retrieval.ts';
import type { Hit } from './top-k.ts';

/** What scores and reasons stand on. */
export interface Standing {
  readonly epochId: string;
  readonly ground: Ground;
  readonly names: Names;
}

/** How long a question waits where no market stands. */
const FIRST_MS = 2_000;
/** How long whoever makes something lasting of an answer waits for the newest market. */
const LASTING_MS = 30_000;
/** The longest that a timer can wait: some 24 days. */
const FOR_EVER_MS = 2 ** 31 - 1;
const PAUSE = { first: 250, longest: 10_000 } as const;
/** A question that two markets ended under is asked of no third. */
const ATTEMPTS = 2;

type Needed = Pick<Deps, 'db' | 'clock' | 'log' | 'tags' | 'regions' | 'figures'> & { markets: Markets };

/**
 * Keeps one market standing. When the ground changes, or the market fails, the next one is read while the old one, if
 * it can, goes on answering; a reading that fails is begun again for as long as it takes.
 */
export const keeping = (
  { db, clock, log, tags, regions, markets, figures }: Needed,
  groundChanged: () => void,
) => {
  let standing: (Standing & { market: Market | undefined }) | undefined;
  let coming:
    | { epochId: string; market: Market; unfinished: Set<Promise<void>>; failed: unknown }
    | undefined;
  let expected: unknown;
  let wanted = 0;
  let made = 0;
  let making: Promise<void> | undefined;
  const waiting = new Set<() => void>();
  const stopping = new AbortController();
  const now = (): string => clock().toISOString();

  /** The statistics of the market as it is now, as JSON. */
  const count = async (): Promise<string> => markets.count(await tags.graph(), now());

  const currentEpoch = async (): Promise<{ id: string; stats: string }> => {
    const found = await epochs.findLatestEpoch(db);
    if (found) return found;
    // Counted before the transaction, which would else stay idle for as long as counting takes.
    const stats = await count();
    await db.transaction(async (trx) => {
      await epochs.lockFreezing(trx);
      if (!(await epochs.findLatestEpoch(trx)))
        await epochs.insertEpoch(trx, { id: newId(), stats, at: now() });
    });
    return currentEpoch();
  };

  const readGround = async (): Promise<Standing & { data: GroundData }> => {
    const [epoch, graph, hierarchy, { byId }] = await Promise.all([
      currentEpoch(),
      tags.graph(),
      regions.hierarchy(),
      tags.catalogue(),
    ]);
    const data: GroundData = {
      ...graph,
      places: hierarchy.regions.map(({ code, kind, parent, replacedBy }) => ({
        code,
        kind,
        parent,
        replacedBy,
      })),
      borders: hierarchy.borders,
      epoch: epoch.stats,
    };
    const names: Names = {
      tag: (id) => byId.get(id)?.label ?? id,
      place: (code) => hierarchy.resolve(code)?.name ?? code,
    };
    return { epochId: epoch.id, data, ground: groundFrom(data), names };
  };

  const lost = (market: Market, error: unknown): void => {
    if (standing?.market !== market || stopping.signal.aborted) return;
    standing = { ...standing, market: undefined };
    log.error({ err: error }, 'the market was lost and is read anew');
    want();
  };

  const make = async (target: number): Promise<void> => {
    const begun = performance.now();
    const { data, ...base } = await readGround();
    const market = markets.open(data, now());
    const mine = { epochId: base.epochId, market, unfinished: new Set<Promise<void>>(), failed: undefined };
    coming = mine;
    try {
      await market.ready;
      while (mine.unfinished.size > 0) await Promise.all(mine.unfinished);
      if (mine.failed !== undefined) throw mine.failed;
    } catch (error) {
      coming = undefined;
      void market.close();
      throw error;
    }
    // At one stroke, so that no change falls between the two.
    const old = standing?.market;
    standing = { ...base, market };
    coming = undefined;
    made = target;
    groundChanged();
    void market.ended.then((error) => lost(market, error));
    void old?.close();
    figures?.loaded((performance.now() - begun) / 1000);
  };

  const makeAll = async (): Promise<void> => {
    let pause: number = PAUSE.first;
    while (made < wanted && !stopping.signal.aborted) {
      try {
        await make(wanted);
        pause = PAUSE.first;
        for (const check of [...waiting]) check();
      } catch (error) {
        if (stopping.signal.aborted) break;
        log.warn({ err: error }, 'the market could not be read; trying again');
        await rest(pause, stopping.signal);
        pause = Math.min(2 * pause, PAUSE.longest);
      }
    }
    // In the breath in which nothing more was wanted: who wants something after it begins anew.
    making = undefined;
  };

  /** From now on a newer market is wanted than the one that stands; `epochId`: on these frozen statistics. */
  const want = (epochId?: unknown): void => {
    wanted += 1;
    expected = epochId ?? expected;
    making ??= makeAll();
  };

  /** Whether what is wanted by now stood within so many ms. */
  const reached = async (withinMs: number): Promise<boolean> => {
    const target = wanted;
    if (made >= target || stopping.signal.aborted) return made >= target;
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        waiting.delete(check);
        resolve(made >= target);
      };
      const check = (): void => {
        if (made >= target || stopping.signal.aborted) done();
      };
      const timer = setTimeout(done, withinMs);
      waiting.add(check);
    });
  };

  const touchComing = (touched: Touched, at: string): void => {
    if (coming === undefined) return;
    const mine = coming;
    const taken: Promise<void> = mine.market
      .touch(touched, at)
      .catch((error: unknown) => {
        mine.failed ??= error;
      })
      .finally(() => mine.unfinished.delete(taken));
    mine.unfinished.add(taken);
  };

  return {
    want,
    count,
    readGround,
    /** What stands, even where something newer is wanted. */
    standing: (): Standing | undefined => standing,
    /** Whether the market that stands, or that comes, is on these frozen statistics. */
    isOn: (epochId: unknown): boolean => expected === epochId || (coming ?? standing)?.epochId === epochId,
    /** Waits so long at most for what is wanted; says whether it stands. */
    within: reached,
    /** Waits for it however long it takes. Throws `not_ready` if it is stopped first. */
    settled: async (): Promise<void> => {
      if (!(await reached(FOR_EVER_MS))) throw fail('not_ready');
    },
    /** Nothing newer is wanted than what stands. Throws `not_ready` where that takes too long. */
    newest: async (): Promise<Standing> => {
      if (!(await reached(LASTING_MS)) || standing === undefined) throw fail('not_ready');
      return standing;
    },
    /** What stands; where nothing does, the first is waited for a little. Throws `not_ready`. */
    some: async (): Promise<Standing> => {
      if (standing === undefined) await reached(FIRST_MS);
      if (standing === undefined) throw fail('not_ready');
      return standing;
    },
    /** Resolves once the next search sees these items as they are. */
    touch: async (touched: Touched): Promise<void> => {
      const at = now();
      touchComing(touched, at);
      const market = standing?.market;
      if (market === undefined) return;
      try {
        await market.touch(touched, at);
      } catch (error) {
        if (error instanceof MarketEnded) return lost(market, error);
        log.warn({ err: error }, 'the market missed a change and is read anew');
        want();
      }
    },
    /** A question that something newer is on its way for waits a little, then what stands answers. */
    top: async (asker: Item, search: Search): Promise<Hit[]> => {
      if (made < wanted) await reached(standing?.market ? markets.patienceMs : FIRST_MS);
      for (let attempt = 1; ; attempt += 1) {
        const market = standing?.market;
        if (market === undefined) throw fail('not_ready');
        const begun = performance.now();
        try {
          const hits = await market.top(asker, search);
          figures?.searched((performance.now() - begun) / 1000);
          return hits;
        } catch (error) {
          if (!(error instanceof MarketEnded)) throw error;
          lost(market, error);
          if (attempt === ATTEMPTS || !(await reached(FIRST_MS))) throw fail('not_ready');
        }
      }
    },
    sizes: (): Sizes => (standing?.market ?? coming?.market)?.sizes() ?? { needs: 0, ideas: 0 },
    isAnswering: (): boolean => standing?.market !== undefined,
    stop: async (): Promise<void> => {
      stopping.abort();
      for (const check of [...waiting]) check();
      await coming?.market.close();
      await making;
      await standing?.market?.close();
    },
  };
};
