import type { Knex } from 'knex';

/** Items whose lists have lost one to a closing, until they are made anew. One that is gone itself has nothing to fill. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table due_lists (
      noun text not null,
      item_id uuid not null,
      turn bigint generated always as identity,
      constraint due_lists_pkey primary key (noun, item_id),
      constraint due_lists_noun_known check (noun in ('need', 'idea'))
    );
    create index due_lists_in_turn on due_lists (turn);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table due_lists');
};
