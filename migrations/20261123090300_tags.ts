import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table taxonomies (
      id text not null,
      name text not null,
      uri text,
      -- Counts the changes of its tags; every process compares it with what it holds in memory.
      revision int not null default 1,
      imported_at timestamptz not null default now(),
      constraint taxonomies_pkey primary key (id)
    );

    create table tags (
      id uuid not null,
      taxonomy_id text not null,
      code text not null,
      label text not null,
      parent_id uuid,
      synonyms text[] not null default '{}',
      pattern text,
      exclude_pattern text,
      sdg smallint,
      uri text,
      replaced_by uuid,
      -- The place in the file it came from: themes before their topics.
      place int not null default 0,
      created_at timestamptz not null default now(),
      constraint tags_pkey primary key (id),
      constraint tags_one_code_per_taxonomy unique (taxonomy_id, code),
      constraint tags_sdg_check check (sdg between 1 and 17),
      constraint tags_parent_check check (parent_id <> id),
      constraint tags_replaced_check check (replaced_by <> id),
      constraint tags_taxonomy_fkey foreign key (taxonomy_id) references taxonomies on delete cascade,
      constraint tags_parent_fkey foreign key (parent_id) references tags on delete restrict,
      constraint tags_replaced_by_fkey foreign key (replaced_by) references tags on delete restrict
    );
    create index tags_parent on tags (parent_id);
    create index tags_replaced_by on tags (replaced_by);

    -- Imported taxonomies meet the platform's own.
    create table tag_mappings (
      from_tag uuid not null,
      to_tag uuid not null,
      kind text not null,
      constraint tag_mappings_pkey primary key (from_tag, to_tag),
      constraint tag_mappings_kind_check check (kind in ('exact', 'close', 'broad')),
      constraint tag_mappings_two_check check (from_tag <> to_tag),
      constraint tag_mappings_from_fkey foreign key (from_tag) references tags on delete cascade,
      constraint tag_mappings_to_fkey foreign key (to_tag) references tags on delete cascade
    );
    create index tag_mappings_to on tag_mappings (to_tag);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table tag_mappings, tags, taxonomies');
};
