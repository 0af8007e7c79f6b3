import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- Whether notices were made for it: of several in a short time only for the first.
    alter table messages add column told boolean not null default true;
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('alter table messages drop column told');
};
