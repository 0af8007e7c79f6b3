import type { Knex } from 'knex';

/** The words that a side consents to. They are never edited: new words are a new version, and a new row. */
const firstWording = {
  id: '01997d00-0000-7000-8000-000000000001',
  text: [
    'If I accept, and the other side accepts too, both contact cards open at the same moment.',
    'They then see the details that I have ticked here, and I see the details that they have ticked. Until both of us have accepted, neither sees anything.',
    'The three of us can then talk in one room, unless the broker passes everything on.',
    'I can take my consent back at any time, and so can they. Both cards then close at once and nobody can write in the room any more. What has already been read cannot be unread.',
  ].join('\n\n'),
};

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table consent_wordings (
      id uuid not null,
      version int not null,
      locale text not null,
      text text not null,
      constraint consent_wordings_pkey primary key (id),
      constraint consent_wordings_one_per_version unique (version, locale)
    );

    create table introductions (
      id uuid not null,
      need_id uuid not null,
      need_version int not null,
      idea_id uuid not null,
      idea_version int not null,
      agency_id uuid not null,
      broker_id uuid,
      -- Whose items they were at the proposal: a broker who belongs there may not broker.
      need_organisation_id uuid,
      idea_organisation_id uuid,
      mediation text not null,
      note_to_need text not null default '',
      note_to_idea text not null default '',
      score double precision not null,
      reasons jsonb not null,
      status text not null,
      version int not null default 1,
      proposed_at timestamptz,
      connected_at timestamptz,
      ended_at timestamptz,
      remind_at timestamptz,
      reminded_at timestamptz,
      overdue_at timestamptz,
      expires_at timestamptz,
      outcome text,
      lesson text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint introductions_pkey primary key (id),
      constraint introductions_need_fkey foreign key (need_id) references needs (id) on delete restrict,
      constraint introductions_idea_fkey foreign key (idea_id) references ideas (id) on delete restrict,
      constraint introductions_agency_fkey foreign key (agency_id) references organisations (id) on delete restrict,
      constraint introductions_broker_fkey foreign key (broker_id) references people (id) on delete set null,
      constraint introductions_need_organisation_fkey
        foreign key (need_organisation_id) references organisations (id) on delete set null,
      constraint introductions_idea_organisation_fkey
        foreign key (idea_organisation_id) references organisations (id) on delete set null,
      constraint introductions_status_known check (
        status in ('drafted', 'proposed', 'connected', 'declined', 'withdrawn', 'expired', 'closed')),
      constraint introductions_mediation_known check (mediation in ('fully_moderated', 'introduced', 'light')),
      constraint introductions_outcome_known check (outcome in ('piloting', 'knowledge_shared', 'no_fit', 'other')),
      constraint introductions_closed_with_outcome check (status <> 'closed' or outcome is not null),
      constraint introductions_connected_once_proposed check (connected_at is null or proposed_at is not null),
      constraint introductions_clocks_from_proposal check (proposed_at is null or expires_at is not null)
    );
    create unique index introductions_one_open_per_pair
      on introductions (need_id, idea_id) where status in ('proposed', 'connected');
    create unique index introductions_one_draft_per_agency
      on introductions (agency_id, need_id, idea_id) where status = 'drafted';
    create index introductions_need on introductions (need_id);
    create index introductions_idea on introductions (idea_id);
    create index introductions_agency on introductions (agency_id, updated_at desc, id desc);
    create index introductions_broker on introductions (broker_id);
    create index introductions_need_organisation on introductions (need_organisation_id);
    create index introductions_idea_organisation on introductions (idea_organisation_id);
    create index introductions_to_tend on introductions (expires_at) where status = 'proposed';

    -- One row per side from the proposal on. A side's answer moves its own row and no other.
    create table answers (
      introduction_id uuid not null,
      side text not null,
      person_id uuid not null,
      status text not null default 'waiting',
      fields text[] not null default '{}',
      wording_id uuid,
      answered_at timestamptz,
      revoked_at timestamptz,
      private_reason text,
      constraint answers_pkey primary key (introduction_id, side),
      constraint answers_introduction_fkey
        foreign key (introduction_id) references introductions (id) on delete cascade,
      constraint answers_person_fkey foreign key (person_id) references people (id) on delete restrict,
      constraint answers_wording_fkey foreign key (wording_id) references consent_wordings (id) on delete restrict,
      constraint answers_side_known check (side in ('need', 'idea')),
      constraint answers_status_known check (status in ('waiting', 'accepted', 'declined', 'revoked')),
      constraint answers_fields_known check (fields <@ array['name', 'email', 'telephone']),
      constraint answers_consent_has_words check (
        status <> 'accepted' or (wording_id is not null and cardinality(fields) > 0 and answered_at is not null)),
      constraint answers_revoked_when check ((status = 'revoked') = (revoked_at is not null))
    );
    create index answers_person on answers (person_id);
    create index answers_wording on answers (wording_id);

    create table introduction_notes (
      id uuid not null,
      introduction_id uuid not null,
      author_id uuid,
      body text not null,
      created_at timestamptz not null,
      constraint introduction_notes_pkey primary key (id),
      constraint introduction_notes_introduction_fkey
        foreign key (introduction_id) references introductions (id) on delete cascade,
      constraint introduction_notes_author_fkey foreign key (author_id) references people (id) on delete set null
    );
    create index introduction_notes_introduction on introduction_notes (introduction_id, created_at, id);
    create index introduction_notes_author on introduction_notes (author_id);
  `);
  await knex.raw(`insert into consent_wordings (id, version, locale, text) values (?, 1, 'en', ?)`, [
    firstWording.id,
    firstWording.text,
  ]);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table introduction_notes, answers, introductions, consent_wordings');
};
