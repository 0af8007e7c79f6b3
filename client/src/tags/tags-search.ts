import { oneOf, present, textOf } from '../app/search-params.ts';

export const shownTags = ['unmapped', 'mapped', 'all', 'set_aside'] as const;
type TagsSearch = { taxonomy?: string; show?: (typeof shownTags)[number]; q?: string };

export const parseTags = (raw: Record<string, unknown>): TagsSearch =>
  present({
    taxonomy: textOf(raw.taxonomy)?.slice(0, 60),
    show: oneOf(raw.show, shownTags),
    q: textOf(raw.q),
  });
