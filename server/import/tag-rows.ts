import { faultsOf, type TagDraft } from '../tags/draft.ts';
import { cellsOf, type Fault, type Mapped, type Values } from './row-mapping.ts';

export const tagColumns = {
  required: ['code', 'label'],
  optional: ['parent', 'synonyms', 'pattern', 'exclude_pattern', 'sdg', 'uri'],
} as const;

/** Synonyms are separated by `|`. What only shows against the other rows is found by `tagFaults`. */
export const tagOfRow = (values: Values): Mapped<TagDraft> => {
  const cells = cellsOf(values);
  const sdg = cells.orNull('sdg');
  return cells.end({
    code: cells.text('code'),
    label: cells.text('label'),
    parent: cells.orNull('parent'),
    synonyms: cells
      .text('synonyms')
      .split('|')
      .map((synonym) => synonym.trim())
      .filter((synonym) => synonym !== ''),
    pattern: cells.orNull('pattern'),
    excludePattern: cells.orNull('exclude_pattern'),
    sdg: sdg === null ? null : Number(sdg),
    uri: cells.orNull('uri'),
  });
};

/**
 * Everything that keeps drafts from being a taxonomy together, by their place. A tag whose parent is bad is bad as
 * well, so that what remains is a taxonomy.
 */
export const tagFaults = (drafts: readonly TagDraft[]): Map<number, Fault[]> => {
  const bad = new Map<number, Fault[]>();
  for (;;) {
    const standing = drafts.flatMap((draft, place) => (bad.has(place) ? [] : [{ draft, place }]));
    const faults = faultsOf(standing.map(({ draft }) => draft));
    if (faults.length === 0) return bad;
    for (const { place, field, reason } of faults) {
      const at = standing[place]?.place;
      if (at !== undefined) bad.set(at, [...(bad.get(at) ?? []), { field, reason }]);
    }
  }
};
