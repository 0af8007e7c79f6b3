import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- Who stands behind either item, from the draft on: a party is never shown what its agency thinks of its item.
    alter table introductions
      add column need_person_id uuid,
      add column idea_person_id uuid,
      add column handed_over_at timestamptz,
      add constraint introductions_need_person_fkey
        foreign key (need_person_id) references people (id) on delete set null,
      add constraint introductions_idea_person_fkey
        foreign key (idea_person_id) references people (id) on delete set null;
    update introductions set
      need_person_id = coalesce(
        (select answers.person_id from answers
         where answers.introduction_id = introductions.id and answers.side = 'need'),
        (select needs.posted_by from needs where needs.id = introductions.need_id)),
      idea_person_id = coalesce(
        (select answers.person_id from answers
         where answers.introduction_id = introductions.id and answers.side = 'idea'),
        (select ideas.posted_by from ideas where ideas.id = introductions.idea_id));
    alter table introductions add constraint introductions_broker_is_no_party
      check (broker_id <> need_person_id and broker_id <> idea_person_id);
    create index introductions_need_person on introductions (need_person_id);
    create index introductions_idea_person on introductions (idea_person_id);

    create table handovers (
      id uuid not null,
      introduction_id uuid not null,
      from_id uuid,
      to_id uuid,
      by_id uuid,
      note text not null default '',
      at timestamptz not null,
      constraint handovers_pkey primary key (id),
      constraint handovers_introduction_fkey
        foreign key (introduction_id) references introductions (id) on delete cascade,
      constraint handovers_from_fkey foreign key (from_id) references people (id) on delete set null,
      constraint handovers_to_fkey foreign key (to_id) references people (id) on delete set null,
      constraint handovers_by_fkey foreign key (by_id) references people (id) on delete set null,
      constraint handovers_to_somebody_else check (from_id <> to_id)
    );
    create index handovers_introduction on handovers (introduction_id, at, id);
    create index handovers_from on handovers (from_id);
    create index handovers_to on handovers (to_id);
    create index handovers_by on handovers (by_id);

    -- What a broker chose to be called by the sides. Without a row they are "a broker at" their agency.
    create table broker_labels (
      person_id uuid not null,
      label text not null,
      constraint broker_labels_pkey primary key (person_id),
      constraint broker_labels_person_fkey foreign key (person_id) references people (id) on delete cascade,
      constraint broker_labels_label_fits check (char_length(label) between 1 and 80)
    );

    create table introduction_calls (
      id uuid not null,
      introduction_id uuid not null,
      author_id uuid,
      spoke_with text not null,
      called_on date not null,
      body text not null,
      follow_up_on date,
      followed_up_at timestamptz,
      created_at timestamptz not null,
      constraint introduction_calls_pkey primary key (id),
      constraint introduction_calls_introduction_fkey
        foreign key (introduction_id) references introductions (id) on delete cascade,
      constraint introduction_calls_author_fkey foreign key (author_id) references people (id) on delete set null,
      constraint introduction_calls_with_known check (spoke_with in ('need', 'idea', 'both', 'other')),
      constraint introduction_calls_followed_up_after check (follow_up_on >= called_on),
      constraint introduction_calls_followed_up_if_asked check (followed_up_at is null or follow_up_on is not null)
    );
    create index introduction_calls_introduction on introduction_calls (introduction_id, called_on, id);
    create index introduction_calls_author on introduction_calls (author_id);
    create index introduction_calls_due on introduction_calls (introduction_id, follow_up_on)
      where follow_up_on is not null and followed_up_at is null;
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    drop table introduction_calls, broker_labels, handovers;
    alter table introductions drop column need_person_id, drop column idea_person_id, drop column handed_over_at;
  `);
};
