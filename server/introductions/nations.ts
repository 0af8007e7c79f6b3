import type { Hierarchy } from '../regions/hierarchy.ts';
import { type Nation, nations } from './bank-holidays.ts';

const isNation = (code: string): code is keyof typeof nations => Object.hasOwn(nations, code);

/** The nations these places lie in; all four where none is said, or where a place spans them. */
export const nationsOf = (regionCodes: readonly string[], { lineage }: Hierarchy): Set<Nation> => {
  const found = new Set<Nation>();
  for (const code of regionCodes) {
    const nation = lineage(code)
      .map((region) => region.code)
      .find(isNation);
    if (nation === undefined) return new Set(Object.values(nations));
    found.add(nations[nation]);
  }
  return found.size === 0 ? new Set(Object.values(nations)) : found;
};
