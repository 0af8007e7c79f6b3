import type { Db, Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import type { Side } from './item.ts';
import { SUGGESTED_FROM } from './weights.ts';

/** An item for which a gap has opened or closed. */
export interface GapChange {
  readonly noun: Side;
  readonly id: string;
  readonly opened: boolean;
}

/** The parts of the statement below for one side; `side` is one of two words of ours, never input. */
const settled = (side: Side): string => `
  asked_${side}s as materialized (
    select ${side}s.id,
      ${side}s.status = 'published' and (${side}s.expires_at is null or ${side}s.expires_at > :at) and not exists (
        select from matches where matches.${side}_id = ${side}s.id
          and (matches.in_need_list or matches.in_idea_list) and matches.score >= (:from)::float8)
      and not exists (
        select from judgements where judgements.${side}_id = ${side}s.id
          and judgements.status in ('shortlisted', 'introduced')) as gap
    from ${side}s where ${side}s.id = any((:${side}Ids)::uuid[])
  ),
  closed_${side}s as (
    delete from ${side}_gaps using asked_${side}s
    where ${side}_gaps.${side}_id = asked_${side}s.id and not asked_${side}s.gap
    returning ${side}_gaps.${side}_id as id
  ),
  opened_${side}s as (
    insert into ${side}_gaps (${side}_id, since)
    select asked_${side}s.id, :at from asked_${side}s where asked_${side}s.gap order by asked_${side}s.id
    on conflict on constraint ${side}_gaps_pkey do nothing
    returning ${side}_gaps.${side}_id as id
  )`;

/**
 * Looks again whether these items have a pair that would be suggested, or that a broker has taken up whatever it
 * scores. Returns those for which that has changed.
 */
export const settleGaps = (
  trx: Trx,
  { needIds, ideaIds }: { needIds: readonly string[]; ideaIds: readonly string[] },
  at: string,
): Promise<GapChange[]> =>
  rows<GapChange>(
    trx,
    `with ${settled('need')}, ${settled('idea')}
     select 'need' as noun, id, true as opened from opened_needs
     union all select 'need', id, false from closed_needs
     union all select 'idea', id, true from opened_ideas
     union all select 'idea', id, false from closed_ideas
     order by noun, id`,
    { needIds: [...needIds], ideaIds: [...ideaIds], from: SUGGESTED_FROM, at },
  );

export interface GapFilter {
  /** Per tag asked for: that tag and all that count as it. */
  readonly tagSets: readonly (readonly string[])[];
  readonly within: { readonly start: number; readonly end: number } | undefined;
  readonly after: readonly [since: string, id: string] | undefined;
  readonly limit: number;
  readonly now: string;
}

export interface GapRow {
  readonly id: string;
  readonly since: string;
  /** The best of the other side, below the floor; null when nothing scores at all. */
  readonly nearestId: string | null;
  readonly nearestScore: number | null;
}

/** One page of what has no acceptable counterpart, the newest gap first. */
export const listGaps = (
  db: Db,
  side: Side,
  { tagSets, within, after, limit, now }: GapFilter,
): Promise<GapRow[]> => {
  const other: Side = side === 'need' ? 'idea' : 'need';
  const tests = [
    ...tagSets.map(
      (_, place) => `and exists (select from ${side}_tags as held where held.${side}_id = gaps.${side}_id
        and held.rejected_at is null and held.tag_id = any((:tags${place})::uuid[]))`,
    ),
    ...(within
      ? [
          `and exists (select from ${side}_regions as lies join regions on regions.code = lies.region_code
            where lies.${side}_id = gaps.${side}_id and regions.span_start between :start and :end)`,
        ]
      : []),
    ...(after ? [`and (gaps.since, gaps.${side}_id) < ((:since)::timestamptz, (:id)::uuid)`] : []),
  ];
  return rows<GapRow>(
    db,
    `select page.id, page.since, nearest.id as nearest_id, nearest.score as nearest_score
     from (
       select gaps.${side}_id as id, gaps.since
       from ${side}_gaps as gaps
       join ${side}s as items on items.id = gaps.${side}_id
       where items.status = 'published' and (items.expires_at is null or items.expires_at > :now)
       ${tests.join('\n')}
       order by gaps.since desc, gaps.${side}_id desc
       limit :limit
     ) as page
     left join lateral (
       select matches.${other}_id as id, matches.score from matches
       where matches.${side}_id = page.id and (matches.in_need_list or matches.in_idea_list)
       order by matches.score desc, matches.${other}_id limit 1
     ) as nearest on true
     order by page.since desc, page.id desc`,
    {
      limit,
      now,
      start: within?.start ?? null,
      end: within?.end ?? null,
      since: after?.[0] ?? null,
      id: after?.[1] ?? null,
      ...Object.fromEntries(tagSets.map((tags, place) => [`tags${place}`, [...tags]])),
    },
  );
};

/** How many there are of each, counted up to `most`. */
export const countGaps = async (db: Db, most: number): Promise<{ needs: number; ideas: number }> => {
  const [found] = await rows<{ needs: number; ideas: number }>(
    db,
    `select (select count(*) from (select from need_gaps limit :most) as gaps) as needs,
       (select count(*) from (select from idea_gaps limit :most) as gaps) as ideas`,
    { most },
  );
  return found ?? { needs: 0, ideas: 0 };
};

interface Counted {
  readonly id: string;
  readonly needs: number;
  readonly ideas: number;
}

const survey = (db: Db, groups: unknown, columns: string, joins: (side: Side) => string) => {
  // Distinct pairs first: a sort for each group's own distinct count takes twenty times as long.
  const counts = (side: Side): string =>
    `select meant.id, count(*) as found
     from (select distinct given.id, gaps.${side}_id from ${side}_gaps as gaps ${joins(side)}) as meant
     group by meant.id`;
  return rows<Counted>(
    db,
    `with given as materialized (select * from jsonb_to_recordset((:groups)::jsonb) as g(id text, ${columns})),
     in_needs as (${counts('need')}),
     in_ideas as (${counts('idea')})
     select coalesce(in_needs.id, in_ideas.id) as id, coalesce(in_needs.found, 0) as needs,
       coalesce(in_ideas.found, 0) as ideas
     from in_needs full join in_ideas on in_ideas.id = in_needs.id
     order by coalesce(in_needs.found, 0) + coalesce(in_ideas.found, 0) desc, 1`,
    { groups: JSON.stringify(groups) },
  );
};

/** How many gaps of each side a theme has; `tag` counts as theme `id`. Themes without any are left out. */
export const surveyThemes = (db: Db, tags: readonly { id: string; tag: string }[]): Promise<Counted[]> =>
  survey(
    db,
    tags,
    'tag uuid',
    (side) => `join ${side}_tags as held on held.${side}_id = gaps.${side}_id and held.rejected_at is null
      join given on given.tag = held.tag_id`,
  );

/** The same by place; `first` and `last` are the place's span in tree order. */
export const surveyPlaces = (
  db: Db,
  places: readonly { id: string; first: number; last: number }[],
): Promise<Counted[]> =>
  survey(
    db,
    places,
    'first integer, last integer',
    (side) => `join ${side}_regions as lies on lies.${side}_id = gaps.${side}_id
      join regions on regions.code = lies.region_code
      join given on regions.span_start between given.first and given.last`,
  );
