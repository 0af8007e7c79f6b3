import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- Sending, editing and withdrawing each take the thread's next change: whoever was away reads on from the last
    -- change that they know, and gets new messages and old ones that have changed alike.
    alter table threads add column last_change int not null default 0;
    update threads set last_change = last_seq;

    alter table messages
      add column change int,
      add column version int not null default 1,
      add column edited_at timestamptz,
      add column withdrawn_at timestamptz;
    update messages set change = seq;
    alter table messages
      alter column change set not null,
      add constraint messages_one_per_change unique (introduction_id, thread, change),
      -- What was withdrawn is kept among the earlier texts, where nobody reads it by mistake.
      add constraint messages_withdrawn_is_empty check (withdrawn_at is null or body = '');

    create table message_versions (
      introduction_id uuid not null,
      thread text not null,
      seq int not null,
      version int not null,
      body text not null,
      at timestamptz not null,
      constraint message_versions_pkey primary key (introduction_id, thread, seq, version),
      constraint message_versions_message_fkey foreign key (introduction_id, thread, seq)
        references messages (introduction_id, thread, seq) on delete cascade
    );
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    drop table message_versions;
    alter table messages drop column change, drop column version, drop column edited_at, drop column withdrawn_at;
    alter table threads drop column last_change;
  `);
};
