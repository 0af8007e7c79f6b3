/** As far as two labels may differ and still be the same words: capitals, accents, "&", hyphens and spaces. */
const folded = (label: string): string =>
  label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface Labelled {
  readonly code: string;
  readonly label: string;
  readonly synonyms: readonly string[];
}

export interface Equal {
  readonly from: string;
  readonly to: string;
  readonly kind: 'exact' | 'close';
}

/**
 * Tags of two taxonomies that are called the same: by label exactly; where a synonym is part of it, closely, and
 * only if it points to one tag alone.
 */
export const equalLabels = (imported: readonly Labelled[], own: readonly Labelled[]): Equal[] => {
  const byLabel = new Map(own.map((tag) => [folded(tag.label), tag.code]));
  const bySynonym = new Map<string, Set<string>>();
  for (const { code, label, synonyms } of own) {
    for (const word of [label, ...synonyms].map(folded)) {
      bySynonym.set(word, (bySynonym.get(word) ?? new Set()).add(code));
    }
  }
  return imported.flatMap(({ code, label, synonyms }): Equal[] => {
    const same = byLabel.get(folded(label));
    if (same !== undefined) return [{ from: code, to: same, kind: 'exact' }];
    const near = new Set([label, ...synonyms].flatMap((word) => [...(bySynonym.get(folded(word)) ?? [])]));
    const [only, ...others] = near;
    return only === undefined || others.length > 0 ? [] : [{ from: code, to: only, kind: 'close' }];
  });
};
