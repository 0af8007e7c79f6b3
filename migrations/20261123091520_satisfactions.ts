import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- What each side thinks of it once it is closed: for the agency, never for the other side.
    create table satisfactions (
      introduction_id uuid not null,
      side text not null,
      score int not null,
      sentence text not null default '',
      given_at timestamptz not null,
      changed_at timestamptz not null,
      constraint satisfactions_pkey primary key (introduction_id, side),
      constraint satisfactions_answer_fkey
        foreign key (introduction_id, side) references answers (introduction_id, side) on delete cascade,
      constraint satisfactions_score_known check (score between 1 and 5),
      constraint satisfactions_changed_in_time check (
        changed_at >= given_at and changed_at <= given_at + interval '30 days')
    );
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table satisfactions');
};
