import type { Ground, IdeaProfile, NeedProfile } from '../profile.ts';
import { WORDING } from '../weights.ts';
import { bm25 } from '../wording.ts';
import { ABSENT, type AskedList } from './bounds.ts';
import type { Dictionary } from './dictionary.ts';
import { listOf, type Postings, WHOLE } from './postings.ts';
import type { Shelf } from './shelf.ts';

/** A tag or word of an asker by its number, with its share in the asker. */
export type Asked = { kind: AskedList['kind']; number: number; share: number };

/**
 * The tags and words of an asker that are known at all, with their share: of the asker's vector for a tag; for a
 * word of a need its share of the ceiling, for a word of an idea how near its BM25 comes to the limit.
 */
export const askedOf = (
  asker: NeedProfile | IdeaProfile,
  dictionary: Dictionary,
  { words }: Ground,
): Asked[] => {
  const asked: Asked[] = [];
  const add = (kind: Asked['kind'], number: number | undefined, share: number) => {
    if (number !== undefined) asked.push({ kind, number, share });
  };
  const { norm } = asker.topic;
  for (const [tag, { value }] of asker.topic.features) add('tag', dictionary.tags.find(tag), value / norm);
  const limit = WORDING.k1 + 1;
  if (asker.side === 'need')
    for (const { term, weight } of asker.asking.terms)
      add('word', dictionary.terms.find(term), (weight * limit) / asker.asking.ceiling);
  else
    for (const [term, { count }] of asker.bag.terms)
      add('word', dictionary.terms.find(term), bm25(1, count, asker.bag.length, words.meanLength) / limit);
  return asked;
};

/** The lists of a shelf in which they are found. */
export const listsFor = (asked: readonly Asked[], { tagLists, wordLists }: Shelf): AskedList[] =>
  asked.flatMap(({ kind, number, share }) => {
    const postings: Postings = kind === 'tag' ? tagLists : wordLists;
    const list = listOf(postings, number);
    if (list < 0) return [];
    const begin = postings.start[list] ?? 0;
    const end = postings.start[list + 1] ?? 0;
    const most = (postings.largest[list] ?? 0) / WHOLE;
    return [
      {
        kind,
        list,
        share,
        most,
        entries: postings.entries,
        begin,
        end,
        from: begin,
        to: begin,
        part: ABSENT,
      },
    ];
  });
