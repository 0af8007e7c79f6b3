import type { Knex } from 'knex';

/**
 * What can be found of an item is written once, when its transaction commits, and not with each of its parts: a posting
 * writes the item, its tags and its places, and had its words folded and indexed three times over. The rows are locked
 * when they change, as before, so that nobody who commits meets them in another order.
 */
const nouns = ['need', 'idea'] as const;

/** `by`: what is done with the ids of items that have changed. */
const triggers = (noun: string, by: string): string => `
  create or replace function ${noun}s_are_found() returns trigger language plpgsql as $$
  begin
    perform ${by}(array(select id from new_rows where status = 'published'));
    return null;
  end $$;
  create or replace function ${noun}s_are_found_anew() returns trigger language plpgsql as $$
  begin
    perform ${by}(array(
      select n.id from new_rows n join old_rows o on o.id = n.id
      where (n.status, n.body, n.expires_at, n.unclaimed, n.published_at)
        is distinct from (o.status, o.body, o.expires_at, o.unclaimed, o.published_at)
        and 'published' in (n.status, o.status)));
    return null;
  end $$;
  create or replace function ${noun}s_are_found_by() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      perform ${by}(array(select distinct ${noun}_id from new_rows));
    elsif tg_op = 'DELETE' then
      perform ${by}(array(select distinct ${noun}_id from old_rows));
    else
      perform ${by}(array(select ${noun}_id from new_rows union select ${noun}_id from old_rows));
    end if;
    return null;
  end $$;
`;

const noting = (noun: string): string => `
  create function note_search_${noun}s(given uuid[]) returns void language plpgsql as $$
  begin
    if coalesce(cardinality(given), 0) = 0 then return; end if;
    perform from ${noun}s i where i.id = any(given) order by i.id for no key update;
    insert into search_due (noun, ids) values ('${noun}', given);
  end $$;
`;

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- Empty but for what is not committed yet, hence nothing to recover after a crash.
    create unlogged table search_due (
      place bigint generated always as identity,
      noun text not null,
      ids uuid[] not null,
      constraint search_due_pkey primary key (place)
    );

    -- The first row of a transaction is there for all of them; the others find nothing left to do.
    create function refresh_search_due() returns trigger language plpgsql as $$
    declare
      needs uuid[];
      ideas uuid[];
    begin
      with due as (delete from search_due returning noun, ids)
      select array_agg(distinct each.id) filter (where due.noun = 'need'),
        array_agg(distinct each.id) filter (where due.noun = 'idea')
      into needs, ideas from due cross join unnest(due.ids) as each(id);
      perform refresh_search_needs(needs);
      perform refresh_search_ideas(ideas);
      return null;
    end $$;
    create constraint trigger search_due_at_commit after insert on search_due
      deferrable initially deferred for each row execute function refresh_search_due();
    ${nouns.map((noun) => noting(noun) + triggers(noun, `note_search_${noun}s`)).join('\n')}
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    ${nouns.map((noun) => triggers(noun, `refresh_search_${noun}s`)).join('\n')}
    drop table search_due;
    drop function refresh_search_due();
    ${nouns.map((noun) => `drop function note_search_${noun}s(uuid[]);`).join('\n')}
  `);
};
