import type { Region } from '../regions/hierarchy.ts';

/**
 * What a place is divided into on a map and in a list of filters: its councils; England, which has too many, into its
 * regions, and the whole country into these and the other nations. Empty for a council.
 */
export const partsOf = (regions: readonly Region[], code?: string): Region[] => {
  const standing = regions.filter(({ replacedBy }) => replacedBy === null);
  const under = (parent: string | undefined): Region[] =>
    standing.filter((region) => (parent === undefined ? region.kind === 'nation' : region.parent === parent));
  const top = code === undefined || standing.find((region) => region.code === code)?.kind === 'country';
  const direct = under(top ? undefined : code);
  if (!top) return direct;
  return direct.flatMap((nation) => {
    const divisions = under(nation.code).filter(({ kind }) => kind === 'region');
    return divisions.length === 0 ? [nation] : divisions;
  });
};
