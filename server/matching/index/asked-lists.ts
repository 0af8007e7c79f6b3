import type { IdeaProfile, NeedProfile } from '../profile.ts';
import { WORDING } from '../weights.ts';
import { bm25 } from '../wording.ts';
import type { AskedList } from './bounds.ts';
import type { Dictionary } from './dictionary.ts';
import { type Postings, WHOLE } from './postings.ts';
import type { Shelf } from './shelf.ts';

const listed = (
  kind: AskedList['kind'],
  number: number | undefined,
  share: number,
  { start, largest }: Postings,
): AskedList[] => {
  if (number === undefined || (largest[number] ?? 0) === 0) return [];
  const most = (largest[number] ?? 0) / WHOLE;
  return [{ kind, number, share, most, from: start[number] ?? 0, to: start[number + 1] ?? 0, used: true }];
};

/**
 * The lists in which an asker's tags and words are found, with their share: of the asker's vector for a tag; for a
 * word of a need its share of the ceiling, for a word of an idea how near its BM25 comes to the limit.
 */
export const askedLists = (
  asker: NeedProfile | IdeaProfile,
  shelf: Shelf,
  dictionary: Dictionary,
): AskedList[] => {
  const { norm } = asker.topic;
  const tags = [...asker.topic.features].flatMap(([tag, { value }]) =>
    listed('tag', dictionary.tags.find(tag), value / norm, shelf.tagLists),
  );
  const limit = WORDING.k1 + 1;
  const words =
    asker.side === 'need'
      ? asker.asking.terms.flatMap(({ term, weight }) =>
          listed(
            'word',
            dictionary.terms.find(term),
            (weight * limit) / asker.asking.ceiling,
            shelf.wordLists,
          ),
        )
      : [...asker.bag.terms].flatMap(([term, { count }]) =>
          listed(
            'word',
            dictionary.terms.find(term),
            bm25(1, count, asker.bag.length, shelf.ground.words.meanLength) / limit,
            shelf.wordLists,
          ),
        );
  return [...tags, ...words];
};
