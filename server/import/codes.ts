import type { Hierarchy } from '../regions/hierarchy.ts';
import type { Catalogue } from '../tags/catalogue.ts';
import { Refusal } from './refusal.ts';
import type { Codes } from './row-mapping.ts';

/** Looks codes up in the places of the country and in one taxonomy, or in all of them. */
export const codesOf = (hierarchy: Hierarchy, catalogue: Catalogue, taxonomy: string | undefined): Codes => {
  const known = new Set(catalogue.tags.map(({ taxonomyId }) => taxonomyId));
  if (taxonomy !== undefined && !known.has(taxonomy)) {
    throw new Refusal(`There is no taxonomy "${taxonomy}"; there are: ${[...known].join(', ')}.`);
  }
  const ids = new Map<string, string[]>();
  for (const { id, code, taxonomyId } of catalogue.tags) {
    const current = catalogue.current(id)?.id;
    if (current === undefined || (taxonomy !== undefined && taxonomyId !== taxonomy)) continue;
    ids.set(code, [...(ids.get(code) ?? []), current]);
  }
  return { region: (code) => hierarchy.resolve(code)?.code, tag: (code) => ids.get(code) ?? [] };
};
