import type { Place } from './status.ts';

/** What an introduction is about, to whoever reads it: to a side it is the other side's item, to a broker the pair. */
export const aboutFor = (as: Place, titles: { readonly need: string; readonly idea: string }): string => {
  if (as === 'need') return titles.idea;
  if (as === 'idea') return titles.need;
  return `${titles.need} · ${titles.idea}`;
};
