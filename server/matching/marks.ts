import { createHash } from 'node:crypto';
import type { Item } from './item.ts';

/** What can be asked of a pair by a number: any of these words and whatever stands behind it. */
type Said = `tag ${string}` | `place ${string}` | `score ${number}` | 'claimed' | 'unclaimed';

/**
 * A word as a 32-bit number, so that an index finds pairs by small keys. Two words may share a number, so what is
 * found is tested on the items themselves: marks only say where to look.
 */
export const markOf = (said: Said): number => createHash('md5').update(said).digest().readInt32BE(0);

const BANDS = 10;
const bandOf = (score: number): number => Math.min(BANDS - 1, Math.floor(score / BANDS));

/** The marks of pairs with at least this score, in points of 100; some of them may have a little less. */
export const scoredFrom = (least: number): number[] =>
  Array.from({ length: BANDS - bandOf(least) }, (_, at) => markOf(`score ${bandOf(least) + at}`));

/** The marks of an item: its tags, whatever their weight, and its places. */
const itemMarks = ({ tags, places }: Item): number[] => [
  ...tags.map(({ tag }) => markOf(`tag ${tag}`)),
  ...places.map((code) => markOf(`place ${code}`)),
];

/** The marks of many pairs; what an item contributes is worked out once. */
export const pairMarks = () => {
  const known = new Map<string, number[]>();
  const of = (item: Item): number[] => {
    const found = known.get(item.id) ?? itemMarks(item);
    known.set(item.id, found);
    return found;
  };
  return (need: Item, idea: Item, score: number): number[] => [
    ...new Set([
      ...of(need),
      ...of(idea),
      markOf(`score ${bandOf(score)}`),
      markOf(need.postedBy === null || idea.postedBy === null ? 'unclaimed' : 'claimed'),
    ]),
  ];
};
