/**
 * Every constant of the score, in one place. Changing any of them changes what people were told, so it also
 * raises `SCORER_VERSION`; matches and epochs carry the version they were made with.
 */
export const SCORER_VERSION = '3';

/** Share of each judge in the score before the place factor; they add up to 1. */
export const SHARE = { topic: 0.6, wording: 0.4 } as const;

/** What a tag lends to its parent, per step up. */
export const ANCESTOR = 0.35;

/** What an imported tag lends to the platform's own tag that it is mapped to. */
export const MAPPING = { exact: 1, close: 0.7, broad: 0.5 } as const;

/** The place factor, in steps. */
export const PLACE = {
  contained: 1,
  neighbours: 0.85,
  sameRegion: 0.7,
  sameNation: 0.6,
  anywhere: 0.6,
} as const;

/**
 * BM25's own constants (k1: saturation of repeated words, b: how far length counts), c: the share of a need's own
 * ceiling at which wording reaches one half, the number of key terms that a long need is cut to, and how many
 * times over a title counts beside the rest of a text. Chosen on Cranfield, CACM and UK-CAT: see `npm run eval`.
 */
export const WORDING = { k1: 2.4, b: 0.5, c: 0.1, keyTerms: 32, titleCounts: 2 } as const;

/**
 * Words near to a need's own, found in a sample of the ideas (`near-words.ts`). `ideas`: how many an epoch keeps as
 * exemplars, and `termsKept` of each; `askedBy`: how many of the need's strongest words look for them; `exemplars`:
 * how many of the best count, each from `atLeast` of the need's ceiling on; `shared`: how many of those must have a
 * word; `words`: how many are near at most; `sixteenths`: what one counts beside a word of the need's own.
 */
export const NEAR = {
  ideas: 4_096,
  termsKept: 64,
  askedBy: 12,
  exemplars: 8,
  atLeast: 0.15,
  shared: 2,
  words: 10,
  sixteenths: 3,
} as const;

/** How much one more need that shows an idea costs that idea in ranking (never in the shown score). */
export const EXPOSURE = 0.0835;

/** An idea that stands in more lists than this many times the average gives way to any other. */
export const CROWDED = 4.7;

/**
 * How much of its idea's cost a pair pays when it is chosen what a need shows, by how many of the need's best stand
 * before it: `first` where none does, rising evenly to `rest` where `after` do. What stands first is looked at most, and
 * few ideas are the best of many needs.
 */
export const CHOSEN_PAYS = { first: 0.6, rest: 1.2, after: 5 } as const;

/** The length of an item's list: the best of the other side. */
export const LISTED = 20;

/** Of a need's list so many come first: they are what it shows, and are chosen fairly; the others stand by. */
export const SHOWN = 10;

/** What a need shows is chosen from so many of the best. */
export const WEIGHED = 200;

/**
 * The part of its idea's cost that a pair pays in the queue where the need shows it: that it does was decided by the
 * exposure already, so what is left only keeps one idea from filling a broker's first page.
 */
export const SHOWN_PAYS = 0.05;

/** A suggested tag counts towards an agency's patch from this confidence on. */
export const COVERS = 0.5;

/** A pair at or above this score is counted as "fits" in previews, in points of 100. */
export const FITS = 20;

/**
 * A listed pair at or above this score, in points of 100, is suggested to agencies; below it the pair is kept in the
 * lists and for the gaps, and nobody is asked to judge it. On 370 real notices and 3,135 real offers, four of five
 * listed pairs lie below (one common word, or a common ancestor of two tags), yet 96% of the needs keep a suggestion;
 * in the demo world the first pairs that a broker would look at twice lie just above. It changes no score.
 */
export const SUGGESTED_FROM = 12;

/** Share by which the number of items must move before the frozen statistics are renewed. */
export const EPOCH_DRIFT = 0.25;
