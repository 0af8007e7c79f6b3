import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table people add column suspended_at timestamptz;

    -- Why an administrator did what they did. Events hold ids only, so the words stand here and the event names them.
    create table reasons (
      id uuid not null,
      noun text not null,
      noun_id uuid not null,
      act text not null,
      text text not null,
      given_by uuid not null,
      at timestamptz not null,
      constraint reasons_pkey primary key (id),
      constraint reasons_given_by_fkey foreign key (given_by) references people (id) on delete restrict,
      constraint reasons_text_said check (length(text) > 0)
    );
    create index reasons_noun on reasons (noun, noun_id, id desc);
    create index reasons_given_by on reasons (given_by);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table reasons; alter table people drop column suspended_at');
};
