import type { TagMapping, TagRow } from './taxonomy.ts';

/** What is asked of an item: the codes of its places, and its tags. */
export interface Placed {
  readonly regionCodes: readonly string[];
  readonly tagIds: readonly string[];
}

interface Patch {
  readonly agencyId: string;
  readonly regionCode: string | null;
  readonly tagId: string | null;
}

interface Given {
  readonly patches: readonly Patch[];
  readonly tags: readonly TagRow[];
  readonly mappings: readonly TagMapping[];
  readonly regions: readonly {
    readonly code: string;
    readonly spanStart: number;
    readonly spanEnd: number;
  }[];
}

const gather = <K, V>(pairs: Iterable<readonly [K, V]>): Map<K, V[]> => {
  const found = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const values = found.get(key);
    if (values) values.push(value);
    else found.set(key, [value]);
  }
  return found;
};

const once = <T>(make: (key: string) => T): ((key: string) => T) => {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
};

/**
 * Which agencies' patches cover an item, out of memory: the same answer as the database gives (`listCovering`), whose
 * rules stand there. Each tag and each place is climbed from once, so an item costs a walk over the few patches that
 * lie around it.
 */
export const patchBook = ({ patches, tags, mappings, regions }: Given) => {
  const tagOf = new Map(tags.map((tag) => [tag.id, tag]));
  const merged = gather(
    tags.flatMap(({ id, replacedBy }) => (replacedBy === null ? [] : [[replacedBy, id] as const])),
  );
  const mapped = gather(mappings.map(({ from, to }) => [from, to] as const));
  const same = gather(
    mappings.flatMap(({ from, to, kind }) => (kind === 'exact' ? [[to, from] as const] : [])),
  );
  const spanOf = new Map(regions.map((region) => [region.code, region]));
  const ofSubject = gather(patches.map((patch) => [patch.tagId, patch] as const));
  const anywhere = patches.filter(({ regionCode }) => regionCode === null);
  const bounded = patches.flatMap((patch) => {
    const span = patch.regionCode === null ? undefined : spanOf.get(patch.regionCode);
    return span === undefined ? [] : [{ patch, span }];
  });

  const onTag = once((tag): readonly Patch[] => {
    const climbed = new Set([tag, ...(same.get(tag) ?? [])]);
    for (const id of climbed) {
      const up = tagOf.get(id);
      for (const next of [up?.replacedBy ?? up?.parent ?? null, ...(mapped.get(id) ?? [])])
        if (next !== null) climbed.add(next);
    }
    return [...climbed].flatMap((id) =>
      [id, ...(merged.get(id) ?? [])].flatMap((name) => ofSubject.get(name) ?? []),
    );
  });
  const around = once((code): readonly Patch[] => {
    const start = spanOf.get(code)?.spanStart;
    if (start === undefined) return [];
    return bounded.flatMap(({ patch, span }) =>
      start >= span.spanStart && start <= span.spanEnd ? patch : [],
    );
  });

  return {
    /** The agencies that cover an item, each once, in no particular order. */
    covering: ({ regionCodes, tagIds }: Placed): Set<string> => {
      const there = [...anywhere, ...regionCodes.flatMap(around)];
      const subjects = there.some(({ tagId }) => tagId !== null) ? new Set(tagIds.flatMap(onTag)) : undefined;
      return new Set(
        there.flatMap((patch) => (patch.tagId === null || subjects?.has(patch) ? patch.agencyId : [])),
      );
    },
  };
};

export type PatchBook = ReturnType<typeof patchBook>;
