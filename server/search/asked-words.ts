/** One thing that must, may or must not be there: a word, or the words of a phrase in quotes. */
export interface Term {
  readonly words: readonly string[];
  /** Also words that begin so: the one that is still being typed. */
  readonly begins: boolean;
}

export interface AskedWords {
  /** Each of these must be met, by any of its terms. */
  readonly all: readonly (readonly Term[])[];
  readonly none: readonly Term[];
  /** What was typed as one line, to be held against titles; empty where quotes, "or" and "-" make it no title. */
  readonly line: string;
}

const MOST_TERMS = 12;
const LONGEST_WORD = 40;

/** A phrase in quotes or a run of letters and digits, either with a minus before it. Everything else is in between. */
const tokens = /(?<=^|\s)(-)?"([^"]*)"?|(?:(?<=^|\s)(-))?([\p{L}\p{N}\p{M}]+)/gu;
const letters = /[\p{L}\p{N}\p{M}]+/gu;

const wordsIn = (text: string): string[] =>
  (text.match(letters) ?? []).map((word) => [...word].slice(0, LONGEST_WORD).join(''));

/**
 * Reads what somebody typed into a search box: words that must all be there, "phrases in quotes", `or` between two,
 * `-` before what must not be there. Whatever else stands there (punctuation, emoji, operators of a database, NUL) is
 * space. At most twelve terms count; it never throws.
 *
 * @param begins whether the last word may be the beginning of one
 */
export const readWords = (q: string, { begins = false }: { begins?: boolean } = {}): AskedWords => {
  const all: Term[][] = [];
  const none: Term[] = [];
  let plain = true;
  let or = false;
  let count = 0;
  for (const [, minusPhrase, phrase, minusWord, word] of q.normalize('NFC').matchAll(tokens)) {
    if (count === MOST_TERMS) break;
    if (word?.toLowerCase() === 'or' && minusWord === undefined && all.length > 0) {
      or = true;
      continue;
    }
    const words = wordsIn(phrase ?? word ?? '');
    if (words.length === 0) continue;
    count += 1;
    const term: Term = { words, begins: false };
    const last = all.at(-1);
    if (minusPhrase !== undefined || minusWord !== undefined) none.push(term);
    else if (or && last !== undefined) last.push(term);
    else all.push([term]);
    plain &&= phrase === undefined && minusWord === undefined && !or;
    or = false;
  }
  const last = all.at(-1)?.at(-1);
  if (begins && plain && last !== undefined && !/\s$/.test(q)) {
    all[all.length - 1] = [{ ...last, begins: true }];
  }
  return { all, none, line: plain ? all.flatMap((any) => any.flatMap(({ words }) => words)).join(' ') : '' };
};

/** The terms in the order in which they are read into lexemes: first those asked for, then those kept out. */
export const termsOf = ({ all, none }: AskedWords): readonly Term[] => [...all.flat(), ...none];

/** A term as PostgreSQL reads it; letters and digits in quotes, so nothing in it is an operator. */
export const termText = ({ words, begins }: Term): string => `'${words.join(' ')}'${begins ? ':*' : ''}`;

/**
 * The whole as a tsquery, from the lexemes of each term in the order of `termsOf`; a term of which nothing is left
 * ("the", "of") asks for nothing. Null when nothing is asked for.
 */
export const queryOf = ({ all, none }: AskedWords, lexemes: readonly string[]): string | null => {
  let at = 0;
  const next = (): string => lexemes[at++] ?? '';
  const wanted = all.flatMap((any) => {
    const known = any.map(next);
    // "carers or the": without the second half everything would do, so only the first counts.
    const said = known.filter((lexeme) => lexeme !== '');
    return said.length === 0 ? [] : [`(${said.join(' | ')})`];
  });
  const unwanted = none.map(next).filter((lexeme) => lexeme !== '');
  if (wanted.length === 0) return null;
  return [...wanted, ...unwanted.map((lexeme) => `!(${lexeme})`)].join(' & ');
};

/** The lexemes of a tsquery that asks for each of them and for nothing else; undefined for any other. */
export const allLexemes = (query: string): string[] | undefined => {
  const lexeme = /'((?:[^']|'')*)'/g;
  if (!/^[() &]*$/.test(query.replace(lexeme, ''))) return undefined;
  return [...query.matchAll(lexeme)].map(([, said = '']) => said.replaceAll("''", "'"));
};
