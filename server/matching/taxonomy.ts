import { ANCESTOR, MAPPING } from './weights.ts';

export type TagRow = { id: string; parent: string | null; replacedBy: string | null };
export type TagMapping = { from: string; to: string; kind: keyof typeof MAPPING };

type Edge = { to: string; factor: number; kind: 'ancestor' | 'mapped' | 'same' };

/** Tags and how meaning flows between them: a child lends to its parent, an imported tag to the one it maps to. */
export type Taxonomy = {
  /** False for a tag that was removed, or that is only another name (replaced, or mapped as exactly the same). */
  stands: (tag: string) => boolean;
  /** Where a tag lends to, with the factor in (0, 1]; empty for an unknown tag. */
  edges: (tag: string) => readonly Edge[];
};

/**
 * Builds the graph of tags. `rows` hold every tag once; parents, replacements and mappings that point to a tag
 * that is not there are left out, so a taxonomy in the middle of an edit still answers.
 */
export const taxonomyOf = (rows: Iterable<TagRow>, mappings: Iterable<TagMapping> = []): Taxonomy => {
  const tags = new Map<string, TagRow>();
  for (const row of rows) tags.set(row.id, row);
  const edges = new Map<string, Edge[]>();
  const otherNames = new Set<string>();
  const link = (from: string, edge: Edge) => {
    if (!tags.has(edge.to) || edge.to === from) return false;
    const list = edges.get(from);
    if (list) list.push(edge);
    else edges.set(from, [edge]);
    return true;
  };
  for (const tag of tags.values()) {
    if (tag.replacedBy && link(tag.id, { to: tag.replacedBy, factor: 1, kind: 'same' }))
      otherNames.add(tag.id);
    else if (tag.parent) link(tag.id, { to: tag.parent, factor: ANCESTOR, kind: 'ancestor' });
  }
  for (const { from, to, kind } of mappings) {
    if (!tags.has(from)) continue;
    const same = kind === 'exact';
    if (link(from, { to, factor: MAPPING[kind], kind: same ? 'same' : 'mapped' }) && same)
      otherNames.add(from);
  }
  keepOneOfEachRing(edges, otherNames);
  return {
    stands: (tag) => tags.has(tag) && !otherNames.has(tag),
    edges: (tag) => edges.get(tag) ?? [],
  };
};

/** Two tags that are each "exactly" the other would both vanish as mere names: the first by id then stands. */
const keepOneOfEachRing = (edges: ReadonlyMap<string, Edge[]>, otherNames: Set<string>) => {
  for (const tag of [...otherNames].sort()) {
    const seen = new Set<string>();
    const ahead = [tag];
    let standing = false;
    for (let next = ahead.pop(); next !== undefined && !standing; next = ahead.pop()) {
      for (const edge of edges.get(next) ?? []) {
        if (edge.kind !== 'same' || seen.has(edge.to)) continue;
        seen.add(edge.to);
        if (!otherNames.has(edge.to)) standing = true;
        ahead.push(edge.to);
      }
    }
    if (!standing) otherNames.delete(tag);
  }
};
