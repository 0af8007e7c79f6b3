import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { keptReading } from '../kept-reading.ts';
import { allLexemes } from './asked-words.ts';
import { listEstimates } from './dictionary.store.ts';
import type { FoundNoun } from './search.contract.ts';

export interface Deps {
  readonly db: Db;
  readonly clock: Clock;
}

/**
 * How many have all the lexemes of a tsquery, as if each were had by chance, and out of how many; undefined where it
 * asks for something else, or for what is too rare to be in the statistics.
 */
export type Estimate = (
  noun: FoundNoun,
  query: string,
) => { readonly count: number; readonly documents: number } | undefined;

const KEPT_MS = 5 * 60_000;

/** How many needs or ideas a question finds by PostgreSQL's own statistics, so that what many have is not gathered. */
export const estimatingService = ({ db, clock }: Deps) => {
  const read = async (): Promise<Estimate> => {
    const known = new Map(
      [...Map.groupBy(await listEstimates(db), ({ noun }) => noun)].map(([noun, found]) => [
        noun,
        {
          documents: found[0]?.documents ?? 0,
          shares: new Map(found.map(({ lexeme, share }) => [lexeme, share])),
        },
      ]),
    );
    return (noun, query) => {
      const lexemes = allLexemes(query);
      const { documents, shares } = known.get(noun) ?? {};
      if (lexemes === undefined || lexemes.length === 0 || documents === undefined) return undefined;
      const share = lexemes.reduce((product, lexeme) => product * (shares?.get(lexeme) ?? 0), 1);
      return share === 0 ? undefined : { count: share * documents, documents };
    };
  };

  return {
    /** To be had before a transaction begins: it may have to ask the database. */
    estimate: keptReading(read, { clock, forMs: KEPT_MS }).get,
  };
};

export type EstimatingService = ReturnType<typeof estimatingService>;
