import type { Knex } from 'knex';

/**
 * The talks of an introduction are opened with it, and not with their first message: so every message is written as any
 * other is, and the first of many rooms that awake together do not wait for one another.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create function open_threads() returns trigger language plpgsql as $$
    begin
      insert into threads (introduction_id, thread)
      select new.id, thread from unnest(array['all', 'need', 'idea']) as thread;
      return null;
    end $$;

    create trigger introductions_talk after insert on introductions
      for each row execute function open_threads();

    insert into threads (introduction_id, thread)
    select introductions.id, thread from introductions cross join unnest(array['all', 'need', 'idea']) as thread
    on conflict on constraint threads_pkey do nothing;
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop trigger introductions_talk on introductions; drop function open_threads()');
};
