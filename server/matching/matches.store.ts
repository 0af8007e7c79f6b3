import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { Reasons } from './matching.contract.ts';
import type { Parts } from './score.ts';

export interface MatchRow {
  readonly id: string;
  readonly needId: string;
  readonly ideaId: string;
  readonly origin: 'scored' | 'manual';
  readonly inNeedList: boolean;
  readonly inIdeaList: boolean;
}

/** A pair as it is to stand. `parts` and `reasons` are of one explanation. */
export interface ScoredPair {
  readonly id: string;
  readonly needId: string;
  readonly ideaId: string;
  readonly parts: Parts;
  readonly score: number;
  readonly scorerVersion: string;
  readonly reasons: Reasons;
  readonly inNeedList: boolean;
  readonly inIdeaList: boolean;
}

/** Recomputing lists takes turns: two neighbours that are matched at once would lock each other's rows. */
const MATCHING_LOCK = 7_205_311;

export const lockMatching = async (trx: Trx): Promise<void> => {
  await trx.raw('select pg_advisory_xact_lock(?)', [MATCHING_LOCK]);
};

const columns = `matches.id, matches.need_id, matches.idea_id, matches.origin, matches.in_need_list,
  matches.in_idea_list`;

/** Every pair that an item stands in. `side` is one of two words of ours, never input. */
export const listMatchesOf = (trx: Db | Trx, side: 'need' | 'idea', id: string): Promise<MatchRow[]> =>
  rows<MatchRow>(trx, `select ${columns} from matches where matches.${side}_id = :id`, { id });

export const findMatchOfPair = (
  trx: Db | Trx,
  needId: string,
  ideaId: string,
): Promise<MatchRow | undefined> =>
  row<MatchRow>(
    trx,
    `select ${columns} from matches where matches.need_id = :needId and matches.idea_id = :ideaId`,
    { needId, ideaId },
  );

/** The next pairs in order of key, for work that goes through all of them. */
export const listMatchesAfter = (
  trx: Db | Trx,
  after: Pick<MatchRow, 'needId' | 'ideaId'> | null,
  limit: number,
): Promise<MatchRow[]> =>
  rows<MatchRow>(
    trx,
    `select ${columns} from matches
     where (:needId)::uuid is null or (matches.need_id, matches.idea_id) > ((:needId)::uuid, (:ideaId)::uuid)
     order by matches.need_id, matches.idea_id limit :limit`,
    { needId: after?.needId ?? null, ideaId: after?.ideaId ?? null, limit },
  );

/** Writes pairs anew; what a person wrote stays. Returns the ids of those that are new or say something else. */
export const saveMatches = async (
  trx: Trx,
  pairs: readonly ScoredPair[],
  at: string,
): Promise<{ id: string; needId: string; ideaId: string }[]> => {
  if (pairs.length === 0) return [];
  const given = pairs.map(({ parts, reasons, ...pair }) => ({ ...pair, ...parts, reasons }));
  return rows(
    trx,
    `insert into matches (id, need_id, idea_id, topic, wording, place, score, scorer_version, reasons, origin,
       in_need_list, in_idea_list, created_at, updated_at)
     select g.id, g."needId", g."ideaId", g.topic, g.wording, g.place, g.score, g."scorerVersion", g.reasons,
       'scored', g."inNeedList", g."inIdeaList", :at, :at
     from jsonb_to_recordset((:given)::jsonb) as g(id uuid, "needId" uuid, "ideaId" uuid,
       topic float8, wording float8, place float8, score float8, "scorerVersion" text, reasons jsonb,
       "inNeedList" boolean, "inIdeaList" boolean)
     order by g."needId", g."ideaId"
     on conflict on constraint matches_one_per_pair do update set
       topic = excluded.topic, wording = excluded.wording, place = excluded.place, score = excluded.score,
       scorer_version = excluded.scorer_version, reasons = excluded.reasons,
       in_need_list = excluded.in_need_list, in_idea_list = excluded.in_idea_list, updated_at = excluded.updated_at
     where (matches.score, matches.scorer_version, matches.reasons, matches.in_need_list, matches.in_idea_list)
       is distinct from (excluded.score, excluded.scorer_version, excluded.reasons, excluded.in_need_list,
         excluded.in_idea_list)
     returning matches.id, matches.need_id, matches.idea_id`,
    { given: JSON.stringify(given), at },
  );
};

/** Marks a pair as made by hand, with the reason that the broker wrote. */
export const markManual = async (trx: Trx, id: string, reason: string): Promise<void> => {
  await trx('matches').where({ id }).update({ origin: 'manual', reason });
};

/** Pairs that no list holds, nobody made and nobody has judged are forgotten, and their suggestions with them. */
export const forgetMatches = async (trx: Trx, ids: readonly string[]): Promise<void> => {
  await trx.raw(
    `delete from matches
     where matches.id = any((:ids)::uuid[]) and matches.origin = 'scored'
       and not matches.in_need_list and not matches.in_idea_list
       and not exists (
         select from judgements
         where judgements.need_id = matches.need_id and judgements.idea_id = matches.idea_id
           and judgements.decided_by is not null)`,
    { ids: [...ids] },
  );
};
