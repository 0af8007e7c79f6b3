import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- What an agency covers, as (region, tag) pairs; null means all.
    create table patches (
      id uuid not null,
      agency_id uuid not null,
      region_code text,
      tag_id uuid,
      constraint patches_pkey primary key (id),
      constraint patches_agency_fkey foreign key (agency_id) references organisations (id) on delete cascade,
      constraint patches_region_fkey foreign key (region_code) references regions (code)
        on update cascade on delete restrict,
      constraint patches_tag_fkey foreign key (tag_id) references tags (id) on delete cascade,
      constraint patches_one_per_pair unique nulls not distinct (agency_id, region_code, tag_id)
    );
    create index patches_region on patches (region_code);
    create index patches_tag on patches (tag_id);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table patches');
};
