import type { Ground } from '../profile.ts';
import { featuresOf, type GivenTag, topicVector } from '../topic.ts';

/** One thing that a tag speaks of when it is chosen: itself, an ancestor, what it is mapped to. */
type Spoken = { tag: string; number: number; weight: number; idf: number };

/** Items with more tags, or with a tag that was only suggested, are made in the ordinary way. */
const MOST = 8;

/**
 * Makes the vectors that `topicVector` makes, of what each tag speaks of alone, which is found once: the most over an
 * item's tags of what each lends is what it lends them together, since factors only multiply. The numbers and values
 * made last are in `numbers` and `values`, in order of tag id; the answer says how many.
 */
export const vectorMaker = ({ taxonomy, tagIdf }: Ground, numberOf: (tag: string) => number) => {
  const idfs = new Map<string, number>();
  const idf = (tag: string): number => {
    const known = idfs.get(tag) ?? tagIdf(tag);
    idfs.set(tag, known);
    return known;
  };
  const spoken = new Map<string, readonly Spoken[]>();
  const spokenOf = (tag: string): readonly Spoken[] => {
    const known = spoken.get(tag);
    if (known) return known;
    const made: Spoken[] = [];
    for (const [other, { weight }] of featuresOf([{ tag, weight: 1 }], taxonomy))
      if (idf(other) !== 0) made.push({ tag: other, number: numberOf(other), weight, idf: idf(other) });
    spoken.set(tag, made);
    return made;
  };
  const numbers: number[] = [];
  const values: number[] = [];
  const found: Spoken[] = [];

  const offer = (one: Spoken): void => {
    let at = found.length;
    for (let place = 0; place < found.length; place += 1) {
      const other = found[place];
      if (other?.number !== one.number) continue;
      if (other.weight < one.weight) found[place] = one;
      return;
    }
    for (; at > 0 && (found[at - 1]?.tag ?? '') > one.tag; at -= 1) found[at] = found[at - 1] ?? one;
    found[at] = one;
  };

  return {
    numbers,
    values,
    make: (given: readonly GivenTag[]): { count: number; norm: number } => {
      numbers.length = 0;
      values.length = 0;
      if (given.length > MOST || given.some(({ weight }) => weight < 1)) {
        const { features, norm } = topicVector(given, taxonomy, idf);
        for (const [tag, { value }] of features) {
          numbers.push(numberOf(tag));
          values.push(value);
        }
        return { count: features.size, norm };
      }
      found.length = 0;
      for (const { tag } of given) for (const one of spokenOf(tag)) offer(one);
      let squares = 0;
      for (const { number, weight, idf: rarity } of found) {
        const value = weight * rarity;
        numbers.push(number);
        values.push(value);
        squares += value * value;
      }
      return { count: found.length, norm: Math.sqrt(squares) };
    },
  };
};
