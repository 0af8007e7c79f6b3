import type { Ground } from '../profile.ts';
import type { Spot } from './entry.ts';

/** Numbers names in order of first sight. */
const numbering = (seen: (name: string) => void = () => undefined) => {
  const numbers = new Map<string, number>();
  return {
    of: (name: string): number => {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(name, number);
      seen(name);
      return number;
    },
    find: (name: string): number | undefined => numbers.get(name),
    size: (): number => numbers.size,
  };
};

/**
 * The numbers by which packed items speak of tags, tag values, words and spots. It only ever grows, so items
 * packed earlier stay readable; it is bound to one ground, whose idf is in the values.
 */
export const dictionaryOf = (ground: Ground) => {
  const tags = numbering();
  const termIdf: number[] = [];
  const terms = numbering((term) => termIdf.push(ground.words.idf(term)));
  const featureTag: number[] = [];
  const featureValue: number[] = [];
  const byTag: Map<number, number>[] = [];
  const spots: Spot[] = [];
  const spotKeys = numbering();
  return {
    tags,
    terms,
    /** By word number. */
    termIdf,
    /** By feature number: a tag with one of the values it occurs with. */
    featureTag,
    featureValue,
    feature: (tag: string, value: number): number => {
      const number = tags.of(tag);
      let values = byTag[number];
      if (!values) {
        values = new Map();
        byTag[number] = values;
      }
      const known = values.get(value);
      if (known !== undefined) return known;
      values.set(value, featureTag.length);
      featureTag.push(number);
      featureValue.push(value);
      return featureTag.length - 1;
    },
    spots,
    spot: (spot: Spot): number => {
      const number = spotKeys.of(`${spot.reach} ${spot.localOnly} ${spot.places.join(' ')}`);
      if (number === spots.length) spots.push(spot);
      return number;
    },
  };
};

export type Dictionary = ReturnType<typeof dictionaryOf>;
