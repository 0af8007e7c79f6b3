import { markOf, scoredFrom } from './marks.ts';
import type { JudgementStatus, QueueOrder } from './matching.contract.ts';

/** A suggestion stands while both items are open; what a person has decided stays to be seen. */
export const standing = `(judgements.status <> 'suggested' or (
    needs.status = 'published' and (needs.expires_at is null or needs.expires_at > :now)
    and ideas.status = 'published' and (ideas.expires_at is null or ideas.expires_at > :now)))`;

const MONTH_MS = 30 * 86_400_000;
export const monthBefore = (now: string): string => new Date(Date.parse(now) - MONTH_MS).toISOString();

export interface QueueFilter {
  readonly agencyId: string;
  readonly status: JudgementStatus;
  readonly order: QueueOrder;
  readonly snoozed: boolean;
  readonly q?: string | undefined;
  /** Per tag asked for: that tag and all that count as it. Either item must carry one of each. */
  readonly tagSets: readonly (readonly string[])[];
  readonly within?:
    | { readonly start: number; readonly end: number; readonly codes: readonly string[] }
    | undefined;
  readonly assignee?: string | undefined;
  readonly needId?: string | undefined;
  readonly ideaId?: string | undefined;
  readonly minScore?: number | undefined;
  /** True: somebody stands behind both items; false: nobody behind one of them. */
  readonly claimed?: boolean | undefined;
  readonly after?: QueueKey | undefined;
  readonly limit: number;
  readonly now: string;
}

/** Where a page begins: after the pair with these. `mutual` counts in the order of that name only. */
export type QueueKey = readonly [rank: number, mutual: number, needId: string, ideaId: string];

interface Order {
  /** As the index has it. */
  readonly by: string;
  /** The same, of pairs that were selected in that order. */
  readonly shown: (pairs: string) => string;
  readonly after: string;
}

export const ORDERS: Readonly<Record<QueueOrder, Order>> = {
  rank: {
    by: 'judgements.rank desc, judgements.need_id, judgements.idea_id',
    shown: (pairs) => `${pairs}.rank desc, ${pairs}.need_id, ${pairs}.idea_id`,
    // The first condition lets the walk of the index begin at the right place.
    after: `judgements.rank <= :rank and (judgements.rank < :rank
      or (judgements.need_id, judgements.idea_id) > ((:afterNeed)::uuid, (:afterIdea)::uuid))`,
  },
  mutual: {
    by: '(-judgements.mutual), (-judgements.rank), judgements.need_id, judgements.idea_id',
    shown: (pairs) => `${pairs}.by_mutual, ${pairs}.by_rank, ${pairs}.need_id, ${pairs}.idea_id`,
    after: `(-judgements.mutual, -judgements.rank, judgements.need_id, judgements.idea_id)
      > (-(:mutual)::float8, -(:rank)::float8, (:afterNeed)::uuid, (:afterIdea)::uuid)`,
  },
};

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

export const matchesWords = (noun: 'need' | 'idea') =>
  `${noun}s.search @@ websearch_to_tsquery('plain_english', :q)`;

/** What can be told from the judgement alone. */
export const ownTests = ({ order, snoozed, assignee, needId, ideaId, after }: QueueFilter): string[] => [
  'judgements.agency_id = :agencyId and judgements.status = :status',
  snoozed
    ? 'judgements.snoozed_until > :now'
    : '(judgements.snoozed_until is null or judgements.snoozed_until <= :now)',
  ...(assignee === 'nobody' ? ['judgements.assignee_id is null'] : []),
  ...(assignee !== undefined && assignee !== 'nobody' ? ['judgements.assignee_id = :assignee'] : []),
  ...(needId ? ['judgements.need_id = :needId'] : []),
  ...(ideaId ? ['judgements.idea_id = :ideaId'] : []),
  ...(after ? [ORDERS[order].after] : []),
];

/** What the items and the pair's arithmetic must be asked. */
export const itemTests = ({ q, tagSets, within, minScore, claimed }: QueueFilter): string[] => [
  ...tagSets.map((_, place) => holdsTag(place)),
  ...(within ? [liesWithin] : []),
  ...(q ? [`(${matchesWords('need')} or ${matchesWords('idea')})`] : []),
  ...(minScore === undefined ? [] : ['matches.score >= :minScore']),
  ...(claimed === undefined ? [] : [`${claimed ? 'not ' : ''}(needs.unclaimed or ideas.unclaimed)`]),
];

/** Per test that marks can find pairs for, the marks of which a pair must have one. */
export const marksFor = ({ tagSets, within, minScore, claimed }: QueueFilter): number[][] => [
  ...tagSets.map((tags) => tags.map((tag) => markOf(`tag ${tag}`))),
  ...(within ? [within.codes.map((code) => markOf(`place ${code}`))] : []),
  ...(minScore === undefined ? [] : [scoredFrom(minScore)]),
  ...(claimed === undefined ? [] : [[markOf(claimed ? 'claimed' : 'unclaimed')]]),
];

export const bindingsOf = (filter: QueueFilter) => ({
  agencyId: filter.agencyId,
  status: filter.status,
  now: filter.now,
  monthAgo: monthBefore(filter.now),
  limit: filter.limit,
  start: filter.within?.start ?? null,
  end: filter.within?.end ?? null,
  q: filter.q ?? null,
  assignee: filter.assignee ?? null,
  needId: filter.needId ?? null,
  ideaId: filter.ideaId ?? null,
  minScore: filter.minScore ?? null,
  rank: filter.after?.[0] ?? null,
  mutual: filter.after?.[1] ?? null,
  afterNeed: filter.after?.[2] ?? null,
  afterIdea: filter.after?.[3] ?? null,
  ...Object.fromEntries(filter.tagSets.map((tags, place) => [`tags${place}`, [...tags]])),
  ...Object.fromEntries(marksFor(filter).map((marks, place) => [`marks${place}`, marks])),
});
