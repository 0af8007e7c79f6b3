import MiniSearch from 'minisearch';
import type { Library } from './library.ts';

const split = (text: string): string[] => text.split(' ');

export const miniSearch = (): Library => {
  const spots: number[] = [];
  const index = new MiniSearch<{ id: number; tags: string; words: string }>({
    fields: ['tags', 'words'],
    tokenize: split,
    processTerm: (term) => term,
    autoVacuum: false,
  });
  return {
    name: 'MiniSearch',
    says: 'BM25+ instead of cosine; weighs asked tokens, and the place factor as a boost of the document',
    add: ({ at, tags, words, spot }) => {
      spots[at] = spot;
      index.add({ id: at, tags: tags.join(' '), words: words.join(' ') });
    },
    top: ({ tokens, factors }, k) => {
      const found = index.search([...tokens.keys()].join(' '), {
        prefix: false,
        fuzzy: false,
        combineWith: 'OR',
        boostTerm: (term) => tokens.get(term) ?? 0,
        ...(factors && { boostDocument: (id: number) => factors[spots[id] ?? 0] ?? 0 }),
      });
      return found.slice(0, k).map(({ id }) => Number(id));
    },
  };
};
