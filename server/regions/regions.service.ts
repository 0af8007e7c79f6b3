import type { Db } from '../database/connect.ts';
import { fail } from '../fail.ts';
import { type Hierarchy, hierarchyOf, type Span } from './hierarchy.ts';
import * as store from './regions.store.ts';

export interface Deps {
  readonly db: Db;
}

interface Atlas {
  readonly hierarchy: Hierarchy;
  readonly sets: readonly store.RegionSetRow[];
}

export const regionsService = ({ db }: Deps) => {
  let known: Promise<Atlas> | undefined;

  const read = async (): Promise<Atlas> => {
    const [regions, borders, sets] = await Promise.all([
      store.listRegions(db),
      store.listBorders(db),
      store.listSets(db),
    ]);
    // Read before the reference data was seeded: look again next time.
    if (regions.length === 0) known = undefined;
    return {
      hierarchy: hierarchyOf(
        regions,
        borders.map(({ regionCode, neighbourCode }) => [regionCode, neighbourCode] as const),
      ),
      sets,
    };
  };

  /** Places change with a release only, so they are read once. */
  const atlas = (): Promise<Atlas> => {
    known ??= read().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
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
  };
};

export type RegionsService = ReturnType<typeof regionsService>;
