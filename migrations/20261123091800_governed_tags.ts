import type { Knex } from 'knex';

/** What administrators decide of a taxonomy: names, places in the tree, which tags are one, which are no longer used. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table tags
      -- Counts what administrators changed, so that two of them do not undo each other unseen.
      add column version integer not null default 1,
      -- The tag that it was merged into. replaced_by follows from it: the one at the end, where that was merged, too.
      add column merged_into uuid,
      add column retired_at timestamptz,
      -- What was decided here: a new release, or its taxonomy imported again, leaves that alone.
      add column governed text[] not null default '{}',
      add constraint tags_governed_known check (governed <@ array['label', 'parent', 'mappings']),
      add constraint tags_merged_check check (merged_into <> id),
      add constraint tags_merged_is_replaced check ((merged_into is null) = (replaced_by is null)),
      add constraint tags_merged_into_fkey foreign key (merged_into) references tags on delete restrict;
    create index tags_merged_into on tags (merged_into);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table tags drop column governed, drop column retired_at, drop column merged_into, drop column version;
  `);
};
