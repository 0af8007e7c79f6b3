import type { Knex } from 'knex';

/**
 * What is open and has no pair that would be suggested. Derived from matches, and kept beside them because the few
 * that lack something cannot be found among the many that do not without going through all of these.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table need_gaps (
      need_id uuid not null,
      since timestamptz not null,
      constraint need_gaps_pkey primary key (need_id),
      constraint need_gaps_need_fkey foreign key (need_id) references needs (id) on delete cascade
    );
    create index need_gaps_listed on need_gaps (since desc, need_id desc);

    create table idea_gaps (
      idea_id uuid not null,
      since timestamptz not null,
      constraint idea_gaps_pkey primary key (idea_id),
      constraint idea_gaps_idea_fkey foreign key (idea_id) references ideas (id) on delete cascade
    );
    create index idea_gaps_listed on idea_gaps (since desc, idea_id desc);

    -- As things stand; from now on every list that is made says so itself.
    insert into need_gaps (need_id, since)
    select needs.id, needs.listed_at from needs
    where needs.status = 'published' and not exists (
      select from matches where matches.need_id = needs.id
        and (matches.in_need_list or matches.in_idea_list) and matches.score >= 12);
    insert into idea_gaps (idea_id, since)
    select ideas.id, ideas.listed_at from ideas
    where ideas.status = 'published' and not exists (
      select from matches where matches.idea_id = ideas.id
        and (matches.in_need_list or matches.in_idea_list) and matches.score >= 12);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table idea_gaps, need_gaps');
};
