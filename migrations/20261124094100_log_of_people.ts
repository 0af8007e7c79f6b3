import type { Knex } from 'knex';

/** What people did, read by itself: a day on which a hundred thousand items ran out is not gone through for it. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw('create index events_by_people on events (seq) where actor_id is not null');
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop index events_by_people');
};
