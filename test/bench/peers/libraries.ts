import { flexSearch } from './flexsearch.ts';
import type { Library } from './library.ts';
import { miniSearch } from './minisearch.ts';
import { orama } from './orama.ts';

/** The libraries that take part, by the name they are called by on the command line. */
export const LIBRARIES: Record<string, () => Library> = {
  minisearch: miniSearch,
  orama,
  flexsearch: flexSearch,
};
