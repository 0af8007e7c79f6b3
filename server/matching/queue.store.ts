import type { Db } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { Covers } from './judgements.store.ts';
import type { DismissReason, JudgementStatus, Reasons } from './matching.contract.ts';

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
  readonly shownTo: number;
  readonly needPostedBy: string | null;
  readonly needOrganisationId: string | null;
  readonly ideaPostedBy: string | null;
  readonly ideaOrganisationId: string | null;
  readonly openPlaces: number | null;
}

const view = `
  select matches.id, judgements.need_id, judgements.idea_id, matches.score, matches.scorer_version, matches.origin,
    matches.reason, matches.reasons, judgements.status, judgements.covers, judgements.reason_code, judgements.note,
    judgements.assignee_id, judgements.snoozed_until, judgements.decided_at, judgements.rank,
    (select count(*) from matches as shown
      where shown.idea_id = judgements.idea_id and shown.in_need_list) as shown_to,
    needs.posted_by as need_posted_by, needs.organisation_id as need_organisation_id,
    ideas.posted_by as idea_posted_by, ideas.organisation_id as idea_organisation_id, ideas.open_places
  from judgements
  join matches on matches.need_id = judgements.need_id and matches.idea_id = judgements.idea_id
  join needs on needs.id = judgements.need_id
  join ideas on ideas.id = judgements.idea_id`;

/** A suggestion stands while both items are open; what a person has decided stays to be seen. */
const standing = `(judgements.status <> 'suggested' or (
    needs.status = 'published' and (needs.expires_at is null or needs.expires_at > :now)
    and ideas.status = 'published' and (ideas.expires_at is null or ideas.expires_at > :now)))`;

export const findInQueue = (db: Db, agencyId: string, matchId: string): Promise<QueueRow | undefined> =>
  row<QueueRow>(db, `${view} where judgements.agency_id = :agencyId and matches.id = :matchId`, {
    agencyId,
    matchId,
  });

export interface QueueFilter {
  readonly agencyId: string;
  readonly status: JudgementStatus;
  readonly snoozed: boolean;
  readonly q?: string | undefined;
  /** Per tag asked for: that tag and all that count as it. Either item must carry one of each. */
  readonly tagSets: readonly (readonly string[])[];
  readonly within?: { readonly start: number; readonly end: number } | undefined;
  readonly assignee?: string | undefined;
  readonly needId?: string | undefined;
  readonly ideaId?: string | undefined;
  readonly minScore?: number | undefined;
  /** True: somebody stands behind both items; false: nobody behind one of them. */
  readonly claimed?: boolean | undefined;
  readonly after?: readonly [rank: number, needId: string, ideaId: string] | undefined;
  readonly limit: number;
  readonly now: string;
}

const eitherHolds = (test: (noun: 'need' | 'idea') => string): string =>
  `(exists (${test('need')}) or exists (${test('idea')}))`;

const holdsTag = (place: number) =>
  eitherHolds(
    (noun) => `select from ${noun}_tags as held where held.${noun}_id = judgements.${noun}_id
      and held.rejected_at is null and held.tag_id = any((:tags${place})::uuid[])`,
  );

const liesWithin = eitherHolds(
  (noun) => `select from ${noun}_regions as lies join regions on regions.code = lies.region_code
    where lies.${noun}_id = judgements.${noun}_id and regions.span_start between :start and :end`,
);

/** One page of an agency's queue, best first. */
export const listQueue = (db: Db, filter: QueueFilter): Promise<QueueRow[]> => {
  const { q, within, assignee, needId, ideaId, minScore, claimed, after } = filter;
  const tests = [
    'judgements.agency_id = :agencyId and judgements.status = :status',
    filter.snoozed
      ? 'judgements.snoozed_until > :now'
      : '(judgements.snoozed_until is null or judgements.snoozed_until <= :now)',
    standing,
    ...filter.tagSets.map((_, place) => holdsTag(place)),
    ...(within ? [liesWithin] : []),
    ...(q
      ? [
          `(needs.search @@ websearch_to_tsquery('plain_english', :q)
            or ideas.search @@ websearch_to_tsquery('plain_english', :q))`,
        ]
      : []),
    ...(assignee === 'nobody' ? ['judgements.assignee_id is null'] : []),
    ...(assignee !== undefined && assignee !== 'nobody' ? ['judgements.assignee_id = :assignee'] : []),
    ...(needId ? ['judgements.need_id = :needId'] : []),
    ...(ideaId ? ['judgements.idea_id = :ideaId'] : []),
    ...(minScore === undefined ? [] : ['matches.score >= :minScore']),
    ...(claimed === undefined ? [] : [`${claimed ? 'not ' : ''}(needs.unclaimed or ideas.unclaimed)`]),
    // The first condition lets the walk of the index begin at the right place.
    ...(after
      ? [
          `judgements.rank <= :rank and (judgements.rank < :rank
            or (judgements.need_id, judgements.idea_id) > ((:afterNeed)::uuid, (:afterIdea)::uuid))`,
        ]
      : []),
  ];
  return rows<QueueRow>(
    db,
    `${view}
     where ${tests.join('\n and ')}
     order by judgements.rank desc, judgements.need_id, judgements.idea_id
     limit :limit`,
    {
      agencyId: filter.agencyId,
      status: filter.status,
      now: filter.now,
      limit: filter.limit,
      start: within?.start ?? null,
      end: within?.end ?? null,
      q: q ?? null,
      assignee: assignee ?? null,
      needId: needId ?? null,
      ideaId: ideaId ?? null,
      minScore: minScore ?? null,
      rank: after?.[0] ?? null,
      afterNeed: after?.[1] ?? null,
      afterIdea: after?.[2] ?? null,
      ...Object.fromEntries(filter.tagSets.map((tags, place) => [`tags${place}`, [...tags]])),
    },
  );
};

/** How many pairs stand where in an agency's queue, the snoozed ones left out. */
export const countQueue = async (
  db: Db,
  agencyId: string,
  now: string,
): Promise<Record<JudgementStatus, number>> => {
  const counted = await rows<{ status: JudgementStatus; pairs: number }>(
    db,
    `select judgements.status, count(*) as pairs
     from judgements
     join needs on needs.id = judgements.need_id
     join ideas on ideas.id = judgements.idea_id
     where judgements.agency_id = :agencyId and ${standing}
       and (judgements.snoozed_until is null or judgements.snoozed_until <= :now)
     group by judgements.status`,
    { agencyId, now },
  );
  const counts: Record<JudgementStatus, number> = {
    suggested: 0,
    shortlisted: 0,
    dismissed: 0,
    introduced: 0,
  };
  for (const { status, pairs } of counted) counts[status] = pairs;
  return counts;
};
