import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import type { RegionsService } from '../regions/regions.service.ts';
import type { AskingService, Filters } from './asking.service.ts';
import { type Spread, spreadOf } from './map.store.ts';
import { partsOf } from './parts.ts';
import { MOST_COUNTED } from './search.contract.ts';
import { reading } from './search.store.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly regions: RegionsService;
  readonly asking: AskingService;
}

const KEPT_MS = 60_000;
const MOST_KEPT = 100;

/**
 * Needs and ideas on the map: published ones only, the same for everybody. Few are counted as they are; many, which
 * takes seconds, once a minute for all.
 */
export const mapService = ({ db, clock, regions, asking }: Deps) => {
  const kept = new Map<
    string,
    { readonly at: number; readonly spreads: Promise<readonly [Spread, Spread]> }
  >();

  const count = async (query: string | null): Promise<readonly [Spread, Spread]> => {
    const now = clock().toISOString();
    return Promise.all([
      spreadOf(db, { noun: 'need', query, now }),
      spreadOf(db, { noun: 'idea', query, now }),
    ]);
  };

  const countFew = async (query: string | null): Promise<readonly [Spread, Spread] | undefined> => {
    const now = clock().toISOString();
    return reading(db, async (trx) => {
      const few = { query, now, most: MOST_COUNTED + 1 };
      const needs = await spreadOf(trx, { ...few, noun: 'need' });
      if (needs.count > MOST_COUNTED) return undefined;
      const ideas = await spreadOf(trx, { ...few, noun: 'idea' });
      return ideas.count > MOST_COUNTED ? undefined : [needs, ideas];
    });
  };

  const keptUnder = (key: string, now: number): Promise<readonly [Spread, Spread]> | undefined => {
    const held = kept.get(key);
    return held !== undefined && now - held.at < KEPT_MS && now >= held.at ? held.spreads : undefined;
  };

  const spreadsOf = async (query: string | null): Promise<readonly [Spread, Spread]> => {
    const key = query ?? '';
    const now = clock().getTime();
    const before = keptUnder(key, now) ?? (await countFew(query)) ?? keptUnder(key, now);
    if (before !== undefined) return before;
    const spreads = count(query).catch((error: unknown) => {
      kept.delete(key);
      throw error;
    });
    kept.delete(key);
    kept.set(key, { at: now, spreads });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return spreads;
  };

  return {
    map: async ({ q, region = [], ...filters }: Filters & { q: string }) => {
      const { regions: all, lineage } = await regions.hierarchy();
      const [first, ...others] = await regions.resolve(region);
      const around = first === undefined ? [] : lineage(first);
      const within =
        around.find(({ code }) => others.every((one) => lineage(one).some((place) => place.code === code))) ??
        all.find(({ kind }) => kind === 'country');
      if (within === undefined) throw new Error('The places have not been read in yet');
      // One place is what is looked into, and so no filter: its neighbours' counts are kept with its own.
      const several = others.length === 0 ? undefined : region;
      const { words, marks } = await asking.read(db, q, { ...filters, region: several });
      const query = [words, marks].flatMap((part) => (part === null ? [] : [`(${part})`])).join(' & ');
      const [needs, ideas] = await spreadsOf(query === '' ? null : query);
      const parts = partsOf(all, within.code).map(({ code, name, lat, lon }) => ({
        code,
        name,
        lat,
        lon,
        needs: needs.places[code] ?? 0,
        ideas: ideas.places[code] ?? 0,
        divided: partsOf(all, code).length > 0,
      }));
      const whole = within.kind === 'country';
      const inAll = (spread: Spread): number => (whole ? spread.count : (spread.places[within.code] ?? 0));
      return {
        within: { code: within.code, name: within.name },
        around: lineage(within.code)
          .slice(1)
          .map(({ code, name }) => ({ code, name }))
          .reverse(),
        parts,
        needs: inAll(needs),
        ideas: inAll(ideas),
      };
    },
  };
};
