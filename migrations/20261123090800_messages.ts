import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- Locking a thread's row gives the next number: numbers have no gaps and their order is the order of commits.
    create table threads (
      introduction_id uuid not null,
      thread text not null,
      last_seq int not null default 0,
      constraint threads_pkey primary key (introduction_id, thread),
      constraint threads_introduction_fkey
        foreign key (introduction_id) references introductions (id) on delete cascade,
      constraint threads_thread_known check (thread in ('all', 'need', 'idea'))
    );

    create table messages (
      introduction_id uuid not null,
      thread text not null,
      seq int not null,
      author_id uuid,
      author_side text not null,
      client_id uuid not null,
      body text not null,
      at timestamptz not null,
      constraint messages_pkey primary key (introduction_id, thread, seq),
      constraint messages_one_per_client_id unique (introduction_id, author_id, client_id),
      constraint messages_thread_fkey
        foreign key (introduction_id, thread) references threads (introduction_id, thread) on delete cascade,
      constraint messages_author_fkey foreign key (author_id) references people (id) on delete set null,
      constraint messages_side_known check (author_side in ('need', 'idea', 'broker')),
      -- A side never writes into the other side's thread.
      constraint messages_side_keeps_its_thread check (
        thread = 'all' or author_side = 'broker' or author_side = thread)
    );
    create index messages_author on messages (author_id);

    create table read_marks (
      introduction_id uuid not null,
      thread text not null,
      person_id uuid not null,
      seq int not null,
      constraint read_marks_pkey primary key (introduction_id, thread, person_id),
      constraint read_marks_thread_fkey
        foreign key (introduction_id, thread) references threads (introduction_id, thread) on delete cascade,
      constraint read_marks_person_fkey foreign key (person_id) references people (id) on delete cascade
    );
    create index read_marks_person on read_marks (person_id);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table read_marks, messages, threads');
};
