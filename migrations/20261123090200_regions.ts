import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- One official hierarchy. Spans number the places depth first, so that "within" is a range condition.
    create table regions (
      code text not null,
      name text not null,
      kind text not null,
      parent text,
      lat double precision not null,
      lon double precision not null,
      population int,
      span_start int not null,
      span_end int not null,
      replaced_by text,
      constraint regions_pkey primary key (code),
      constraint regions_kind_check check (kind in ('country', 'nation', 'region', 'local_authority')),
      constraint regions_span_check check (span_start <= span_end),
      constraint regions_replaced_check check (replaced_by <> code),
      constraint regions_parent_fkey foreign key (parent) references regions on delete restrict,
      constraint regions_replaced_by_fkey foreign key (replaced_by) references regions on delete restrict
    );
    create index regions_parent on regions (parent);
    create index regions_replaced_by on regions (replaced_by);
    create index regions_span_start on regions (span_start);

    create table region_neighbours (
      region_code text not null,
      neighbour_code text not null,
      constraint region_neighbours_pkey primary key (region_code, neighbour_code),
      constraint region_neighbours_two_check check (region_code <> neighbour_code),
      constraint region_neighbours_region_fkey foreign key (region_code) references regions on delete cascade,
      constraint region_neighbours_neighbour_fkey foreign key (neighbour_code) references regions on delete cascade
    );
    create index region_neighbours_neighbour on region_neighbours (neighbour_code);

    -- A county, a city region: a named set of councils that is no level of the hierarchy.
    create table region_sets (
      id text not null,
      name text not null,
      kind text not null,
      constraint region_sets_pkey primary key (id),
      constraint region_sets_kind_check check (kind in ('county', 'city_region', 'health_area'))
    );
    create table region_set_members (
      set_id text not null,
      region_code text not null,
      constraint region_set_members_pkey primary key (set_id, region_code),
      constraint region_set_members_set_fkey foreign key (set_id) references region_sets on delete cascade,
      constraint region_set_members_region_fkey foreign key (region_code) references regions on delete cascade
    );
    create index region_set_members_region on region_set_members (region_code);

    -- What was seeded last, so that a start with unchanged files writes nothing.
    create table reference_seeds (
      name text not null,
      content_hash text not null,
      seeded_at timestamptz not null default now(),
      constraint reference_seeds_pkey primary key (name)
    );
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table reference_seeds, region_set_members, region_sets, region_neighbours, regions');
};
