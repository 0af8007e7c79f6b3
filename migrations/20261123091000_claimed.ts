import type { Knex } from 'knex';

/** After a large import hardly anything is claimed: what is must be found without walking past all the rest. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create index needs_claimed on needs (status, listed_at desc, id desc) where not unclaimed;
    create index ideas_claimed on ideas (status, listed_at desc, id desc) where not unclaimed;
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop index ideas_claimed; drop index needs_claimed');
};
