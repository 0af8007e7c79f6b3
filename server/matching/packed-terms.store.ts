import type { Db, Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';

/** The words that have numbers, each in the place of its number; places without one are undefined. */
export const listTerms = async (trx: Db | Trx): Promise<string[]> => {
  const terms: string[] = [];
  const found = await rows<{ number: number; term: string }>(
    trx,
    'select digest_terms.number, digest_terms.term from digest_terms order by digest_terms.number',
  );
  for (const { number, term } of found) terms[number] = term;
  return terms;
};

/** Gives numbers to those of these words that have none. */
export const numberTerms = async (trx: Db | Trx, terms: readonly string[]): Promise<void> => {
  await trx.raw(
    `insert into digest_terms (term)
     select given.term from jsonb_array_elements_text((:terms)::jsonb) as given(term)
     where not exists (select from digest_terms known where known.term = given.term)
     order by given.term
     on conflict (term) do nothing`,
    { terms: JSON.stringify(terms) },
  );
};
