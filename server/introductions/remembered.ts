import type { StoredIntroduction } from './stored-introduction.ts';

/** So many are remembered; whichever was not asked for the longest is forgotten first. */
const MOST_REMEMBERED = 1_000;

interface Known {
  readonly id: string;
  readonly version: number;
}

/**
 * Introductions as they were last read, each with its version. None is relied upon by itself: whoever decides on one
 * has the database say, in the statement that reads or writes what it is about, that it still stands so.
 */
export const remembered = (read: (ids: readonly string[]) => Promise<StoredIntroduction[]>) => {
  const known = new Map<string, StoredIntroduction>();

  const keep = (one: StoredIntroduction): void => {
    known.delete(one.id);
    known.set(one.id, one);
    for (const oldest of known.keys()) {
      if (known.size <= MOST_REMEMBERED) break;
      known.delete(oldest);
    }
  };

  const gather = async (
    ids: readonly string[],
    holds: (one: StoredIntroduction) => boolean,
  ): Promise<Map<string, StoredIntroduction>> => {
    const wanted = [...new Set(ids)];
    const found = new Map(
      wanted.flatMap((id) => {
        const one = known.get(id);
        return one !== undefined && holds(one) ? [[id, one] as const] : [];
      }),
    );
    const missing = wanted.filter((id) => !found.has(id));
    for (const one of missing.length === 0 ? [] : await read(missing)) found.set(one.id, one);
    for (const one of found.values()) keep(one);
    return found;
  };

  return {
    /** As they were last read, or as they are now: for whoever has it checked before it counts. */
    recall: (ids: readonly string[]) => gather(ids, () => true),

    /** Under just these versions, or as they have become since. */
    asOf: (which: readonly Known[]) => {
      const versions = new Map(which.map(({ id, version }) => [id, version]));
      return gather(
        which.map(({ id }) => id),
        ({ id, version }) => versions.get(id) === version,
      );
    },

    forget: (id: string): void => void known.delete(id),
  };
};
