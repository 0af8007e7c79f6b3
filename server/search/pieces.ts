/** A run of text, and whether it is what was looked for. Text stays text: nothing here is ever read as HTML. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** A lexeme as PostgreSQL writes it within a tsquery, for instance `'carer'` or `'dem':*`. */
const lexeme = /'((?:[^']|'')*)'(:\*)?/g;
const word = /[\p{L}\p{N}\p{M}]+/gu;

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The stems that a tsquery asks for; what it keeps out is left away. */
export const stemsIn = (query: string): string[] => {
  const wanted = query.replace(/!\((?:'(?:[^']|'')*'|[^)'])*\)/g, '');
  return [...wanted.matchAll(lexeme)]
    .map(([, stem = '']) => plain(stem.replaceAll("''", "'")))
    .filter((stem) => /^[\p{L}\p{N}]/u.test(stem));
};

/** Endings that the stemmer takes off, so that "care" marks "caring" and "carers" but not "cardiff". */
const ending =
  /^(?:e|es|ed|er|ers|ing|ings|s|y|ies|ied|ly|al|ally|ment|ments|ness|ion|ions|ation|ations|ive|ity|ities|ful|fully|or|ors|able|ance|ence|ism|ist|ists|ize|ise|ised|ized|ising|izing)?$/;

const stands = (said: string, stem: string, begins: boolean): boolean => {
  if (begins && said.startsWith(stem)) return true;
  if (stem.length > 3 && stem.endsWith('e')) {
    // "care" stands for "cares", "cared" and "caring"; "carer" and "career" are words of their own.
    const whole = said.startsWith(stem) && /^(?:s|d|ly|ful|fully|ment|ments)?$/.test(said.slice(stem.length));
    return whole || (said.startsWith(stem.slice(0, -1)) && /^ings?$/.test(said.slice(stem.length - 1)));
  }
  // "happi" is the stem of "happy", "famili" that of "families".
  const root = stem.length > 3 && stem.endsWith('i') ? stem.slice(0, -1) : stem;
  if (!said.startsWith(root)) return false;
  const rest = said.slice(root.length);
  if (ending.test(rest)) return true;
  // A doubled letter goes with the ending, as in "running".
  const doubled = root.at(-1) ?? '';
  return (rest.startsWith(doubled) || rest.startsWith('i')) && ending.test(rest.slice(1));
};

/**
 * Cuts a text into runs that are looked for and runs that are not; put together they are the text again.
 *
 * @param stems as of `stemsIn`
 * @param begins whether the last stem is the beginning of a word
 */
export const piecesOf = (text: string, stems: readonly string[], begins = false): Piece[] => {
  const pieces: Piece[] = [];
  let done = 0;
  if (stems.length > 0) {
    for (const { 0: said, index } of text.matchAll(word)) {
      const folded = plain(said);
      const hit = stems.some((stem, at) => stands(folded, stem, begins && at === stems.length - 1));
      if (!hit) continue;
      if (index > done) pieces.push({ text: text.slice(done, index), hit: false });
      pieces.push({ text: said, hit: true });
      done = index + said.length;
    }
  }
  if (done < text.length) pieces.push({ text: text.slice(done), hit: false });
  return pieces;
};

/**
 * The part of a text around the first words that are looked for, about `length` characters, cut between words.
 */
export const excerptAround = (text: string, stems: readonly string[], length = 240): Piece[] => {
  const flat = text.replace(/\s+/gu, ' ').trim();
  const first = piecesOf(flat, stems);
  const before = first[0]?.hit === false && first.length > 1 ? first[0].text.length : 0;
  let start = before > length / 2 ? before - Math.floor(length / 3) : 0;
  if (start > 0) {
    const space = flat.indexOf(' ', start);
    start = space === -1 || space >= before ? before : space + 1;
  }
  let end = Math.min(flat.length, start + length);
  if (end < flat.length) {
    const space = flat.lastIndexOf(' ', end);
    if (space > start + length / 2) end = space;
    // Never through the middle of a character that takes two.
    else if (/[\uD800-\uDBFF]/.test(flat.charAt(end - 1))) end -= 1;
  }
  const cut = flat.slice(start, end);
  const whole = `${start > 0 ? '… ' : ''}${cut}${end < flat.length ? '…' : ''}`;
  return piecesOf(whole, stems);
};
