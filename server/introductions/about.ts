import type { Place } from './status.ts';
import type { StoredIntroduction } from './stored-introduction.ts';

type Versions = Pick<StoredIntroduction, 'needId' | 'needVersion' | 'ideaId' | 'ideaVersion'>;

/** What the sides were shown of each other's, and go on being shown: whatever its author has written since is not part of it. */
export const needOf = ({ needId, needVersion }: Versions) => ({ id: needId, version: needVersion });
export const ideaOf = ({ ideaId, ideaVersion }: Versions) => ({ id: ideaId, version: ideaVersion });

/** What an introduction is about, to whoever reads it: to a side it is the other side's item, to a broker the pair. */
export const aboutFor = (as: Place, titles: { readonly need: string; readonly idea: string }): string => {
  if (as === 'need') return titles.idea;
  if (as === 'idea') return titles.need;
  return `${titles.need} · ${titles.idea}`;
};
