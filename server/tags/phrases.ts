/** A word of a text: folded for comparing, and where it stands. */
interface Word {
  readonly folded: string;
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

/** A phrase that was found: whose it is, and the characters from `start` to before `end`. */
export interface Found {
  readonly owner: number;
  readonly words: number;
  readonly start: number;
  readonly end: number;
}

interface Leaf {
  readonly owner: number;
  readonly shouted: boolean;
}

interface Branch {
  readonly next: Map<string, Branch>;
  readonly leaves: Leaf[];
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[&'’][\p{L}\p{N}\p{M}]+)*\+?/gu;

/** What may stand between the words of a phrase: space, a hyphen, a slash, "&"; never the end of a sentence. */
const JOINT = /^(?:[^\S\n]*\n?[^\S\n]*|[-‐‑/]|\s?&\s?)$/;

/** Lower case, without accents and apostrophes: "Café" is "cafe", "carer's" is "carers". */
const fold = (word: string): string =>
  /^[a-z0-9]+$/.test(word)
    ? word
    : word
        .normalize('NFKD')
        .replace(/[\p{M}'’]/gu, '')
        .toLowerCase();

const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(WORD), (match) => ({
    folded: fold(match[0]),
    raw: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));

const singular = (word: string): string | undefined => {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return undefined;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(?:sh|ch|x|ss)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
};

/** SEND is a kind of plan, send is a verb: up to four capitals must stand in capitals. */
const isShouted = (phrase: string): boolean => /^[A-Z]{1,4}$/.test(phrase);
const standsInCapitals = (raw: string): boolean => /^[A-Z]+s?$/.test(raw);

export interface Phrasebook {
  readonly find: (text: string) => Found[];
}

/**
 * Compiles phrases, each with the number of its owner. A phrase matches whole words in any case, with any space,
 * hyphen or line break between them, and the plural of each word; a plural matches only itself. Where one phrase
 * lies inside a longer one, only the longer is found: "social housing" is not about "housing" twice.
 */
export const phrasebookOf = (phrases: Iterable<readonly [phrase: string, owner: number]>): Phrasebook => {
  const root: Branch = { next: new Map(), leaves: [] };
  for (const [phrase, owner] of phrases) {
    let branch = root;
    for (const { folded } of wordsOf(phrase)) {
      const onward = branch.next.get(folded) ?? { next: new Map(), leaves: [] };
      branch.next.set(folded, onward);
      branch = onward;
    }
    if (branch !== root && !branch.leaves.some((leaf) => leaf.owner === owner)) {
      branch.leaves.push({ owner, shouted: isShouted(phrase.trim()) });
    }
  }

  /** The longest phrases that start at one word; several when they have several owners. */
  const longestFrom = (text: string, words: readonly Word[], first: number): Found[] => {
    const start = words[first]?.start ?? 0;
    let longest: Found[] = [];
    let branches: Branch[] = [root];
    for (let at = first; branches.length > 0 && at < words.length; at++) {
      const word = words[at];
      const before = words[at - 1];
      if (word === undefined) break;
      if (at > first && before !== undefined && !JOINT.test(text.slice(before.end, word.start))) break;
      const forms = [word.folded, singular(word.folded)];
      branches = branches.flatMap((branch) =>
        forms.flatMap((form) => (form === undefined ? [] : (branch.next.get(form) ?? []))),
      );
      const found = branches
        .flatMap(({ leaves }) => leaves)
        .filter(({ shouted }) => !shouted || standsInCapitals(word.raw))
        .map(({ owner }) => ({ owner, words: at - first + 1, start, end: word.end }));
      if (found.length > 0) longest = found;
    }
    return longest;
  };

  return {
    find: (text) => {
      const words = wordsOf(text);
      const all: Found[] = [];
      let covered = 0;
      for (let first = 0; first < words.length; first++) {
        const found = longestFrom(text, words, first);
        const end = found[0]?.end ?? 0;
        if (end <= covered) continue;
        covered = end;
        all.push(...found);
      }
      return all;
    },
  };
};
