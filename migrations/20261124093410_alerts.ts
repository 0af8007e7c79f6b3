import type { Knex } from 'knex';

/**
 * What people follow: the filters of a list, kept. Tags and places are named without a foreign key, since an alert on
 * a tag that is gone stays and says so.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table alerts (
      id uuid not null,
      person_id uuid not null,
      version integer not null default 1,
      name text not null,
      about text not null,
      q text,
      tag_ids jsonb not null,
      region_code text,
      claimed boolean not null,
      frequency text not null,
      -- Stopped from within a mail: how often it came before, for the way back.
      stopped text,
      asleep_told boolean not null default false,
      checked_until timestamptz not null,
      created_at timestamptz not null,
      constraint alerts_pkey primary key (id),
      constraint alerts_person_fkey foreign key (person_id) references people (id) on delete cascade,
      constraint alerts_about_known check (about in ('need', 'idea', 'both')),
      constraint alerts_frequency_known check (frequency in ('at_once', 'daily', 'weekly', 'never'))
    );
    create index alerts_of_person on alerts (person_id, created_at desc, id desc);
    create index alerts_unchecked on alerts (checked_until, id);

    -- When an item came to be seen here: an import may have been published elsewhere long ago.
    create index needs_shown on needs (greatest(created_at, published_at)) where status = 'published';
    create index ideas_shown on ideas (greatest(created_at, published_at)) where status = 'published';

    -- What is new for an alert is one notice until it is read.
    create unique index notifications_one_unread_per_alert
      on notifications (person_id, noun_id) where kind = 'alert_found' and read_at is null;
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    drop index notifications_one_unread_per_alert; drop index needs_shown; drop index ideas_shown;
    drop table alerts;
  `);
};
