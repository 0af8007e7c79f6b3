/** A tag as the catalogue knows it: what it lies under, and what stands for it now. */
type Known = { id: string; parentId: string | null; replacedBy: string | null };

/** The outermost tags that some tags lie under today, each once, in order. A tag that is not known is left out. */
export const themesOf = (tags: readonly string[], byId: ReadonlyMap<string, Known>): string[] => {
  const themes = new Set<string>();
  for (const id of tags) {
    const seen = new Set<string>();
    let at = byId.get(id);
    for (;;) {
      const up = at?.replacedBy ?? at?.parentId;
      if (!at || up == null || seen.has(at.id)) break;
      seen.add(at.id);
      at = byId.get(up) ?? at;
    }
    if (at) themes.add(at.id);
  }
  return [...themes].sort();
};
