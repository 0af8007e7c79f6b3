import { stemmer } from 'stemmer';

/** One word of a text: `term` is what is compared (stem, no accents), `surface` what a person wrote. */
export type Word = { term: string; surface: string };

/** How often a term occurs in a text, and the first way it was written there. */
export type Occurrence = { count: number; surface: string };

/** A text as the scorer sees it: its terms, and its length in counted words. */
export type Bag = { length: number; terms: ReadonlyMap<string, Occurrence> };

// Words that say nothing about a need: our own list, English first, then the commonest Welsh ones.
const STOP_WORDS = new Set(
  `a about above across after again against all almost along already also although always am among an and
  another any anyone anything are around as at away be became because become been before being below between
  both but by can cannot could did do does doing done down due during each either else etc even ever every for from
  further get gets getting give given go goes going got had has have having he her here hers herself him himself
  his how however i if in into is it its itself just less let like made make makes making many may me might more
  most much must my myself neither no nor not now of off often on once one only onto or other others our ours
  ourselves out over own per perhaps quite rather really same shall she should since so some someone something
  still such than that the their theirs them themselves then there therefore these they this those through thus
  to together too toward towards under unless until up upon us use used uses using very via was we well were what
  when where whether which while who whom whose why will with within without would yet you your yours yourself
  ac ar gan gyda mae sydd yn yr`.split(/\s+/),
);

// A hyphen after one of these joins rather than divides: "re-offending" is "reoffending", "e-mail" is "email".
const JOINING = /\b(re|co|e)[-\u2010\u2011](?=\p{L})/giu;
const WORD = /[\p{L}\p{N}]+(?:['\u2019]\p{L}+)*/gu;
const MARKS = /\p{M}+/gu;
const ASCII = /^[a-z0-9]+$/;
const LONGEST = 64;

const STEMS_KEPT = 50_000;
const stems = new Map<string, string>();

/** Stemming is the dear part of reading a text and words repeat, so the latest stems are remembered. */
const stemOf = (word: string): string => {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = stemmer(word);
  if (stems.size >= STEMS_KEPT) stems.clear();
  stems.set(word, stem);
  return stem;
};

const plain = (surface: string): string => {
  const bare = surface.toLowerCase().replace(/['\u2019]s?$|['\u2019]/gu, '');
  return ASCII.test(bare) ? bare : bare.normalize('NFD').replace(MARKS, '');
};

/**
 * The words of a text, in order: lower case, no accents, no possessive, stop words and single letters left out,
 * Porter stems (M. F. Porter, "An algorithm for suffix stripping", 1980, from the package `stemmer`).
 * Never throws; a text without words gives an empty list.
 */
export const tokens = (text: string): Word[] => {
  const words: Word[] = [];
  for (const [found] of text.replace(JOINING, '$1').matchAll(WORD)) {
    if (found.length > LONGEST) continue;
    const word = plain(found);
    if (word.length < 2 || STOP_WORDS.has(word)) continue;
    words.push({ term: stemOf(word), surface: found.toLowerCase() });
  }
  return words;
};

/** The terms of a text counted, each with the first way it was written. Length is in counted words. */
export const bagOf = (text: string): Bag => {
  const terms = new Map<string, Occurrence>();
  let length = 0;
  for (const { term, surface } of tokens(text)) {
    length += 1;
    const seen = terms.get(term);
    if (seen) seen.count += 1;
    else terms.set(term, { count: 1, surface });
  }
  return { length, terms };
};
