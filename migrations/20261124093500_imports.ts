import type { Knex } from 'knex';

/**
 * Files that administrators bring in from the browser. The file itself lies here in pieces until it is in or given up:
 * any process may run it, a restart loses nothing, and an upload that breaks off is a transaction that never was.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table imports (
      id uuid primary key,
      kind text not null,
      file_name text not null,
      size bigint not null default 0,
      taxonomy text,
      tags_found boolean not null,
      status text not null,
      sent_by uuid,
      sent_at timestamptz not null,
      ended_at timestamptz,
      step text,
      rows integer not null default 0,
      attempts integer not null default 0,
      may_leave_out integer,
      problem text,
      report jsonb,
      constraint imports_kind_known check (kind in ('tags', 'organisations', 'needs', 'ideas')),
      constraint imports_status_known check (
        status in ('checking', 'checked', 'importing', 'done', 'refused', 'failed', 'cancelled')),
      constraint imports_step_known check (step in ('checked', 'written')),
      constraint imports_ended check ((ended_at is null) = (status in ('checking', 'checked', 'importing'))),
      constraint imports_sent_by_person foreign key (sent_by) references people (id) on delete set null
    );
    create index imports_sent_by on imports (sent_by);
    create unique index imports_one_of_a_kind on imports (kind)
      where status in ('checking', 'checked', 'importing');

    create table import_pieces (
      import_id uuid not null,
      part text not null,
      place integer not null,
      bytes bytea not null,
      constraint import_pieces_pkey primary key (import_id, part, place),
      constraint import_pieces_part_known check (part in ('file', 'refused')),
      constraint import_pieces_of_import foreign key (import_id) references imports (id) on delete cascade
    );
    -- Read once or twice and thrown away: not worth compressing.
    alter table import_pieces alter column bytes set storage external;
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table import_pieces; drop table imports');
};
