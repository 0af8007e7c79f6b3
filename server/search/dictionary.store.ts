import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { FoundNoun } from './search.contract.ts';
import { LOOKED_THROUGH } from './search.store.ts';

/**
 * How many each lexeme finds of what everybody may see, fifty at most: whether a word is known at all. For one that is
 * common the newest are looked through; the index would gather all that have it first.
 */
export const countEach = async (
  trx: Trx,
  asked: readonly { readonly query: string; readonly common: boolean }[],
): Promise<number[]> =>
  (
    await rows<{ count: number }>(
      trx,
      `select case when newest.count = 50 then 50 else (
         select count(*) from (
           select from search_documents d where d.words @@ cast(given.query as tsquery)
             and (d.noun <> 'organisation' or d.words @@ cast('''!verified''' as tsquery)) limit 50) few) end as count
       from rows from (jsonb_to_recordset((:asked)::jsonb) as (query text, common boolean))
         with ordinality given(query, common, place)
       left join lateral (select count(*) as count from (
         select from (select n.words from search_documents n where n.noun = 'need' and given.common
           order by n.listed_at desc, n.id desc limit ${LOOKED_THROUGH}) recent
         where recent.words @@ cast(given.query as tsquery) limit 50) few) newest on given.common
       order by given.place`,
      { asked: JSON.stringify(asked) },
    )
  ).map(({ count }) => count);

/** What PostgreSQL last estimated of the lexemes that most needs or ideas have: how many have each, and are in all. */
export const listEstimates = (
  db: Db,
): Promise<{ noun: FoundNoun; documents: number; lexeme: string; share: number }[]> =>
  rows(
    db,
    `select given.noun, c.reltuples as documents, known.lexeme, known.share
     from (values ('need', to_regclass('search_needs')), ('idea', to_regclass('search_ideas'))) given (noun, relation)
     join pg_class c on c.oid = given.relation
     join pg_stats s on s.schemaname = c.relnamespace::regnamespace::text and s.tablename = c.relname
       and s.attname = 'words' and not s.inherited
     -- After the shares of the elements follow three numbers more.
     cross join lateral unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) known (lexeme, share)
     where known.lexeme is not null and c.reltuples > 0`,
  );

/** Words of the dictionary that look like this one, the most alike first. */
export const listAlike = async (trx: Trx, word: string): Promise<string[]> =>
  (
    await rows<{ word: string }>(
      trx,
      `select w.word from search_words w where w.word % :word
       order by similarity(w.word, :word) desc, w.word limit 40`,
      { word },
    )
  ).map(({ word: alike }) => alike);

/** Takes the words of so many documents into the dictionary; says how many documents it took. */
export const learnWords = async (trx: Trx, most: number): Promise<number> => {
  const found = await row<{ count: number }>(
    trx,
    `with taken as (
       delete from search_unread u using (
         select noun, id from search_unread order by noun, id limit :most for update skip locked) waiting
       where u.noun = waiting.noun and u.id = waiting.id returning u.noun, u.id
     ), texts as (
       select concat_ws(' ', n.body ->> 'title', n.body ->> 'whoFor', n.body ->> 'problem', n.body ->> 'outcome',
         n.body ->> 'evidence') as text
       from needs n join taken on taken.noun = 'need' and taken.id = n.id where n.status = 'published'
       union all
       select concat_ws(' ', i.body ->> 'title', i.body ->> 'summary', i.body ->> 'how')
       from ideas i join taken on taken.noun = 'idea' and taken.id = i.id where i.status = 'published'
       union all
       select concat_ws(' ', o.name, o.about)
       from organisations o join taken on taken.noun = 'organisation' and taken.id = o.id
       where o.verified_at is not null
       union all
       select r.name from regions r where exists (select from taken)
     ), learnt as (
       insert into search_words (word)
       select distinct said.word from texts, unnest(tsvector_to_array(to_tsvector('plain_simple', texts.text))) said(word)
       where said.word ~ '^[[:alpha:]]{3,30}$' order by 1
       on conflict do nothing
     )
     select count(*) as count from taken`,
    { most },
  );
  return found?.count ?? 0;
};
