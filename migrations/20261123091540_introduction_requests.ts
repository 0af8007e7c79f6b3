import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- One side asks for an introduction, where an agency that covers the pair lets sides ask.
    create table introduction_requests (
      id uuid not null,
      need_id uuid not null,
      idea_id uuid not null,
      side text not null,
      person_id uuid not null,
      note text not null default '',
      asked_at timestamptz not null,
      ended_at timestamptz,
      introduction_id uuid,
      constraint introduction_requests_pkey primary key (id),
      constraint introduction_requests_need_fkey foreign key (need_id) references needs (id) on delete cascade,
      constraint introduction_requests_idea_fkey foreign key (idea_id) references ideas (id) on delete cascade,
      constraint introduction_requests_person_fkey foreign key (person_id) references people (id) on delete cascade,
      constraint introduction_requests_introduction_fkey
        foreign key (introduction_id) references introductions (id) on delete set null,
      constraint introduction_requests_side_known check (side in ('need', 'idea')),
      constraint introduction_requests_taken_is_ended check (introduction_id is null or ended_at is not null)
    );
    create unique index introduction_requests_one_open_per_pair
      on introduction_requests (need_id, idea_id, side) where ended_at is null;
    create index introduction_requests_idea on introduction_requests (idea_id);
    create index introduction_requests_person on introduction_requests (person_id, asked_at);
    create index introduction_requests_introduction on introduction_requests (introduction_id);

    -- Which agencies are asked, and which have put it aside.
    create table request_agencies (
      request_id uuid not null,
      agency_id uuid not null,
      put_aside_at timestamptz,
      constraint request_agencies_pkey primary key (request_id, agency_id),
      constraint request_agencies_request_fkey
        foreign key (request_id) references introduction_requests (id) on delete cascade,
      constraint request_agencies_agency_fkey
        foreign key (agency_id) references organisations (id) on delete cascade
    );
    create index request_agencies_agency on request_agencies (agency_id) where put_aside_at is null;

    alter table introductions
      add column asked_by text,
      add constraint introductions_asked_by_known check (asked_by in ('need', 'idea'));
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table introductions drop column asked_by;
    drop table request_agencies, introduction_requests;
  `);
};
