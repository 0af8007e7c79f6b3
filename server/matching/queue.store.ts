import type { Db } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { Covers } from './judgements.store.ts';
import type { DismissReason, JudgementStatus, QueueOrder, Reasons } from './matching.contract.ts';
import {
  bindingsOf,
  itemTests,
  marksFor,
  matchesWords,
  monthBefore,
  ORDERS,
  ownTests,
  type QueueFilter,
  standing,
} from './queue-filter.store.ts';

/** A pair as one agency holds it. What an item says is asked of its own feature; here are only facts for the rules. */
export interface QueueRow {
  readonly id: string;
  readonly needId: string;
  readonly ideaId: string;
  readonly score: number;
  readonly scorerVersion: string;
  readonly origin: 'scored' | 'manual';
  readonly reason: string | null;
  readonly reasons: Reasons;
  readonly status: JudgementStatus;
  readonly covers: Covers;
  readonly reasonCode: DismissReason | null;
  readonly note: string | null;
  readonly assigneeId: string | null;
  readonly snoozedUntil: string | null;
  readonly decidedAt: string | null;
  readonly rank: number;
  readonly mutual: number;
  readonly shownTo: number;
  readonly shownThisMonth: number;
  readonly needPostedBy: string | null;
  readonly needOrganisationId: string | null;
  readonly ideaPostedBy: string | null;
  readonly ideaOrganisationId: string | null;
  readonly openPlaces: number | null;
}

/** What is shown of a pair; of the tables `from`. */
const columns = `
  matches.id, judgements.need_id, judgements.idea_id, matches.score, matches.scorer_version, matches.origin,
  matches.reason, matches.reasons, judgements.status, judgements.covers, judgements.reason_code, judgements.note,
  judgements.assignee_id, judgements.snoozed_until, judgements.decided_at, judgements.rank, judgements.mutual,
  coalesce(exposures.needs, 0) as shown_to,
  coalesce(exposures.needs, 0) + (select count(*) from past_showings
    where past_showings.idea_id = judgements.idea_id and past_showings.until > :monthAgo) as shown_this_month,
  needs.posted_by as need_posted_by, needs.organisation_id as need_organisation_id,
  ideas.posted_by as idea_posted_by, ideas.organisation_id as idea_organisation_id, ideas.open_places`;

/**
 * What is shown of a pair, looked up one by one. Not for the work itself, which is little: left to choose, the planner
 * weighs every order and way of joining five tables with a dozen indexes, which takes it ten times as long.
 */
const wholeOfPair = `
  cross join lateral (
    select judgements.* from judgements
    where judgements.agency_id = page.agency_id and judgements.need_id = page.need_id
      and judgements.idea_id = page.idea_id offset 0) as judgements
  cross join lateral (
    select matches.* from matches
    where matches.need_id = page.need_id and matches.idea_id = page.idea_id offset 0) as matches
  cross join lateral (
    select needs.posted_by, needs.organisation_id from needs where needs.id = page.need_id offset 0) as needs
  cross join lateral (
    select ideas.posted_by, ideas.organisation_id, ideas.open_places from ideas
    where ideas.id = page.idea_id offset 0) as ideas
  left join lateral (
    select exposures.needs from exposures where exposures.idea_id = page.idea_id offset 0) as exposures on true`;

export const findInQueue = (
  db: Db,
  agencyId: string,
  matchId: string,
  now: string,
): Promise<QueueRow | undefined> =>
  row<QueueRow>(
    db,
    `select ${columns}
     from (
       select (:agencyId)::uuid as agency_id, matches.need_id, matches.idea_id
       from matches where matches.id = :matchId offset 0
     ) as page ${wholeOfPair}`,
    { agencyId, matchId, monthAgo: monthBefore(now) },
  );

/** So many pairs are looked at in the order asked for, before those that fit are sought by what they are. */
const LOOKED_AT = 500;
/** And so many where they cannot be. */
const LOOKED_THROUGH = 20_000;
/** Words that more items hold than this are too common to be sought by. */
const COMMON = 5_000;

const keysIn = (order: QueueOrder): string =>
  `judgements.agency_id, judgements.need_id, judgements.idea_id, judgements.status, judgements.rank
  ${order === 'mutual' ? ', -judgements.rank as by_rank, -judgements.mutual as by_mutual' : ''}`;

/**
 * Looked up pair by pair (`offset 0` says so), whatever the planner knows of the tables: only as many as it takes to
 * fill a page are looked at, and a join of another kind would begin with all of them.
 */
const itemsOfPair = (filter: QueueFilter): string => `
  cross join lateral (
    select needs.status, needs.expires_at, needs.unclaimed, needs.search from needs
    where needs.id = judgements.need_id offset 0) as needs
  cross join lateral (
    select ideas.status, ideas.expires_at, ideas.unclaimed, ideas.search from ideas
    where ideas.id = judgements.idea_id offset 0) as ideas
  ${
    filter.minScore === undefined
      ? ''
      : `cross join lateral (
    select matches.score from matches
    where matches.need_id = judgements.need_id and matches.idea_id = judgements.idea_id offset 0) as matches`
  }`;

/**
 * The page out of `pairs`, a query for keys in the order asked for. Only the pairs of the page are read whole; the
 * order of `pairs` is kept, so that no more of them are tested than it takes to fill the page.
 */
const pageOf = (filter: QueueFilter, pairs: string): string => {
  const { shown: by } = ORDERS[filter.order];
  return `
    with page as materialized (
      select judgements.* from (${pairs}) as judgements ${itemsOfPair(filter)}
      where ${[standing, ...itemTests(filter)].join('\n and ')}
      order by ${by('judgements')} limit :limit
    )
    select ${columns}
    from page ${wholeOfPair}
    order by ${by('page')}`;
};

/** Pairs in the order asked for, read off its index. */
const walk = (filter: QueueFilter): string =>
  `select ${keysIn(filter.order)} from judgements where ${ownTests(filter).join('\n and ')}
   order by ${ORDERS[filter.order].by}`;

/** Pairs that are found by what they are, then put into order. */
const seek = (filter: QueueFilter, tests: readonly string[] = []): string => `
  with found as materialized (
    select ${keysIn(filter.order)} from judgements where ${[...ownTests(filter), ...tests].join('\n and ')}
  )
  select * from found order by ${ORDERS[filter.order].shown('found')}`;

const isCommon = async (db: Db, q: string): Promise<boolean> => {
  const held = (noun: 'need' | 'idea') =>
    `select count(*) from (select from ${noun}s where ${matchesWords(noun)} limit ${COMMON}) as held`;
  const found = await row<{ most: number }>(
    db,
    `select greatest((${held('need')}), (${held('idea')})) as most`,
    { q },
  );
  return (found?.most ?? 0) >= COMMON;
};

const holdWords = `(
  judgements.need_id = any(array(select needs.id from needs where ${matchesWords('need')}))
  or judgements.idea_id = any(array(select ideas.id from ideas where ${matchesWords('idea')})))`;

/** By what the pairs that fit may be sought: each finds all of them, and few others. */
const clues = async (db: Db, filter: QueueFilter): Promise<string[]> => [
  ...marksFor(filter).map((_, place) => `judgements.marks && (:marks${place})::integer[]`),
  ...(filter.q && !(await isCommon(db, filter.q)) ? [holdWords] : []),
];

/**
 * One page of an agency's queue, best first. Most questions are answered by walking along the order until the page is
 * full. Where few pairs fit, that would lead through all of them: after a while they are sought by their marks and
 * words instead, and those few put into order.
 */
export const listQueue = async (db: Db, filter: QueueFilter): Promise<QueueRow[]> => {
  const { assignee, needId, ideaId, snoozed } = filter;
  const bindings = bindingsOf(filter);
  const ask = (pairs: string) => rows<QueueRow>(db, pageOf(filter, pairs), bindings);
  /** The page out of the first so many; undefined when it is not full and there are more. */
  const askFirst = async (pairs: string, most: number): Promise<QueueRow[] | undefined> => {
    const found = await ask(`${pairs} limit ${most}`);
    if (found.length === filter.limit) return found;
    return (await row(db, `${pairs} offset ${most} limit 1`, bindings)) ? undefined : found;
  };
  // What is somebody's, put off or of one item is little, and has an index of its own.
  const isLittle = needId || ideaId || snoozed || (assignee !== undefined && assignee !== 'nobody');
  const pairs = isLittle ? seek(filter) : walk(filter);
  const first = await askFirst(pairs, LOOKED_AT);
  if (first) return first;
  const found = await clues(db, filter);
  if (found.length > 0) return ask(seek(filter, found));
  return (await askFirst(pairs, LOOKED_THROUGH)) ?? ask(pairs);
};

const STATUSES = ['suggested', 'shortlisted', 'dismissed', 'introduced'] as const;

/**
 * How many pairs stand where in an agency's queue, the snoozed ones left out; counted up to `most`, so that a long
 * queue takes no longer than a short one.
 */
export const countQueue = async (
  db: Db,
  agencyId: string,
  now: string,
  most: number,
): Promise<Record<JudgementStatus, number>> => {
  const items = `
    cross join lateral (
      select needs.status, needs.expires_at from needs where needs.id = judgements.need_id offset 0) as needs
    cross join lateral (
      select ideas.status, ideas.expires_at from ideas where ideas.id = judgements.idea_id offset 0) as ideas`;
  const counted = (status: JudgementStatus): string => `
    (select count(*) from (
       select from judgements ${status === 'suggested' ? items : ''}
       where judgements.agency_id = :agencyId and judgements.status = '${status}'
         ${status === 'suggested' ? `and ${standing}` : ''}
         and (judgements.snoozed_until is null or judgements.snoozed_until <= :now)
       order by ${ORDERS.rank.by} limit :most) as counted) as ${status}`;
  const found = await row<Record<JudgementStatus, number>>(db, `select ${STATUSES.map(counted).join(', ')}`, {
    agencyId,
    now,
    most,
  });
  return found ?? { suggested: 0, shortlisted: 0, dismissed: 0, introduced: 0 };
};
