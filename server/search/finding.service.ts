import { z } from 'zod';
import type { Db, Trx } from '../database/connect.ts';
import type { Estimate, EstimatingService } from './estimating.service.ts';
import { FoundNoun, MOST_COUNTED } from './search.contract.ts';
import * as store from './search.store.ts';

interface Deps {
  readonly db: Db;
  readonly estimating: EstimatingService;
}

/** Where a page ends. */
export const Key = z.tuple([
  z.union([z.literal(3), z.literal(2), z.literal(1), z.literal(0)]),
  z.iso.datetime({ offset: true }),
  z.uuid(),
]);
type Key = z.infer<typeof Key>;

export const keyOf = ({ tier, listedAt, id }: store.Hit): Key => [tier, listedAt, id];

/** So many times what is counted is more than that, by estimate and among the newest. */
const SURELY = 3;

/** Hits in their order, and how many there are: counted while they are few, told from estimates where they are many. */
export const findingService = ({ db, estimating }: Deps) => {
  /** Needs, and beside them ideas and organisations: two questions to the database at once, not more. */
  const forEachNoun = async <T>(work: (trx: Trx, noun: FoundNoun) => T | Promise<T>): Promise<T[]> => {
    const oneByOne = (nouns: readonly FoundNoun[]): Promise<T[]> =>
      store.reading(db, async (trx) => {
        const done: T[] = [];
        for (const noun of nouns) done.push(await work(trx, noun));
        return done;
      });
    const [first = 'need', ...others] = FoundNoun.options;
    return (await Promise.all([oneByOne([first]), oneByOne(others)])).flat();
  };

  /** A page of hits, tier by tier, where there are too many to rank them all. */
  const findByTier = async (
    trx: Trx,
    wanted: store.Wanted,
    { after, limit, recent }: { after: Key | undefined; limit: number; recent?: store.Recent | undefined },
  ) => {
    const hits: store.Hit[] = [];
    const tiers = ([3, 2, 1, 0] as const).filter(
      (tier) =>
        tier <= (after?.[0] ?? 3) &&
        (tier < 2 || wanted.line !== '') &&
        (tier === 0 || wanted.words !== null),
    );
    let newest = recent;
    for (const tier of tiers) {
      const missing = limit - hits.length;
      if (missing === 0) break;
      const from = after?.[0] === tier ? ([after[1], after[2]] as const) : undefined;
      if (from === undefined && tier < 3) {
        // What many have, some of the newest have: no need to sort all of them.
        newest ??= await store.findRecent(trx, wanted, limit);
        const found = newest.hits.filter((hit) => hit.tier === tier).slice(0, missing);
        if (found.length === missing) {
          hits.push(...found);
          break;
        }
      }
      hits.push(...(await store.findTier(trx, wanted, tier, { after: from, limit: missing })));
    }
    return hits;
  };

  const findWithCount = async (
    trx: Trx,
    estimate: Estimate,
    wanted: store.Wanted,
    { limit, places }: { limit: number; places: boolean },
  ): Promise<store.FoundAll> => {
    const likely = estimate(wanted.noun, wanted.query);
    const many = likely !== undefined && likely.count >= SURELY * MOST_COUNTED;
    const recent = many ? await store.findRecent(trx, wanted, limit) : undefined;
    // Statistics may be old; the newest are as they are now, and have their share of what many have.
    const share = (recent?.count ?? 0) / store.LOOKED_THROUGH;
    const all =
      many && share * likely.documents >= SURELY * MOST_COUNTED
        ? { count: MOST_COUNTED + 1, hits: [], places: {} }
        : await store.findAll(trx, wanted, { limit, places });
    if (all.count <= MOST_COUNTED) return all;
    return { ...all, hits: await findByTier(trx, wanted, { after: undefined, limit, recent }) };
  };

  return {
    /** The first of each kind with their counts, by the order of `FoundNoun`; those that nothing is wanted of have none. */
    findFirst: async (
      wantedOf: (noun: FoundNoun) => store.Wanted | undefined,
      limit: number,
    ): Promise<store.FoundAll[]> => {
      const estimate = await estimating.estimate();
      return forEachNoun((trx, noun) => {
        const wanted = wantedOf(noun);
        if (wanted === undefined) return { count: 0, hits: [], places: {} };
        return findWithCount(trx, estimate, wanted, { limit, places: noun !== 'organisation' });
      });
    },

    /** A page of one kind, after a key. */
    findPage: async (
      wanted: store.Wanted | undefined,
      { after, limit }: { after: Key | undefined; limit: number },
    ): Promise<store.Hit[]> => {
      if (wanted === undefined) return [];
      const estimate = await estimating.estimate();
      return store.reading(db, async (trx) => {
        if ((estimate(wanted.noun, wanted.query)?.count ?? 0) < SURELY * MOST_COUNTED) {
          const all = await store.findAll(trx, wanted, { after, limit, places: false });
          if (all.count <= MOST_COUNTED) return all.hits;
        }
        return findByTier(trx, wanted, { after, limit });
      });
    },

    /** A few of each kind by their names. */
    findNamed: (
      wantedOf: (noun: FoundNoun) => store.Wanted | undefined,
      leading: string,
      limit: number,
    ): Promise<store.Hit[][]> =>
      forEachNoun((trx, noun) => {
        const wanted = wantedOf(noun);
        return wanted === undefined ? [] : store.findNames(trx, wanted, leading, limit);
      }),
  };
};
