import { PLATFORM } from './draft.ts';
import { type CompiledTaxonomy, compileTaxonomy, type SuggestibleTag } from './suggest.ts';

export interface CatalogueTag extends SuggestibleTag {
  readonly taxonomyId: string;
  readonly code: string;
  readonly sdg: number | null;
  readonly uri: string | null;
  readonly replacedBy: string | null;
}

/** All tags of all taxonomies in memory, found by id, by code, and by what lies under them. */
export interface Catalogue<Tag extends CatalogueTag = CatalogueTag> {
  readonly tags: readonly Tag[];
  readonly byId: ReadonlyMap<string, Tag>;
  readonly byCode: (code: string, taxonomy?: string) => Tag | undefined;
  /** The tag that stands for it today, after any replacements; undefined for an unknown id. */
  readonly current: (id: string) => Tag | undefined;
  /** The tag itself and everything under it. */
  readonly under: (id: string) => readonly string[];
  /** Those of a taxonomy that can be chosen, themes before their topics. */
  readonly choosable: (taxonomy: string) => readonly Tag[];
  readonly compiled: (taxonomy: string) => CompiledTaxonomy;
}

export const catalogueOf = <Tag extends CatalogueTag>(tags: readonly Tag[]): Catalogue<Tag> => {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const byCode = new Map(tags.map((tag) => [`${tag.taxonomyId}:${tag.code}`, tag]));
  const children = Map.groupBy(tags, ({ parentId }) => parentId);
  const compiled = new Map<string, CompiledTaxonomy>();

  const under = (id: string): readonly string[] => {
    const found = new Set([id]);
    for (const above of found) for (const { id: below } of children.get(above) ?? []) found.add(below);
    return [...found];
  };
  const choosable = (taxonomy: string): readonly Tag[] =>
    tags.filter(({ taxonomyId, replacedBy }) => taxonomyId === taxonomy && replacedBy === null);

  return {
    tags,
    byId,
    byCode: (code, taxonomy = PLATFORM) => byCode.get(`${taxonomy}:${code}`),
    current: (id) => {
      const passed = new Set<string>();
      let tag = byId.get(id);
      while (tag?.replacedBy != null && !passed.has(tag.id)) {
        passed.add(tag.id);
        tag = byId.get(tag.replacedBy);
      }
      return tag;
    },
    under,
    choosable,
    compiled: (taxonomy) => {
      const known = compiled.get(taxonomy) ?? compileTaxonomy(choosable(taxonomy));
      compiled.set(taxonomy, known);
      return known;
    },
  };
};
