import type { Knex } from 'knex';

/**
 * What an administrator has hidden is paused for as long: everything that leaves out what is paused leaves it out.
 * `hidden_from` is how it stood before, for the way back; `asked_again_at`, when its author last answered.
 */
export const up = async (knex: Knex): Promise<void> => {
  for (const table of ['needs', 'ideas'])
    await knex.raw(`
      alter table ${table} add column hidden_at timestamptz, add column hidden_from text,
        add column asked_again_at timestamptz,
        add constraint ${table}_hidden_from_known
          check (hidden_from in ('published', 'closed', 'expired')),
        add constraint ${table}_hidden_from_somewhere check ((hidden_at is null) = (hidden_from is null)),
        add constraint ${table}_asked_only_if_hidden check (asked_again_at is null or hidden_at is not null),
        add constraint ${table}_hidden_is_not_open
          check (hidden_at is null or status in ('paused', 'closed'));
      create index ${table}_hidden on ${table} (hidden_at desc, id desc) where hidden_at is not null;
    `);
};

export const down = async (knex: Knex): Promise<void> => {
  for (const table of ['ideas', 'needs'])
    await knex.raw(
      `alter table ${table} drop column hidden_at, drop column hidden_from, drop column asked_again_at`,
    );
};
