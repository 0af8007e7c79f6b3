import { type Clock, systemClock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import { keptReading } from '../kept-reading.ts';
import { type Hierarchy, hierarchyOf, type Span } from './hierarchy.ts';
import * as store from './regions.store.ts';

export interface Deps {
  readonly db: Db | Trx;
  readonly clock?: Clock;
}

interface Atlas {
  readonly hierarchy: Hierarchy;
  readonly sets: readonly store.RegionSetRow[];
}

export const regionsService = ({ db, clock = systemClock }: Deps) => {
  let read: string | undefined;
  const kept = keptReading(async (): Promise<Atlas> => {
    const [regions, borders, sets] = await Promise.all([
      store.listRegions(db),
      store.listBorders(db),
      store.listSets(db),
    ]);
    return {
      hierarchy: hierarchyOf(
        regions,
        borders.map(({ regionCode, neighbourCode }) => [regionCode, neighbourCode] as const),
      ),
      sets,
    };
  });

  /** Places change with a release only, which may be another process's: read again when they are not what they were. */
  const atlas = async (): Promise<Atlas> => {
    const revision = await store.findRevision(db);
    if (revision === undefined || revision !== read) kept.drop();
    read = revision;
    return kept.get();
  };

  return {
    /** What stands today, in tree order, and the named sets of councils. */
    list: async () => {
      const { hierarchy, sets } = await atlas();
      return {
        items: hierarchy.regions
          .filter(({ replacedBy }) => replacedBy === null)
          .map(({ code, name, kind, parent, lat, lon }) => ({ code, name, kind, parent, lat, lon })),
        sets: sets.map((set) => ({ ...set, codes: [...set.codes] })),
      };
    },

    hierarchy: async (): Promise<Hierarchy> => (await atlas()).hierarchy,

    /** Codes in use today, each once, in the order given. Throws `unknown_region` naming those nobody knows. */
    resolve: async (codes: readonly string[]): Promise<string[]> => {
      const { hierarchy } = await atlas();
      const unknown = codes.filter((code) => hierarchy.resolve(code) === undefined);
      if (unknown.length > 0) {
        throw fail(
          'unknown_region',
          unknown.map((code) => ({
            path: 'regionCodes',
            message: `There is no place with the code ${code}`,
          })),
        );
      }
      return [...new Set(codes.flatMap((code) => hierarchy.resolve(code)?.code ?? []))];
    },

    /** "Within this place" for lists: `span_start between start and end`. Throws `unknown_region`. */
    spanOf: async (code: string): Promise<Span> => {
      const span = (await atlas()).hierarchy.span(code);
      if (span === undefined) {
        throw fail('unknown_region', [
          { path: 'region', message: `There is no place with the code ${code}` },
        ]);
      }
      return span;
    },

    /** Brings the places to what a release says, and tells every process if that is news. */
    importRegions: async (
      trx: Trx,
      regions: readonly store.RegionSeed[],
      sets: readonly store.RegionSetRow[],
    ): Promise<void> => {
      const { inserted, changed } = await store.upsertRegions(trx, regions);
      await store.replaceSets(trx, sets);
      // In an empty database they are no news: nothing lies in them yet.
      const isFirst = inserted === regions.length;
      if (isFirst || inserted + changed === 0) return;
      await record(trx, {
        type: 'region.changed',
        noun: 'region',
        id: newId(),
        actorId: null,
        audiences: ['public'],
        data: { inserted, changed },
        at: clock().toISOString(),
      });
    },
  };
};

export type RegionsService = ReturnType<typeof regionsService>;
