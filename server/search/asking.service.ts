import type { Db, Trx } from '../database/connect.ts';
import type { RegionsService } from '../regions/regions.service.ts';
import type { TagsService } from '../tags/tags.service.ts';
import { type AskedWords, queryOf, readWords, termsOf, termText } from './asked-words.ts';
import * as dictionary from './dictionary.store.ts';
import type { Estimate, EstimatingService } from './estimating.service.ts';
import { MOST_COUNTED } from './search.contract.ts';
import { reading, readLexemes } from './search.store.ts';
import { mistakesIn, nearest } from './spelling.ts';

interface Deps {
  readonly regions: RegionsService;
  readonly tags: TagsService;
  readonly estimating: EstimatingService;
}

export interface Filters {
  /** In any of these. */
  readonly region?: readonly string[] | undefined;
  /** With each of these. */
  readonly tag?: readonly string[] | undefined;
  readonly claimed?: boolean | undefined;
}

/** A question, read: what the index is asked. */
export interface Question {
  /** A tsquery of the words; null where there are none. */
  readonly words: string | null;
  /** The part of these that the index of titles is asked for while somebody types. */
  readonly leading: string | null;
  readonly line: string;
  readonly begins: boolean;
  /** A tsquery of the filters; null where none is set. */
  readonly marks: string | null;
}

/** A word that many more have is meant rather than one that hardly anybody has. */
const HARDLY = 2;
const TIMES = 5;
/** Of the words that look alike, so many are looked up. */
const LOOKED_UP = 6;
/** What begins with fewer letters is too much to gather. */
const FEW_LETTERS = 4;

/** From what was typed to what the index is asked, and to what may have been meant. */
export const askingService = ({ regions, tags, estimating }: Deps) => {
  const marksOf = async ({ region, tag, claimed }: Filters): Promise<string | null> => {
    const [codes, sets] = await Promise.all([
      region === undefined ? [] : regions.resolve(region),
      tag === undefined ? [] : tags.resolve(tag).then((ids) => Promise.all(ids.map((id) => tags.under(id)))),
    ]);
    const marks = [
      ...(codes.length === 0 ? [] : [`(${codes.map((code) => `'~${code}'`).join(' | ')})`]),
      ...sets.map((ids) => `(${ids.map((id) => `'#${id}'`).join(' | ')})`),
      ...(claimed === true ? ["'!claimed'"] : []),
    ];
    return marks.length === 0 ? null : marks.join(' & ');
  };

  const readAsked = async (trx: Db | Trx, asked: AskedWords): Promise<Omit<Question, 'marks'>> => {
    const read = await readLexemes(trx, termsOf(asked).map(termText), asked.line);
    const words = queryOf(asked, read.lexemes);
    const last = asked.all.at(-1)?.at(-1);
    const begins = last?.begins ?? false;
    const short = begins && [...(last?.words.at(-1) ?? '')].length < FEW_LETTERS;
    const before = short ? queryOf({ ...asked, all: asked.all.slice(0, -1) }, read.lexemes) : null;
    return { words, leading: before ?? words, line: words === null ? '' : read.line, begins };
  };

  /**
   * What was probably meant, word by word; null where nothing better is known. A word that nothing has becomes the
   * nearest that something has, of those equally near the commonest; one that hardly anything has only gives way to a
   * much commoner one. Only words that everybody may find are ever said.
   */
  const meantBy = async (trx: Trx, q: string, estimate: Estimate): Promise<string | null> => {
    const asked = readWords(q);
    const words = [...new Set(asked.all.flat().flatMap((term) => term.words))].filter(
      (word) => mistakesIn(word) > 0,
    );
    if (words.length === 0) return null;
    const { lexemes } = await readLexemes(
      trx,
      words.map((word) => `'${word}'`),
      '',
    );
    const isCommon = (query: string): boolean => (estimate('need', query)?.count ?? 0) > MOST_COUNTED;
    const countEach = (queries: readonly string[]): Promise<number[]> =>
      dictionary.countEach(
        trx,
        queries.map((query) => ({ query, common: isCommon(query) })),
      );
    const rare = lexemes.filter((lexeme) => !isCommon(lexeme));
    const counts = new Map((await countEach(rare)).map((count, at) => [rare[at], count]));
    let better = q;
    for (const [at, word] of words.entries()) {
      const count = counts.get(lexemes[at]);
      // What is common is known; so is a stop word, however little the index knows of it.
      if (count === undefined || count > HARDLY || lexemes[at] === '') continue;
      const folded = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      const near = nearest(folded, await dictionary.listAlike(trx, folded)).slice(0, LOOKED_UP);
      if (near.length === 0) continue;
      const read = await readLexemes(
        trx,
        near.map((one) => `'${one.word}'`),
        '',
      );
      const found = await countEach(read.lexemes);
      const [best] = near
        .map((one, place) => ({ ...one, count: found[place] ?? 0, place }))
        .filter((one) => one.count > count * TIMES && read.lexemes[one.place] !== lexemes[at])
        .sort((a, b) => a.mistakes - b.mistakes || b.count - a.count || a.place - b.place);
      if (best !== undefined) better = better.replace(word, best.word);
    }
    return better === q ? null : better;
  };

  return {
    read: async (trx: Db | Trx, q: string, filters: Filters, begins = false): Promise<Question> => {
      const [asked, marks] = await Promise.all([readAsked(trx, readWords(q, { begins })), marksOf(filters)]);
      return { ...asked, marks };
    },
    meant: async (db: Db, q: string): Promise<string | null> => {
      const estimate = await estimating.estimate();
      return reading(db, (trx) => meantBy(trx, q, estimate));
    },
  };
};

export type AskingService = ReturnType<typeof askingService>;
