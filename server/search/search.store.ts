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
export const LOOKED_THROUGH = 5_000;

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

export const matching = `d.noun = :noun and d.words @@ cast(:query as tsquery)
  and (d.expires_at is null or d.expires_at > :now)`;

const newest = 'order by d.listed_at desc, d.id desc limit';

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

export interface Recent {
  /** Of the newest that were looked through. */
  readonly count: number;
  readonly hits: Hit[];
}

/** What the newest have, up to `limit` of each tier. */
export const findRecent = async (trx: Trx, wanted: Wanted, limit: number): Promise<Recent> => {
  const found = await row<Recent>(
    trx,
    `with found as materialized (
       select d.id, d.listed_at, ${tierOf(wanted.words, wanted.line)} as tier
       from (select * from search_documents d where d.noun = :noun ${newest} ${LOOKED_THROUGH}) d where ${matching}
     )
     select (select count(*) from found) as count,
       (select coalesce(json_agg(json_build_object('id', h.id, 'listedAt', h.listed_at, 'tier', h.tier)
            order by h.tier desc, h.listed_at desc, h.id desc), '[]')
          from (select f.*, row_number() over (partition by f.tier order by f.listed_at desc, f.id desc) as place
            from found f) h
          where h.place <= :limit) as hits`,
    { ...bound(wanted), limit },
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
  const list = (from: string, where: string): Promise<Hit[]> =>
    rows<Hit>(
      trx,
      `select d.id, d.listed_at, ${tier} as tier from (${from}) d where ${where} ${ofTier} ${newest} :limit`,
      bindings,
    );
  if (after !== undefined && tier < 3) {
    // What many have, some of the newest have: no need to sort all of them.
    const recent = await list(
      `select * from search_documents d where d.noun = :noun ${later} ${newest} ${LOOKED_THROUGH}`,
      matching,
    );
    if (recent.length === limit) return recent;
  }
  return list(`select * from search_documents d where ${matching} ${later} ${ofTier} offset 0`, 'true');
};

/**
 * A few of the newest whose title holds the words, the last of which may be the beginning of one. `asked` is what the
 * index is asked of them: all, or, where the beginning is so short that the index would gather half of what there is,
 * the words before it.
 */
export const findNames = async (trx: Trx, wanted: Wanted, asked: string, limit: number): Promise<Hit[]> => {
  const bindings = { ...bound(wanted), asked, limit };
  const named = `${matching} and d.title_words @@ cast(:words as tsquery)`;
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
       select * from search_documents d
       where d.noun = :noun and d.title_words @@ cast(:asked as tsquery) limit ${LOOKED_THROUGH}) d
     where ${named} ${newest} :limit`,
    bindings,
  );
};
