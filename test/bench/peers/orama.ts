import { create, insert, search } from '@orama/orama';
import type { Library } from './library.ts';

const tokenizer = {
  language: 'english',
  normalizationCache: new Map<string, string>(),
  tokenize: (raw: string): string[] => raw.split(' '),
};

export const orama = (): Library => {
  const index = create({
    schema: { tags: 'string', words: 'string', spot: 'enum' },
    components: { tokenizer },
    sort: { enabled: false },
  } as const);
  return {
    name: 'Orama',
    says: 'BM25 instead of cosine; cannot weigh asked tokens; the place gates as a filter, without its factor',
    add: ({ at, tags, words, spot }) => {
      void insert(index, { id: String(at), tags: tags.join(' '), words: words.join(' '), spot });
    },
    top: ({ tokens, factors }, k) => {
      const reached = factors && [...factors.keys()].filter((spot) => (factors[spot] ?? 0) > 0);
      const found = search(index, {
        term: [...tokens.keys()].join(' '),
        limit: k,
        ...(reached && { where: { spot: { in: reached } } }),
      });
      if (found instanceof Promise) throw new Error('Orama was expected to answer at once');
      return found.hits.map(({ id }) => Number(id));
    },
  };
};
