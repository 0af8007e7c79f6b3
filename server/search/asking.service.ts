import type { Db, Trx } from '../database/connect.ts';
import type { RegionsService } from '../regions/regions.service.ts';
import type { TagsService } from '../tags/tags.service.ts';
import { type AskedWords, queryOf, readWords, termsOf, termText } from './asked-words.ts';
import * as store from './search.store.ts';
import { mistakesIn, nearest } from './spelling.ts';

interface Deps {
  readonly regions: RegionsService;
  readonly tags: TagsService;
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

/** From what was typed to what the index is asked, and to what may have been meant. */
export const askingService = ({ regions, tags }: Deps) => {
  const marksOf = async ({ region, tag, claimed }: Filters): Promise<string | null> => {
    const codes = await regions.resolve(region ?? []);
    const sets = await Promise.all((await tags.resolve(tag ?? [])).map((id) => tags.under(id)));
    const marks = [
      ...(codes.length === 0 ? [] : [`(${codes.map((code) => `'~${code}'`).join(' | ')})`]),
      ...sets.map((ids) => `(${ids.map((id) => `'#${id}'`).join(' | ')})`),
      ...(claimed === true ? ["'!claimed'"] : []),
    ];
    return marks.length === 0 ? null : marks.join(' & ');
  };

  const readAsked = async (trx: Db | Trx, asked: AskedWords): Promise<Omit<Question, 'marks'>> => {
    const read = await store.readLexemes(trx, termsOf(asked).map(termText), asked.line);
    const words = queryOf(asked, read.lexemes);
    const begins = asked.all.at(-1)?.at(-1)?.begins ?? false;
    return { words, line: words === null ? '' : read.line, begins };
  };

  /**
   * What was probably meant, word by word; null where nothing better is known. A word that nothing has becomes the
   * nearest that something has, of those equally near the commonest; one that hardly anything has only gives way to a
   * much commoner one. Only words that everybody may find are ever said.
   */
  const meant = async (trx: Trx, q: string): Promise<string | null> => {
    const asked = readWords(q);
    const words = [...new Set(asked.all.flat().flatMap((term) => term.words))].filter(
      (word) => mistakesIn(word) > 0,
    );
    if (words.length === 0) return null;
    const { lexemes } = await store.readLexemes(
      trx,
      words.map((word) => `'${word}'`),
      '',
    );
    const counts = await store.countEach(trx, lexemes);
    let better = q;
    for (const [at, word] of words.entries()) {
      const count = counts[at] ?? 0;
      // A stop word is known, however little the index knows of it.
      if (count > HARDLY || lexemes[at] === '') continue;
      const folded = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      const near = nearest(folded, await store.listAlike(trx, folded)).slice(0, LOOKED_UP);
      if (near.length === 0) continue;
      const read = await store.readLexemes(
        trx,
        near.map((one) => `'${one.word}'`),
        '',
      );
      const found = await store.countEach(trx, read.lexemes);
      const [best] = near
        .map((one, place) => ({ ...one, count: found[place] ?? 0, place }))
        .filter((one) => one.count > count * TIMES && read.lexemes[one.place] !== lexemes[at])
        .sort((a, b) => a.mistakes - b.mistakes || b.count - a.count || a.place - b.place);
      if (best !== undefined) better = better.replace(word, best.word);
    }
    return better === q ? null : better;
  };

  return {
    read: async (trx: Db | Trx, q: string, filters: Filters, begins = false): Promise<Question> => ({
      ...(await readAsked(trx, readWords(q, { begins }))),
      marks: await marksOf(filters),
    }),
    meant,
  };
};

export type AskingService = ReturnType<typeof askingService>;
