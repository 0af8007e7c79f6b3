import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import { type FoundNoun, MOST_COUNTED } from './search.contract.ts';

/** How well a title fits: it is what was typed, begins so, holds the words; or only the text does. */
export type Tier = 3 | 2 | 1 | 0;

export interface Hit {
  readonly id: string;
  readonly listedAt: string;
  readonly tier: Tier;
}

export interface Wanted {
  readonly noun: FoundNoun;
  /** A tsquery of words and marks. */
  readonly query: string;
  /** The words alone; null where only filters were set. */
  readonly words: string | null;
  /** What was typed, as titles are folded; empty where it can be no title. */
  readonly line: string;
  readonly now: string;
}

type Key = readonly [tier: Tier, listedAt: string, id: string];

/** So many of the newest are looked through for a word that many have. */
const LOOKED_THROUGH = 5_000;

/**
 * Reads in a transaction in which no plan can be to read the whole table: the planner thinks little of rare
 * combinations of common words, and a million rows take seconds.
 */
export const reading = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  db.transaction(
    async (trx) => {
      await trx.raw('set local enable_seqscan = off');
      return work(trx);
    },
    { readOnly: true },
  );

/** Each text as PostgreSQL reads it into lexemes; '' where nothing is left of it. And the line as titles are folded. */
export const readLexemes = async (
  db: Db | Trx,
  texts: readonly string[],
  line: string,
): Promise<{ lexemes: string[]; line: string }> => {
  const found = await row<{ lexemes: string[]; line: string }>(
    db,
    `select search_fold(:line) as line,
       array(select to_tsquery('plain_english', said)::text
         from jsonb_array_elements_text((:texts)::jsonb) with ordinality given(said, place) order by place) as lexemes`,
    { texts: JSON.stringify(texts), line },
  );
  if (found === undefined) throw new Error('PostgreSQL read nothing');
  return found;
};

const matching = `d.noun = :noun and d.words @@ cast(:query as tsquery)
  and (d.expires_at is null or d.expires_at > :now)`;

const tierOf = (words: string | null, line: string): string =>
  words === null
    ? '0'
    : `case ${line === '' ? '' : 'when d.title = :line then 3 when starts_with(d.title, :line) then 2'}
         when d.title_words @@ cast(:words as tsquery) then 1 else 0 end`;

const bound = ({ noun, query, words, line, now }: Wanted, key?: Key) => ({
  noun,
  query,
  now,
  words,
  line,
  tier: key?.[0] ?? null,
  listedAt: key?.[1] ?? null,
  id: key?.[2] ?? null,
});

export interface FoundAll {
  /** `MOST_COUNTED + 1` stands for all beyond. */
  readonly count: number;
  readonly hits: Hit[];
  readonly places: Record<string, number>;
}

/**
 * All that is found, ranked, where it is not more than can be counted; else the count, and hits that are not the best.
 * Asks the index for words and filters at once, so that only rows that are wanted are touched.
 */
export const findAll = async (
  trx: Trx,
  wanted: Wanted,
  { after, limit, places }: { after?: Key | undefined; limit: number; places: boolean },
): Promise<FoundAll> => {
  const found = await row<FoundAll>(
    trx,
    `with found as materialized (
       select d.id, d.listed_at, ${tierOf(wanted.words, wanted.line)} as tier${places ? ', d.places' : ''}
       from search_documents d where ${matching} limit ${MOST_COUNTED + 1}
     )
     select (select count(*) from found) as count,
       (select coalesce(json_agg(json_build_object('id', h.id, 'listedAt', h.listed_at, 'tier', h.tier)), '[]') from (
          select f.id, f.listed_at, f.tier from found f
          ${after === undefined ? '' : 'where (f.tier, f.listed_at, f.id) < (:tier, (:listedAt)::timestamptz, (:id)::uuid)'}
          order by f.tier desc, f.listed_at desc, f.id desc limit :limit) h) as hits,
       ${
         places
           ? `(select coalesce(json_object_agg(p.code, p.count), '{}') from (
                select code, count(*) as count from found f, unnest(f.places) code
                where (select count(*) from found) <= ${MOST_COUNTED} group by code) p)`
           : `'{}'::json`
       } as places`,
    { ...bound(wanted, after), limit },
  );
  if (found === undefined) throw new Error('PostgreSQL counted nothing');
  return found;
};

/** Those of one tier, newest first, after a key: for what is met too often to be ranked whole. */
export const findTier = async (
  trx: Trx,
  wanted: Wanted,
  tier: Tier,
  { after, limit }: { after: readonly [listedAt: string, id: string] | undefined; limit: number },
): Promise<Hit[]> => {
  const bindings = {
    ...bound(wanted),
    listedAt: after?.[0] ?? null,
    id: after?.[1] ?? null,
    limit,
  };
  const later =
    after === undefined ? '' : 'and (d.listed_at, d.id) < ((:listedAt)::timestamptz, (:id)::uuid)';
  const inTitle = 'd.title_words @@ cast(:words as tsquery)';
  const ofTier = {
    3: 'and d.title = :line',
    2: 'and d.title <> :line and starts_with(d.title, :line)',
    1: `and ${inTitle} ${wanted.line === '' ? '' : 'and not starts_with(d.title, :line)'}`,
    0: wanted.words === null ? '' : `and not ${inTitle}`,
  }[tier];
  const newest = `order by d.listed_at desc, d.id desc limit`;
  const list = (from: string, where: string): Promise<Hit[]> =>
    rows<Hit>(
      trx,
      `select d.id, d.listed_at, ${tier} as tier from (${from}) d where ${where} ${ofTier} ${newest} :limit`,
      bindings,
    );
  if (tier < 3) {
    // What many have, some of the newest have: no need to sort all of them.
    const recent = await list(
      `select * from search_documents d where d.noun = :noun ${later} ${newest} ${LOOKED_THROUGH}`,
      matching,
    );
    if (recent.length === limit) return recent;
  }
  return list(`select * from search_documents d where ${matching} ${later} ${ofTier} offset 0`, 'true');
};

/** How many each lexeme finds of what everybody may see, fifty at most: whether a word is known at all. */
export const countEach = async (trx: Trx, queries: readonly string[]): Promise<number[]> =>
  (
    await rows<{ count: number }>(
      trx,
      `select counted.count
       from jsonb_array_elements_text((:queries)::jsonb) with ordinality given(query, place)
       cross join lateral (select count(*) as count from (
         select from search_documents d where d.words @@ cast(given.query as tsquery)
           and (d.noun <> 'organisation' or d.words @@ cast('''!verified''' as tsquery)) limit 50) few) counted
       order by given.place`,
      { queries: JSON.stringify(queries) },
    )
  ).map(({ count }) => count);

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

/** A few of the newest whose title holds the words, the last of which may be the beginning of one. */
export const findNames = async (trx: Trx, wanted: Wanted, limit: number): Promise<Hit[]> => {
  const bindings = { ...bound(wanted), limit };
  const named = `${matching} and d.title_words @@ cast(:words as tsquery)`;
  const newest = 'order by d.listed_at desc, d.id desc limit';
  const recent = await rows<Hit>(
    trx,
    `select d.id, d.listed_at, 1 as tier from (
       select * from search_documents d where d.noun = :noun ${newest} ${LOOKED_THROUGH}) d
     where ${named} ${newest} :limit`,
    bindings,
  );
  if (recent.length === limit) return recent;
  return rows<Hit>(
    trx,
    `select d.id, d.listed_at, 1 as tier from (
       select * from search_documents d where ${named} limit ${MOST_COUNTED}) d ${newest} :limit`,
    bindings,
  );
};
