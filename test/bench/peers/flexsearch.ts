import { Index } from 'flexsearch';
import type { Library } from './library.ts';

export const flexSearch = (): Library => {
  const spots: number[] = [];
  const index = new Index({
    tokenize: 'strict',
    encode: (text: string): string[] => text.split(' '),
    resolution: 9,
    context: false,
    cache: false,
    fastupdate: false,
  });
  return {
    name: 'FlexSearch',
    says: 'counts shared tokens, then their place in the list; no weights; the place gates by passing over hits',
    add: ({ at, tags, words, spot }) => {
      spots[at] = spot;
      index.add(at, [...tags, ...words].join(' '));
    },
    top: ({ tokens, factors }, k) => {
      // Its own tag filter is applied to its first hundred hits alone, so all are fetched where a gate may close.
      const limit = factors ? Math.max(k, spots.length) : k;
      const found = index.search([...tokens.keys()].join(' '), { limit, suggest: true });
      const open = (id: number | string): boolean => !factors || (factors[spots[Number(id)] ?? 0] ?? 0) > 0;
      const kept: number[] = [];
      for (const id of found) if (kept.length < k && open(id)) kept.push(Number(id));
      return kept;
    },
  };
};
