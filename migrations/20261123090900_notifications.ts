import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table notifications (
      id uuid not null,
      person_id uuid not null,
      kind text not null,
      noun text not null,
      noun_id uuid not null,
      event_seq bigint not null,
      created_at timestamptz not null,
      read_at timestamptz,
      constraint notifications_pkey primary key (id),
      constraint notifications_once_per_event unique (person_id, event_seq, kind),
      constraint notifications_person_fkey foreign key (person_id) references people (id) on delete cascade
    );
    -- A talk that goes on is one notice until it is read, not one for each message.
    create unique index notifications_one_unread_per_talk
      on notifications (person_id, noun_id) where kind = 'message_sent' and read_at is null;
    create index notifications_newest on notifications (person_id, created_at desc, id desc);
    create index notifications_unread on notifications (person_id) where read_at is null;
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table notifications');
};
