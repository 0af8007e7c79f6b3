import type { Db, Trx } from '../../database/connect.ts';
import { row, rows } from '../../database/query.ts';
import type { DismissReason, JudgementStatus } from '../matching.contract.ts';
import type { LearnedOrder } from './learned-order.ts';
import type { LearnedVersion } from './learning.contract.ts';
import type { PairFacts } from './pair-facts.ts';

/** A pair as it is stored: the tags of its items stand for their themes, which the taxonomy knows. */
export interface StoredPair extends Omit<PairFacts, 'needThemes' | 'ideaThemes'> {
  readonly needTags: readonly string[];
  readonly ideaTags: readonly string[];
}

/** `at`: the moment that an idea's age is taken at; an expression of ours, never input. */
const pair = (at: string): string => `
  matches.need_id, matches.idea_id, matches.topic, matches.wording, matches.place, matches.score,
  matches.reasons -> 'place' ->> 'kind' as placing,
  (ideas.body ->> 'evidenceLevel')::integer as evidence,
  coalesce(ideas.body ->> 'costMin', ideas.body ->> 'costMax') is not null as has_cost,
  coalesce(needs.body ->> 'budgetMin', needs.body ->> 'budgetMax') is not null as has_budget,
  ideas.open_places,
  (extract(epoch from (${at}) - ideas.listed_at) / 86400)::float8 as age,
  array(select t.tag_id from need_tags t where t.need_id = matches.need_id and t.rejected_at is null) as need_tags,
  array(select t.tag_id from idea_tags t where t.idea_id = matches.idea_id and t.rejected_at is null) as idea_tags`;

export interface StoredDecision extends StoredPair {
  readonly status: JudgementStatus;
  readonly reason: DismissReason | null;
  readonly at: string;
}

/** The needs that were decided on last, latest first. */
export const listDecidedNeeds = async (trx: Db | Trx, limit: number): Promise<string[]> =>
  (
    await rows<{ needId: string }>(
      trx,
      `select judgements.need_id from judgements
       where judgements.status <> 'suggested'
       group by judgements.need_id
       order by max(judgements.decided_at) desc nulls last, judgements.need_id limit :limit`,
      { limit },
    )
  ).map(({ needId }) => needId);

/**
 * The decisions on some needs' pairs that the platform brought up, and the suggestions that an agency left where it
 * took up another for the same need. Pairs made by hand have nothing beside them that was left.
 */
export const listDecisions = (
  trx: Db | Trx,
  { needIds, now }: { needIds: readonly string[]; now: string },
): Promise<StoredDecision[]> =>
  rows(
    trx,
    `select judgements.status, judgements.reason_code as reason, coalesce(judgements.decided_at, :now) as at,
       ${pair('coalesce(judgements.decided_at, (:now)::timestamptz)')}
     from judgements
     join matches on matches.need_id = judgements.need_id and matches.idea_id = judgements.idea_id
     join needs on needs.id = judgements.need_id
     join ideas on ideas.id = judgements.idea_id
     where judgements.need_id = any((:needIds)::uuid[])
       and matches.origin = 'scored' and judgements.snoozed_until is null
       and (judgements.status <> 'suggested' or exists (
         select from judgements as other
         where other.agency_id = judgements.agency_id and other.need_id = judgements.need_id
           and other.status in ('shortlisted', 'introduced')))
     order by judgements.need_id, judgements.idea_id, judgements.agency_id`,
    { needIds: [...needIds], now },
  );

/** Which ideas some needs took up, whichever agency it was. */
export const listTakeUps = (
  trx: Db | Trx,
  needIds: readonly string[],
): Promise<{ needId: string; ideaIds: readonly string[] }[]> =>
  rows(
    trx,
    `select judgements.need_id, array_agg(distinct judgements.idea_id) as idea_ids
     from judgements
     where judgements.need_id = any((:needIds)::uuid[]) and judgements.status in ('shortlisted', 'introduced')
     group by judgements.need_id order by judgements.need_id`,
    { needIds: [...needIds] },
  );

/** How much there is to learn from. */
export const countDecisions = async (
  trx: Db | Trx,
): Promise<{ decisions: number; taken: number; needs: number }> =>
  (await row<{ decisions: number; taken: number; needs: number }>(
    trx,
    `select count(*) as decisions, count(distinct judgements.need_id) as needs,
       count(*) filter (where judgements.status in ('shortlisted', 'introduced')) as taken
     from judgements
     join matches on matches.need_id = judgements.need_id and matches.idea_id = judgements.idea_id
     where judgements.status <> 'suggested' and matches.origin = 'scored'`,
  )) ?? { decisions: 0, taken: 0, needs: 0 };

export interface LiftedPair extends StoredPair {
  readonly id: string;
  readonly takeUp: number;
  readonly popularity: number;
  readonly company: number;
}

/** Some pairs and what version `orderId` remembers of their ideas. Exactly one of the two lists of ids is asked by. */
export const listPairs = (
  trx: Db | Trx,
  orderId: string,
  {
    matchIds = null,
    ideaIds = null,
  }: { matchIds?: readonly string[] | null; ideaIds?: readonly string[] | null },
  now: string,
): Promise<LiftedPair[]> =>
  rows(
    trx,
    `select matches.id, ${pair('(:now)::timestamptz')},
       coalesce(fared.take_up, 0)::float8 as take_up, coalesce(fared.popularity, 0)::float8 as popularity,
       (select coalesce(sum(kept.weight), 0)::float8
         from (
           select distinct judgements.idea_id from judgements
           where judgements.need_id = matches.need_id and judgements.status in ('shortlisted', 'introduced')
         ) as taken
         join learned_company as kept on kept.order_id = :orderId and kept.idea_id = matches.idea_id
           and kept.beside_id = taken.idea_id) as company
     from matches
     join needs on needs.id = matches.need_id
     join ideas on ideas.id = matches.idea_id
     left join learned_ideas as fared on fared.order_id = :orderId and fared.idea_id = matches.idea_id
     where ${ideaIds ? 'matches.idea_id = any((:ideaIds)::uuid[])' : 'matches.id = any((:matchIds)::uuid[])'}`,
    { orderId, now, matchIds: [...(matchIds ?? [])], ideaIds: [...(ideaIds ?? [])] },
  );

export const saveLifts = async (trx: Trx, lifts: readonly { id: string; lift: number }[]): Promise<void> => {
  if (lifts.length === 0) return;
  await trx.raw(
    `update matches set lift = g.lift
     from jsonb_to_recordset((:lifts)::jsonb) as g(id uuid, lift float8)
     where matches.id = g.id and matches.lift is distinct from g.lift`,
    { lifts: JSON.stringify(lifts) },
  );
};

/** Takes every lift off some ideas' pairs. */
export const dropLifts = async (trx: Trx, ideaIds: readonly string[]): Promise<void> => {
  await trx.raw('update matches set lift = 0 where lift <> 0 and idea_id = any((:ideaIds)::uuid[])', {
    ideaIds: [...ideaIds],
  });
};

/** The next ideas by id that stand in any pair. */
export const listPairedIdeas = async (
  trx: Db | Trx,
  after: string | null,
  limit: number,
): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      trx,
      `select ideas.id from ideas
       where ((:after)::uuid is null or ideas.id > (:after)::uuid)
         and exists (select from matches where matches.idea_id = ideas.id)
       order by ideas.id limit :limit`,
      { after, limit },
    )
  ).map(({ id }) => id);

export interface NewVersion {
  readonly id: string;
  readonly trainedAt: string;
  readonly decisions: number;
  readonly needs: number;
  readonly model: LearnedOrder;
  readonly trial: LearnedVersion['trial'];
  readonly ideas: Iterable<{ ideaId: string; takeUp: number; popularity: number }>;
  readonly company: Iterable<{ ideaId: string; besideId: string; weight: number }>;
}

const AT_ONCE = 5_000;

function* inParts<T>(items: Iterable<T>): Generator<T[]> {
  let part: T[] = [];
  for (const item of items) {
    part.push(item);
    if (part.length < AT_ONCE) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

/** Writes a version whole. An idea that has gone meanwhile is passed over. */
export const insertVersion = async (trx: Trx, version: NewVersion): Promise<void> => {
  const { id, trainedAt, decisions, needs, model, trial, ideas, company } = version;
  await trx.raw(
    `insert into learned_orders (id, trained_at, decisions, needs, model, report)
     values (:id, :trainedAt, :decisions, :needs, (:model)::jsonb, (:trial)::jsonb)`,
    { id, trainedAt, decisions, needs, model: JSON.stringify(model), trial: JSON.stringify(trial) },
  );
  for (const part of inParts(ideas))
    await trx.raw(
      `insert into learned_ideas (order_id, idea_id, take_up, popularity)
       select :id, ideas.id, g."takeUp", g.popularity
       from jsonb_to_recordset((:part)::jsonb) as g("ideaId" uuid, "takeUp" real, popularity real)
       join ideas on ideas.id = g."ideaId"`,
      { id, part: JSON.stringify(part) },
    );
  for (const part of inParts(company))
    await trx.raw(
      `insert into learned_company (order_id, idea_id, beside_id, weight)
       select :id, ideas.id, beside.id, g.weight
       from jsonb_to_recordset((:part)::jsonb) as g("ideaId" uuid, "besideId" uuid, weight real)
       join ideas on ideas.id = g."ideaId" join ideas as beside on beside.id = g."besideId"`,
      { id, part: JSON.stringify(part) },
    );
};

/** Keeps the latest versions and the one that is on. */
export const forgetOldVersions = async (trx: Trx, kept: number): Promise<void> => {
  await trx.raw(
    `delete from learned_orders where not active and id not in (
       select latest.id from learned_orders as latest order by latest.trained_at desc, latest.id desc limit :kept)`,
    { kept },
  );
};

export const listVersions = (trx: Db | Trx): Promise<Omit<LearnedVersion, 'better'>[]> =>
  rows(
    trx,
    `select v.id, v.trained_at, v.decisions, v.needs, v.model -> 'effects' as effects, v.report as trial, v.active,
       v.switched_at
     from learned_orders v order by v.trained_at desc, v.id desc`,
  );

/** Whether learning is queued or under way. */
export const isLearning = async (trx: Db | Trx): Promise<boolean> =>
  (await row(
    trx,
    "select 1 as one from graphile_worker.jobs where task_identifier = 'learn_order' limit 1",
  )) !== undefined;

/** The version that is on, and since when. */
export const findActive = (trx: Db | Trx): Promise<{ id: string; switchedAt: string | null } | undefined> =>
  row(trx, 'select v.id, v.switched_at from learned_orders v where v.active');

export const getModel = (trx: Db | Trx, id: string): Promise<{ model: LearnedOrder } | undefined> =>
  row(trx, 'select v.model from learned_orders v where v.id = :id', { id });

export const findVersionForUpdate = (trx: Trx, id: string): Promise<{ id: string } | undefined> =>
  row(trx, 'select v.id from learned_orders v where v.id = :id for update', { id });

/** Switches to one version, or with null to the platform's own order. Returns whether anything changed. */
export const switchTo = async (
  trx: Trx,
  id: string | null,
  by: { at: string; personId: string },
): Promise<boolean> => {
  // Off before on: only one may be on at any moment.
  const off = await rows(
    trx,
    `update learned_orders set active = false, switched_at = :at, switched_by = :personId
     where active and id is distinct from (:id)::uuid returning id`,
    { id, ...by },
  );
  const on = await rows(
    trx,
    `update learned_orders set active = true, switched_at = :at, switched_by = :personId
     where not active and id = (:id)::uuid returning id`,
    { id, ...by },
  );
  return off.length + on.length > 0;
};
