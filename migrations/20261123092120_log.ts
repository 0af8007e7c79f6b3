import type { Knex } from 'knex';

/** The log is read by what happened and by who did it, too. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create index events_type on events (type, seq);
    create index events_actor on events (actor_id, seq);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop index events_type; drop index events_actor');
};
