import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import { eventTypes } from '../events/events.contract.ts';
import { changesTags } from '../tags/retagging.ts';
import type { Reasons } from './matching.contract.ts';
import type { Parts } from './score.ts';

export interface MatchRow {
  readonly id: string;
  readonly needId: string;
  readonly ideaId: string;
  readonly origin: 'scored' | 'manual';
  readonly inNeedList: boolean;
  readonly inIdeaList: boolean;
  /** Where it stands in the need's list and in the idea's, counted from 1; null: not in that list. */
  readonly needPlace: number | null;
  readonly ideaPlace: number | null;
  readonly score: number;
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
  readonly needPlace: number | null;
  readonly ideaPlace: number | null;
}

/** Recomputing lists takes turns: two neighbours that are matched at once would lock each other's rows. */
const MATCHING_LOCK = 7_205_311;

export const lockMatching = async (trx: Trx): Promise<void> => {
  await trx.raw('select pg_advisory_xact_lock(?)', [MATCHING_LOCK]);
};

/**
 * The same, to write some pairs, each found by its key. A session keeps the plan by which it checks that a judged pair is
 * there; made while there are few pairs, it would read all of them, also when there are a hundred thousand.
 */
export const lockForPairs = async (trx: Trx): Promise<void> => {
  await trx.raw("select pg_advisory_xact_lock(?), set_config('enable_seqscan', 'off', true)", [
    MATCHING_LOCK,
  ]);
};

const columns = `matches.id, matches.need_id, matches.idea_id, matches.origin, matches.in_need_list,
  matches.in_idea_list, matches.need_place, matches.idea_place, matches.score`;

/**
 * Every pair that some items stand in, and the number of the last event, so that whoever computes on a copy can wait
 * until it is in there. `side` is one of two words of ours, never input.
 */
export const listMatchesOf = async (
  trx: Db | Trx,
  side: 'need' | 'idea',
  ids: readonly string[],
): Promise<{ seq: number; pairs: MatchRow[] }> => {
  const found = await rows<{ seq: number } & (MatchRow | { [K in keyof MatchRow]: null })>(
    trx,
    `select latest.seq, ${columns}
     from (select coalesce(max(events.seq), 0) as seq from events) as latest
     left join matches on matches.${side}_id = any((:ids)::uuid[])`,
    { ids: [...ids] },
  );
  return { seq: found[0]?.seq ?? 0, pairs: found.filter((one) => one.id !== null) };
};

/** What changes the ground under every pair. */
const GROUNDS = [
  ...eventTypes.filter(changesTags),
  'region.changed',
  'organisation.verified',
  'organisation.patch_changed',
];

/**
 * What has happened since event `seq` that work done before may not hold against: these items were changed (then
 * `itemId` says which), or the tags, the places, the frozen statistics, or an agency's patch were.
 */
export const listOvertaking = (
  trx: Trx,
  seq: number,
  ids: readonly string[],
): Promise<{ seq: number; itemId: string | null }[]> =>
  rows(
    trx,
    `select events.seq, case when events.noun in ('need', 'idea') then events.noun_id end as item_id
     from events
     where events.seq > :seq and (
       events.noun in ('need', 'idea') and events.noun_id = any((:ids)::uuid[])
       or events.type = any((:grounds)::text[])
       or events.type = 'match.rescored' and events.data \\? 'epochId')`,
    { seq, ids: [...ids], grounds: GROUNDS },
  );

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
       in_need_list, in_idea_list, need_place, idea_place, created_at, updated_at)
     select g.id, g."needId", g."ideaId", g.topic, g.wording, g.place, g.score, g."scorerVersion", g.reasons,
       'scored', g."inNeedList", g."inIdeaList", g."needPlace", g."ideaPlace", :at, :at
     from jsonb_to_recordset((:given)::jsonb) as g(id uuid, "needId" uuid, "ideaId" uuid,
       topic float8, wording float8, place float8, score float8, "scorerVersion" text, reasons jsonb,
       "inNeedList" boolean, "inIdeaList" boolean, "needPlace" smallint, "ideaPlace" smallint)
     order by g."needId", g."ideaId"
     on conflict on constraint matches_one_per_pair do update set
       topic = excluded.topic, wording = excluded.wording, place = excluded.place, score = excluded.score,
       scorer_version = excluded.scorer_version, reasons = excluded.reasons,
       in_need_list = excluded.in_need_list, in_idea_list = excluded.in_idea_list,
       need_place = excluded.need_place, idea_place = excluded.idea_place, updated_at = excluded.updated_at
     where (matches.score, matches.scorer_version, matches.reasons, matches.in_need_list, matches.in_idea_list,
         matches.need_place, matches.idea_place)
       is distinct from (excluded.score, excluded.scorer_version, excluded.reasons, excluded.in_need_list,
         excluded.in_idea_list, excluded.need_place, excluded.idea_place)
     returning matches.id, matches.need_id, matches.idea_id`,
    { given: JSON.stringify(given), at },
  );
};

/** Pairs whose arithmetic stands and which only join, leave or move within a list. Returns those that did. */
export const relistMatches = async (
  trx: Trx,
  pairs: readonly Pick<MatchRow, 'id' | 'inNeedList' | 'inIdeaList' | 'needPlace' | 'ideaPlace'>[],
  at: string,
): Promise<{ id: string; needId: string; ideaId: string }[]> => {
  if (pairs.length === 0) return [];
  const given = pairs.map(({ id, inNeedList, inIdeaList, needPlace, ideaPlace }) => ({
    id,
    inNeedList,
    inIdeaList,
    needPlace,
    ideaPlace,
  }));
  return rows(
    trx,
    `update matches set in_need_list = g."inNeedList", in_idea_list = g."inIdeaList",
       need_place = g."needPlace", idea_place = g."ideaPlace", updated_at = :at
     from jsonb_to_recordset((:given)::jsonb) as g(id uuid, "inNeedList" boolean, "inIdeaList" boolean,
       "needPlace" smallint, "ideaPlace" smallint)
     where matches.id = g.id
       and (matches.in_need_list, matches.in_idea_list, matches.need_place, matches.idea_place)
         is distinct from (g."inNeedList", g."inIdeaList", g."needPlace", g."ideaPlace")
     returning matches.id, matches.need_id, matches.idea_id`,
    { given: JSON.stringify(given), at },
  );
};

/** Marks a pair as made by hand, with the reason that the broker wrote. */
export const markManual = async (trx: Trx, id: string, reason: string): Promise<void> => {
  await trx('matches').where({ id }).update({ origin: 'manual', reason });
};
