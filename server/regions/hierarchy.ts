import type { RegionKind } from './regions.contract.ts';

export interface Region {
  readonly code: string;
  readonly name: string;
  readonly kind: RegionKind;
  readonly parent: string | null;
  readonly lat: number;
  readonly lon: number;
  readonly spanStart: number;
  readonly spanEnd: number;
  readonly replacedBy: string | null;
}

/** "Within X" as a range: a place lies in X when its `spanStart` is between the two, both included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The places of the country in memory. Every code may be an abolished one: it stands for its successor. */
export interface Hierarchy {
  readonly regions: readonly Region[];
  /** Every pair of councils that border each other, both ways round. */
  readonly borders: readonly (readonly [string, string])[];
  /** The place in use today; undefined for a code that nobody knows. */
  readonly resolve: (code: string) => Region | undefined;
  readonly span: (code: string) => Span | undefined;
  /** Whether a place lies in another; a place lies in itself. False for unknown codes. */
  readonly within: (code: string, outer: string) => boolean;
  /** The codes that border a place; empty for islands, nations and regions. */
  readonly neighbours: (code: string) => readonly string[];
  /** Whether two places lie in one English region; Wales, Scotland and Northern Ireland have none. */
  readonly sameRegion: (one: string, other: string) => boolean;
  /** The place itself, then what it lies in, up to the country. */
  readonly lineage: (code: string) => readonly Region[];
}

/** Builds the hierarchy from its rows. Chains of successors and of parents that close on themselves end there. */
export const hierarchyOf = (
  regions: readonly Region[],
  borders: readonly (readonly [string, string])[],
): Hierarchy => {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const beside = new Map<string, Set<string>>();
  for (const [one, other] of [...borders, ...borders.map(([one, other]) => [other, one] as const)]) {
    beside.set(one, (beside.get(one) ?? new Set()).add(other));
  }

  const follow = (from: Region | undefined, next: (region: Region) => string | null): readonly Region[] => {
    const passed: Region[] = [];
    for (let here = from; here !== undefined && !passed.includes(here); ) {
      passed.push(here);
      const code = next(here);
      here = code === null ? undefined : byCode.get(code);
    }
    return passed;
  };
  const resolve = (code: string) => follow(byCode.get(code), (region) => region.replacedBy).at(-1);
  const span = (code: string): Span | undefined => {
    const region = resolve(code);
    return region && { start: region.spanStart, end: region.spanEnd };
  };
  const lineage = (code: string) => follow(resolve(code), (region) => region.parent);
  const regionOf = (code: string) => lineage(code).find((place) => place.kind === 'region');

  return {
    regions,
    borders: [...beside].flatMap(([one, others]) => [...others].map((other) => [one, other] as const)),
    resolve,
    span,
    within: (code, outer) => {
      const [inner, around] = [span(code), span(outer)];
      return (
        inner !== undefined &&
        around !== undefined &&
        around.start <= inner.start &&
        inner.start <= around.end
      );
    },
    neighbours: (code) => [...(beside.get(resolve(code)?.code ?? '') ?? [])],
    sameRegion: (one, other) => {
      const region = regionOf(one);
      return region !== undefined && region === regionOf(other);
    },
    lineage,
  };
};
