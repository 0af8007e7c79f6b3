import type { Gazetteer } from '../place.ts';
import { type Ground, placesOf } from '../profile.ts';
import { type Facts, type Spot, spotWith } from './facts.ts';
import { growingDoubles } from './growing.ts';
import { nameTable } from './names.ts';
import { spotOrdering } from './stretches.ts';
import { vectorMaker } from './vector-maker.ts';
import { vectorMemory } from './vector-memory.ts';
import { vectorStore } from './vectors.ts';

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

/** How many answers a memory of things said before holds at most. */
const REMEMBERED = 50_000;

const remembering = (make: (key: string, item: Facts) => number) => {
  const known = new Map<string, number>();
  return (key: string, item: Facts): number => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= REMEMBERED) known.clear();
    const number = make(key, item);
    known.set(key, number);
    return number;
  };
};

/** Relations are asked for again and again: this remembers them. */
const remembered = (gazetteer: Gazetteer): Gazetteer => {
  const known = new Map<string, Map<string, ReturnType<Gazetteer['relation']>>>();
  return {
    current: gazetteer.current,
    relation: (one, other) => {
      let row = known.get(one);
      if (!row) {
        row = new Map();
        known.set(one, row);
      }
      if (!row.has(other)) row.set(other, gazetteer.relation(one, other));
      return row.get(other);
    },
  };
};

/**
 * The numbers by which packed items speak of tags, vectors, words, spots and people. It only ever grows, so items
 * packed earlier stay readable; it is bound to one ground, whose idf is in the values.
 */
export const dictionaryOf = (ground: Ground) => {
  const tags = numbering();
  const termIdf = growingDoubles();
  const terms = numbering((term) => termIdf.push(ground.words.idf(term)));
  const vectors = vectorStore();
  const { make, numbers, values } = vectorMaker(ground, tags.of);
  const spots: Spot[] = [];
  const spotNumbers = numbering();
  // Tags as items name them, which need not be tags that stand.
  const given = numbering();
  const vectorOf = vectorMemory(given.of, (those) => {
    const { count, norm } = make(those);
    return vectors.add(numbers, values, count, norm);
  });
  const spotOf = remembering((_, item) => {
    const spot = spotWith(item, placesOf(item, ground));
    const number = spotNumbers.of(`${spot.reach} ${spot.localOnly} ${spot.places.join(' ')}`);
    if (number === spots.length) spots.push(spot);
    return number;
  });
  return {
    tags,
    terms,
    /** The ground's word statistics, with what words weigh remembered. */
    words: {
      ...ground.words,
      idf: (term: string): number => {
        // The number first: a new word may move the array that it is read from.
        const number = terms.of(term);
        return termIdf.kept()[number] ?? 0;
      },
    },
    /** By word number. */
    termIdf,
    vectors,
    /** The number of the vector that an item's tags make. */
    vector: (item: Facts): number => vectorOf(item.tags),
    spots,
    /** The number of an item's spot. */
    spot: (item: Facts): number =>
      spotOf(`${item.side === 'need' ? item.localOnly : item.reach} ${item.places.join(' ')}`, item),
    people: nameTable(),
    organisations: nameTable(),
    spotOrder: spotOrdering(ground.gazetteer),
    gazetteer: remembered(ground.gazetteer),
  };
};

export type Dictionary = ReturnType<typeof dictionaryOf>;
