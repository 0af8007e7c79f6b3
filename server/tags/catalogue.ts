import { PLATFORM } from './draft.ts';
import { type CompiledTaxonomy, compileTaxonomy, type SuggestibleTag } from './suggest.ts';

export interface CatalogueTag extends SuggestibleTag {
  readonly taxonomyId: string;
  readonly code: string;
  readonly sdg: number | null;
  readonly uri: string | null;
  /** The tag that stands for it today, where it was merged. */
  readonly replacedBy: string | null;
  /** Set: items that carry it keep it, and nobody chooses it any more. */
  readonly retiredAt: string | null;
}

/** All tags of all taxonomies in memory, found by id, by code, and by what lies under them. */
export interface Catalogue<Tag extends CatalogueTag = CatalogueTag> {
  readonly tags: readonly Tag[];
  readonly byId: ReadonlyMap<string, Tag>;
  readonly byCode: (code: string, taxonomy?: string) => Tag | undefined;
  /** The tag that stands for it today, after any replacements; undefined for an unknown id. */
  readonly current: (id: string) => Tag | undefined;
  /** The tag as it stands today, everything under it, and the tags that were merged into any of these. */
  readonly under: (id: string) => readonly string[];
  /** Those of a taxonomy that can be chosen, themes before their topics. */
  readonly choosable: (taxonomy: string) => readonly Tag[];
  readonly compiled: (taxonomy: string) => CompiledTaxonomy;
}

export const catalogueOf = <Tag extends CatalogueTag>(tags: readonly Tag[]): Catalogue<Tag> => {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const current = (id: string): Tag | undefined => {
    const passed = new Set<string>();
    let tag = byId.get(id);
    while (tag?.replacedBy != null && !passed.has(tag.id)) {
      passed.add(tag.id);
      tag = byId.get(tag.replacedBy);
    }
    return tag;
  };
  const byCode = new Map(tags.map((tag) => [`${tag.taxonomyId}:${tag.code}`, tag]));
  /** A tag that was merged lies under the one that stands for it; so do its children, who still name it. */
  const children = Map.groupBy(
    tags,
    ({ parentId, replacedBy }) =>
      replacedBy ?? (parentId === null ? null : (current(parentId)?.id ?? parentId)),
  );
  const compiled = new Map<string, CompiledTaxonomy>();

  const under = (id: string): readonly string[] => {
    const found = new Set([current(id)?.id ?? id, id]);
    for (const above of found) for (const { id: below } of children.get(above) ?? []) found.add(below);
    return [...found];
  };
  const merged = Map.groupBy(
    tags.filter(({ replacedBy }) => replacedBy !== null),
    ({ replacedBy }) => replacedBy,
  );
  /** What a text said of a tag that was merged speaks for the one that stands for it. */
  const withMergedWords = (tag: Tag): Tag => {
    const others = merged.get(tag.id) ?? [];
    // A tag that is found by its pattern alone is not found by words.
    if (others.length === 0 || (tag.pattern !== null && tag.synonyms.length === 0)) return tag;
    const words = others.flatMap(({ label, synonyms }) => [label, ...synonyms]);
    return { ...tag, synonyms: [...new Set([...tag.synonyms, ...words])] };
  };
  const choosable = (taxonomy: string): readonly Tag[] =>
    tags.filter(
      ({ taxonomyId, replacedBy, retiredAt }) =>
        taxonomyId === taxonomy && replacedBy === null && retiredAt === null,
    );

  return {
    tags,
    byId,
    byCode: (code, taxonomy = PLATFORM) => byCode.get(`${taxonomy}:${code}`),
    current,
    under,
    choosable,
    compiled: (taxonomy) => {
      const known = compiled.get(taxonomy) ?? compileTaxonomy(choosable(taxonomy).map(withMergedWords));
      compiled.set(taxonomy, known);
      return known;
    },
  };
};
