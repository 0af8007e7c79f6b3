import { setImmediate as pause } from 'node:timers/promises';
import type { Db } from '../../database/connect.ts';
import { digestIdeas, packedTerms } from '../digesting.service.ts';
import { census } from '../epoch.ts';
import { groundFrom } from '../ground-data.ts';
import { indexedRetrieval } from '../index/indexed-retrieval.ts';
import { arrivingPages, publishedPages, storedItems } from '../items.service.ts';
import { type Market, MarketEnded, type Markets, type Touched } from '../market.ts';
import type { Retrieval } from '../retrieval.ts';
import { taxonomyOf } from '../taxonomy.ts';

/** Items that are read again by one query. */
const BATCH = 500;
/** Items taken, and ms of upkeep done, before whoever asks has a turn. */
const TAKEN = 100;
const UPKEEP_MS = 4;

type Options = {
  db: Db;
  retrieval?: () => Retrieval;
  /** Given where the words of ideas are kept for the next reading: told of what came in the way of that. */
  wordsNotKept?: (reason: unknown) => void;
};

const sides = ['need', 'idea'] as const;

const openHere = (
  { db, retrieval = indexedRetrieval, wordsNotKept }: Options,
  ground: Parameters<Markets['open']>[0],
  at: string,
): Market => {
  const market = retrieval();
  const waiting = { need: new Set<string>(), idea: new Set<string>() };
  let moment = at;
  let closed = false;
  let keeping: Promise<void> | undefined;
  const { promise: ended, resolve: end } = Promise.withResolvers<Error>();

  const mustBeOpen = () => {
    if (closed) throw new MarketEnded('The market was closed');
  };

  const on = groundFrom(ground);

  const load = async (): Promise<void> => {
    const filling = market.fill(on);
    const terms = await packedTerms(db);
    for (const side of sides)
      for await (const page of arrivingPages(db, side, at)) {
        for (const [place, { item, packed }] of page.entries()) {
          if (packed) filling.take(item, { bytes: packed, terms });
          else filling.take(item);
          if (place % TAKEN === TAKEN - 1) await pause();
        }
        mustBeOpen();
      }
    filling.done();
  };

  const takeUp = async (): Promise<void> => {
    for (const side of sides) {
      const all = [...waiting[side]];
      waiting[side].clear();
      for (let from = 0; from < all.length; from += BATCH) {
        const ids = all.slice(from, from + BATCH);
        const found = new Map((await storedItems(db, side, ids, moment)).map((item) => [item.id, item]));
        for (const id of ids) {
          const item = found.get(id);
          if (item?.open) await market.upsert(item);
          else await market.remove(side, id);
        }
      }
    }
  };

  /** In slices, so that a search waits for one of them at most. */
  const keepUp = async (): Promise<void> => {
    while (!closed && market.maintain?.(UPKEEP_MS)) await pause();
    keeping = undefined;
  };
  const failed = (cause: unknown): void => end(new MarketEnded('Its upkeep failed', { cause }));

  const ready = load().then(takeUp);
  // Whoever waits for it is told; nobody else has to be.
  let work = ready.catch(() => undefined);
  // Only the speed of the next reading hangs on it, which goes on from where this one failed.
  const wordsKept =
    wordsNotKept &&
    ready.then(
      () => digestIdeas(db, on.epoch, () => closed).catch(wordsNotKept),
      () => undefined,
    );
  return {
    ready,
    touch: (touched: Touched, now: string): Promise<void> => {
      for (const side of sides) for (const id of touched[side]) waiting[side].add(id);
      moment = now;
      const mine = work.then(takeUp);
      // As above: whoever brought the change is told.
      work = mine.catch(() => undefined);
      void work.then(() => {
        keeping ??= keepUp().catch(failed);
      });
      return mine;
    },
    top: async (asker, search) => {
      mustBeOpen();
      return market.top(asker, search);
    },
    sizes: () => market.size(),
    ended,
    close: async () => {
      closed = true;
      await work;
      await keeping;
      await wordsKept;
    },
  };
};

/** Markets in this very thread: for tests, seeds and small worlds, and what runs inside a thread of its own. */
export const marketsHere = (options: Options): Markets => ({
  // In a small world the newer one is nearly there.
  patienceMs: 10_000,
  open: (ground, at) => openHere(options, ground, at),
  count: async ({ tags, mappings }, at) => {
    const counted = census(taxonomyOf(tags, mappings));
    for (const side of sides)
      for await (const page of publishedPages(options.db, side, at))
        for (const [place, item] of page.entries()) {
          counted.add(item);
          if (place % TAKEN === TAKEN - 1) await pause();
        }
    return JSON.stringify(counted.freeze());
  },
});
