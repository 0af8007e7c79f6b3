import type { Knex } from 'knex';

/** Whether somebody waits for a thing is asked on its page, by whoever opens it. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(
    'create index claims_of_thing on claims ((coalesce(need_id, idea_id, organisation_id)), status)',
  );
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop index claims_of_thing');
};
