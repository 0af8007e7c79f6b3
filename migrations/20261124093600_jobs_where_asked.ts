import type { Knex } from 'knex';

const numbering = (queued: string): string => `
  create or replace function number_happenings() returns trigger language plpgsql as $$
  declare
    last bigint;
  begin
    -- Whoever holds it commits next.
    perform pg_advisory_xact_lock(7205302);
    with given as materialized (
      select happening, at from jsonb_array_elements(new.given) with ordinality as each(happening, at)
    ), written as (
      insert into events (at, actor_id, type, noun, noun_id, audiences, data)
      select (happening->>'at')::timestamptz, (happening->>'actorId')::uuid, happening->>'type', happening->>'noun',
        (happening->>'id')::uuid, array(select jsonb_array_elements_text(happening->'audiences')),
        coalesce(happening->'data', '{}')
      from given order by at
      returning seq
    ), numbered as (
      select seq, row_number() over (order by seq) as at from written
    ), queued as (
      -- All in one call: one by one, the thousands of an import take forty times as long.
      ${queued}
    )
    -- Only what is asked for is done.
    select max(seq) into last from numbered cross join (select count(*) from queued) as jobs;
    perform pg_notify('events', last::text);
    delete from happenings where place = new.place;
    return null;
  end $$`;

const specs = `array(
        select row(task, ((happening - 'tasks' - 'priority') || jsonb_build_object('seq', seq))::json, null, now(), 12,
          null, (happening->>'priority')::smallint, null)::graphile_worker.job_spec
        from given join numbered using (at), jsonb_array_elements_text(happening->'tasks') as task
        order by at)`;

/**
 * Where nothing follows from what happened, the queue is left alone: asked to queue nothing, it still writes four
 * statements and wakes every process.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(
    numbering(`select graphile_worker.add_jobs(specs) from (select ${specs} as specs) asked
      where cardinality(specs) > 0`),
  );
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(numbering(`select graphile_worker.add_jobs(${specs})`));
};
