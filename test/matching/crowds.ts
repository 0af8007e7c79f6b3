import fc from 'fast-check';
import type { IdeaItem, Item, NeedItem } from '#server/matching/item.ts';
import { places, tags } from './worlds.ts';

/** A small, fast generator of numbers in [0, 1) from a seed (T. Ettinger, mulberry32). */
export const numbersFrom = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const WORDS = 'falls home older people bus stop rural night carers memory cafe school young housing damp cold'
  .split(' ')
  .concat(Array.from({ length: 120 }, (_, at) => `word${String.fromCharCode(97 + (at % 26))}${at}`));

export type Crowd = { seed: number; needs: number; ideas: number; wordy: boolean };

/** Many items with the skew of a real market: a few tags, places and words are everywhere, most are rare. */
export const crowdOf = ({ seed, needs, ideas, wordy }: Crowd, version = 0): Item[] => {
  const next = numbersFrom(seed + 7919 * version);
  const skewed = <T>(choices: readonly T[]): T => {
    const found = choices[Math.floor(choices.length * next() ** 2.5)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  };
  const several = <T>(choices: readonly T[], most: number): T[] => [
    ...new Set(Array.from({ length: Math.floor(next() * (most + 1)) }, () => skewed(choices))),
  ];
  const common = (id: string) => ({
    id,
    open: next() > 0.05,
    until: skewed([null, null, 1000, 3000]),
    postedBy: skewed([null, null, 'ann', 'bob', 'cai']),
    organisation: skewed([null, null, 'trust', 'council']),
    tags: several(
      tags.map(({ id: tag }) => tag),
      4,
    ).map((tag) => ({ tag, weight: skewed([1, 1, 0.8, 0.35, 0.123]) })),
    places: several(
      places.map(({ code }) => code),
      2,
    ),
    text: wordy ? several(WORDS, 25).concat(several(WORDS, 4)).join(' ') : '',
  });
  const need = (at: number): NeedItem => ({
    ...common(`n${at}`),
    side: 'need',
    localOnly: next() < 0.2,
    hasBudget: false,
  });
  const idea = (at: number): IdeaItem => ({
    ...common(`i${at}`),
    side: 'idea',
    reach: skewed(['anywhere', 'nearby', 'here'] as const),
    openPlaces: skewed([null, null, 3, 0]),
    pseudonymous: next() < 0.5,
    meetsOwnOrganisation: next() < 0.5,
    evidence: null,
    hasCost: false,
  });
  return [
    ...Array.from({ length: needs }, (_, at) => need(at)),
    ...Array.from({ length: ideas }, (_, at) => idea(at)),
  ];
};

export const aCrowd = (most: number): fc.Arbitrary<Crowd> =>
  fc.record({
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
    needs: fc.integer({ min: 1, max: most }),
    ideas: fc.integer({ min: 1, max: most }),
    wordy: fc.boolean(),
  });
