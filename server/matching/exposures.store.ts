import type { Db, Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import { costOf, type Demand, DRIFT } from './order.ts';
import { SHOWN } from './weights.ts';

/** A need has begun (`shown`) or ceased to show an idea. */
export interface Showing {
  readonly needId: string;
  readonly ideaId: string;
  readonly shown: boolean;
}

export interface Exposure {
  readonly ideaId: string;
  /** How many needs show the idea. */
  readonly needs: number;
  /** What that takes off its pairs in the order, as they were last ranked. */
  readonly cost: number;
  readonly openPlaces: number | null;
}

/**
 * Keeps count of the needs that show ideas, and remembers those that no longer do. Locks and returns the exposure of
 * each of `ideaIds`, which hold the ideas of all `changes`.
 */
export const countShowings = (
  trx: Trx,
  ideaIds: readonly string[],
  changes: readonly Showing[],
  at: string,
): Promise<Exposure[]> =>
  rows<Exposure>(
    trx,
    `with changed as materialized (
       select * from jsonb_to_recordset((:changes)::jsonb) as c("needId" uuid, "ideaId" uuid, shown boolean)
     ),
     past as (
       insert into past_showings (idea_id, need_id, until)
       select changed."ideaId", changed."needId", :at from changed where not changed.shown
       on conflict on constraint past_showings_pkey do update set until = excluded.until
     ),
     back as (
       delete from past_showings using changed
       where changed.shown and past_showings.idea_id = changed."ideaId" and past_showings.need_id = changed."needId"
     ),
     counted as (
       insert into exposures (idea_id, needs, cost)
       select asked.id, coalesce(sum(case when changed.shown then 1 else -1 end) filter (where changed is not null), 0), 0
       from unnest((:ideaIds)::uuid[]) as asked(id)
       left join changed on changed."ideaId" = asked.id
       group by asked.id order by asked.id
       on conflict on constraint exposures_pkey do update set needs = exposures.needs + excluded.needs
       returning idea_id, needs, cost
     )
     select counted.idea_id, counted.needs, counted.cost, ideas.open_places
     from counted join ideas on ideas.id = counted.idea_id`,
    { ideaIds: [...ideaIds], changes: JSON.stringify(changes), at },
  );

/** How some ideas stand with those who might be offered them. */
export const demandsOf = async (trx: Db | Trx, ideaIds: readonly string[]): Promise<Map<string, Demand>> =>
  new Map(
    (
      await rows<Demand & { id: string }>(
        trx,
        `select ideas.id, coalesce(exposures.needs, 0) as shown_to, ideas.open_places
         from ideas left join exposures on exposures.idea_id = ideas.id where ideas.id = any((:ids)::uuid[])`,
        { ids: [...ideaIds] },
      )
    ).map(({ id, ...demand }) => [id, demand]),
  );

/** Notes that the pairs of these ideas no longer stand where they should; tells whether that is news. */
export const markDrifted = async (trx: Trx, ideaIds: readonly string[]): Promise<boolean> =>
  ideaIds.length > 0 &&
  (
    await rows(
      trx,
      `update exposures set drifted = true
       where exposures.idea_id = any((:ids)::uuid[]) and not exposures.drifted returning exposures.idea_id`,
      { ids: [...ideaIds] },
    )
  ).length > 0;

/** Some ideas whose pairs wait to be ranked again, with so many pairs at most between them, but for the first. */
export const listDrifted = async (trx: Db | Trx, most: number): Promise<string[]> =>
  (
    await rows<{ ideaId: string }>(
      trx,
      `select few.idea_id from (
         select exposures.idea_id, sum(exposures.needs) over (order by exposures.idea_id) - exposures.needs as before
         from exposures where exposures.drifted order by exposures.idea_id limit :most
       ) as few where few.before < :most`,
      { most },
    )
  ).map(({ ideaId }) => ideaId);

/** Counts the needs that show some ideas anew, and takes that for what it costs them in the order from now on. */
export const recount = async (trx: Trx, ideaIds: readonly string[]): Promise<void> => {
  const ids = [...ideaIds];
  const counted = await rows<Omit<Exposure, 'cost'>>(
    trx,
    `select ideas.id as idea_id, ideas.open_places,
       (select count(*) from matches where matches.idea_id = ideas.id and matches.need_place <= ${SHOWN}) as needs
     from ideas where ideas.id = any((:ids)::uuid[])`,
    { ids },
  );
  const exposures = counted.map(({ ideaId, needs, openPlaces }) => ({
    ideaId,
    needs,
    cost: costOf({ shownTo: needs, openPlaces }),
  }));
  await trx.raw(
    `insert into exposures (idea_id, needs, cost)
     select e."ideaId", e.needs, e.cost
     from jsonb_to_recordset((:exposures)::jsonb) as e("ideaId" uuid, needs integer, cost float8)
     order by e."ideaId"
     on conflict on constraint exposures_pkey do update set needs = excluded.needs, cost = excluded.cost
     where (exposures.needs, exposures.cost) is distinct from (excluded.needs, excluded.cost)`,
    { exposures: JSON.stringify(exposures) },
  );
};

/** All pairs of these ideas have been ranked by the cost that was counted; those whose cost has moved since wait on. */
export const endDrift = async (trx: Trx, ideaIds: readonly string[]): Promise<void> => {
  const drifted = await rows<Exposure>(
    trx,
    `select exposures.idea_id, exposures.needs, exposures.cost, ideas.open_places
     from exposures join ideas on ideas.id = exposures.idea_id
     where exposures.idea_id = any((:ids)::uuid[]) and exposures.drifted`,
    { ids: [...ideaIds] },
  );
  const settled = drifted.filter(
    ({ needs, openPlaces, cost }) => Math.abs(costOf({ shownTo: needs, openPlaces }) - cost) <= DRIFT,
  );
  if (settled.length === 0) return;
  await trx.raw('update exposures set drifted = false where exposures.idea_id = any((:ids)::uuid[])', {
    ids: settled.map(({ ideaId }) => ideaId),
  });
};
