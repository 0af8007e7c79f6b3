import { stemmer } from 'stemmer';

/** To be raised with every change of what a text comes to: what was made of texts is kept under it. */
export const TOKENS_VERSION = 1;

/** One word of a text: `term` is what is compared (stem, no accents), `surface` what a person wrote. */
export type Word = { readonly term: string; readonly surface: string };

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

const plain = (surface: string): string => {
  const bare = surface.toLowerCase().replace(/['\u2019]s?$|['\u2019]/gu, '');
  return ASCII.test(bare) ? bare : bare.normalize('NFD').replace(MARKS, '');
};

/** What a word as written comes to, null for one that does not count. */
const wordOf = (found: string): Word | null => {
  const bare = plain(found);
  if (bare.length < 2 || STOP_WORDS.has(bare)) return null;
  return { term: stemmer(bare), surface: found.toLowerCase() };
};

type Known = { written: string; word: Word | null };

/** Words known, by hash: in each row the latest few. */
const ROWS = 16_384;
const WAYS = 4;
const hashes = new Int32Array(ROWS * WAYS);
const known: Known[] = Array.from({ length: ROWS * WAYS }, () => ({ written: '', word: null }));

/** Understanding a word is dear and words repeat. One that is known is not even cut out of its text. */
const remembered = (codes: Uint16Array, from: number, to: number, hash: number): Word | null => {
  const row = ((hash ^ (hash >>> 16)) & (ROWS - 1)) * WAYS;
  for (let slot = row; slot < row + WAYS; slot += 1) {
    if (hashes[slot] !== hash) continue;
    const last = known[slot];
    if (last?.written.length !== to - from) continue;
    const { written } = last;
    let at = 0;
    while (at < written.length && written.charCodeAt(at) === codes[from + at]) at += 1;
    if (at === written.length) return last.word;
  }
  const written = String.fromCharCode(...codes.subarray(from, to));
  const word = wordOf(written);
  hashes.copyWithin(row + 1, row, row + WAYS - 1);
  known.copyWithin(row + 1, row, row + WAYS - 1);
  hashes[row] = hash;
  known[row] = { written, word };
  return word;
};

const [OTHER, LETTER, DIGIT, APOSTROPHE, HYPHEN, UNUSUAL] = [0, 1, 2, 3, 4, 5];
const KIND = new Uint8Array(65_536).fill(UNUSUAL);
/** Beyond ASCII only signs that are in no word, and those apostrophes and hyphens that may be. */
const USUAL = /[\0-\x7f\xa0\xa3\u2010-\u201f\u2022\u2026]/;
for (let code = 0; code < 0x2027; code += 1) {
  const sign = String.fromCharCode(code);
  if (!USUAL.test(sign)) continue;
  if (/[a-z]/i.test(sign)) KIND[code] = LETTER;
  else if (/[0-9]/.test(sign)) KIND[code] = DIGIT;
  else if (/['\u2019]/.test(sign)) KIND[code] = APOSTROPHE;
  else KIND[code] = /[-\u2010\u2011]/.test(sign) ? HYPHEN : OTHER;
}

let codes = new Uint16Array(4096);
/** Puts the signs of a text into `codes`, with a space behind; false where one is unusual. */
const spelled = (text: string): boolean => {
  if (codes.length < text.length + 2) codes = new Uint16Array(2 * text.length);
  const signs = codes;
  let usual = true;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    signs[at] = code;
    if (KIND[code] === UNUSUAL) usual = false;
  }
  codes.fill(32, text.length, text.length + 2);
  return usual;
};

const hashOf = (from: number, to: number): number => {
  const signs = codes;
  let hash = 0;
  // One step of FNV-1a for each sign.
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (signs[at] ?? 0), 0x01000193);
  return hash;
};

const JOINED = /^(?:re|co|e)$/i;
const joins = (from: number, to: number): boolean =>
  to - from < 3 &&
  KIND[codes[to + 1] ?? 0] === LETTER &&
  JOINED.test(String.fromCharCode(...codes.subarray(from, to))) &&
  (from === 0 || codes[from - 1] !== 95);

/** Reads what WORD and JOINING describe in `codes`, sign by sign: several times as fast, and the same (tested). */
const eachUsualWord = (length: number, visit: (word: Word) => void): void => {
  // What may be set anew is looked up each time it is named, which shows in a loop as hot as this.
  const signs = codes;
  let end = 0;
  for (let at = 0; at < length; at = Math.max(end, at + 1)) {
    let kind = KIND[signs[at] ?? 0];
    if (kind !== LETTER && kind !== DIGIT) continue;
    let start = at;
    // Where the letters since the last other sign begin.
    let run = at;
    let apostrophe = false;
    for (end = at + 1; ; end += 1) {
      kind = KIND[signs[end] ?? 0];
      if (kind === LETTER || (kind === DIGIT && !apostrophe)) continue;
      if (kind === APOSTROPHE && KIND[signs[end + 1] ?? 0] === LETTER) apostrophe = true;
      else if (kind === HYPHEN && joins(run, end)) {
        // What came before is moved up to what comes after.
        signs.copyWithin(start + 1, start, end);
        start += 1;
      } else break;
      run = end + 1;
    }
    if (end - start > LONGEST) continue;
    const word = remembered(signs, start, end, hashOf(start, end));
    if (word) visit(word);
  }
};

/** Calls `visit` with each word of a text, in order: see `tokens`. */
const eachWord = (text: string, visit: (word: Word) => void): void => {
  if (spelled(text)) {
    eachUsualWord(text.length, visit);
    return;
  }
  for (const [found] of text.replace(JOINING, '$1').matchAll(WORD)) {
    if (found.length > LONGEST) continue;
    spelled(found);
    const word = remembered(codes, 0, found.length, hashOf(0, found.length));
    if (word) visit(word);
  }
};

/**
 * The words of a text, in order: lower case, no accents, no possessive, stop words and single letters left out,
 * Porter stems (M. F. Porter, "An algorithm for suffix stripping", 1980, from the package `stemmer`).
 * Never throws; a text without words gives an empty list.
 */
export const tokens = (text: string): Word[] => {
  const words: Word[] = [];
  eachWord(text, (word) => words.push(word));
  return words;
};

/** The terms of a text counted, each with the first way it was written. Length is in counted words. */
export const bagOf = (text: string): Bag => {
  const terms = new Map<string, Occurrence>();
  let length = 0;
  eachWord(text, ({ term, surface }) => {
    length += 1;
    const seen = terms.get(term);
    if (seen) seen.count += 1;
    else terms.set(term, { count: 1, surface });
  });
  return { length, terms };
};
