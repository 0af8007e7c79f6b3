import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- What was learned from tags that people chose and refused; the taxonomy's own words suggest while none is active.
    create table tagger_versions (
      id uuid not null,
      trained_at timestamptz not null,
      examples integer not null,
      refusals integer not null,
      model bytea not null,
      trial jsonb not null,
      active boolean not null default false,
      switched_at timestamptz,
      -- Null where the job switched it.
      switched_by uuid,
      constraint tagger_versions_pkey primary key (id),
      constraint tagger_versions_switched_by_fkey foreign key (switched_by) references people (id) on delete set null
    );
    create unique index tagger_versions_one_active on tagger_versions (active) where active;
    create index tagger_versions_switched_by on tagger_versions (switched_by);

    -- Found when the examples are gathered: what people chose, and what they would not have.
    create index need_tags_decided on need_tags (need_id) where decided_by is not null;
    create index idea_tags_decided on idea_tags (idea_id) where decided_by is not null;
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop index need_tags_decided, idea_tags_decided; drop table tagger_versions');
};
