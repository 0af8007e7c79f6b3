import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table organisations (
      id uuid not null,
      name text not null,
      kind text not null,
      is_agency boolean not null default false,
      mediation text,
      website text,
      about text,
      external_id text,
      region_code text,
      verified_at timestamptz,
      verified_by uuid,
      created_by uuid,
      created_at timestamptz not null,
      constraint organisations_pkey primary key (id),
      constraint organisations_verified_by_fkey foreign key (verified_by) references people (id) on delete set null,
      constraint organisations_created_by_fkey foreign key (created_by) references people (id) on delete set null,
      constraint organisations_external_id_unique unique (external_id),
      constraint organisations_kind check (kind in ('council', 'nhs', 'government', 'police', 'housing', 'school',
        'charity', 'company', 'agency', 'other')),
      constraint organisations_agency_by_kind check (is_agency = (kind = 'agency')),
      constraint organisations_agency_mediates check (is_agency = (mediation is not null)),
      constraint organisations_mediation check (mediation in ('fully_moderated', 'introduced', 'light'))
    );
    create index organisations_by_name on organisations (name, id);
    create index organisations_name_words on organisations using gin (name gin_trgm_ops);
    create index organisations_folded_name on organisations (lower(name));
    create index organisations_verified_by on organisations (verified_by);
    create index organisations_created_by on organisations (created_by);

    create table memberships (
      id uuid not null,
      person_id uuid not null,
      organisation_id uuid not null,
      role text not null,
      started_at timestamptz not null,
      ended_at timestamptz,
      constraint memberships_pkey primary key (id),
      constraint memberships_person_fkey foreign key (person_id) references people (id) on delete cascade,
      constraint memberships_organisation_fkey foreign key (organisation_id)
        references organisations (id) on delete cascade,
      constraint memberships_role check (role in ('commissioner', 'broker')),
      constraint memberships_order check (ended_at is null or ended_at >= started_at)
    );
    create unique index memberships_one_active
      on memberships (person_id, organisation_id) where ended_at is null;
    create unique index memberships_one_active_broker
      on memberships (person_id) where ended_at is null and role = 'broker';
    create index memberships_person on memberships (person_id);
    create index memberships_organisation on memberships (organisation_id);

    -- The address is needed until the invitation is taken up or has run out, and goes then.
    create table invitations (
      id uuid not null,
      organisation_id uuid not null,
      email citext,
      role text not null,
      token_hash text not null,
      invited_by uuid,
      invited_at timestamptz not null,
      expires_at timestamptz not null,
      accepted_at timestamptz,
      accepted_by uuid,
      constraint invitations_pkey primary key (id),
      constraint invitations_organisation_fkey foreign key (organisation_id)
        references organisations (id) on delete cascade,
      constraint invitations_invited_by_fkey foreign key (invited_by) references people (id) on delete set null,
      constraint invitations_accepted_by_fkey foreign key (accepted_by) references people (id) on delete set null,
      constraint invitations_token_unique unique (token_hash),
      constraint invitations_role check (role in ('commissioner', 'broker')),
      constraint invitations_accepted_keeps_no_address check (accepted_at is null or email is null)
    );
    create unique index invitations_one_open on invitations (organisation_id, email) where email is not null;
    create index invitations_organisation on invitations (organisation_id);
    create index invitations_invited_by on invitations (invited_by);
    create index invitations_accepted_by on invitations (accepted_by);
    create index invitations_expires on invitations (expires_at) where email is not null;

    -- Whom a person lets read their contact card before anybody is introduced.
    create table grants (
      id uuid not null,
      person_id uuid not null,
      agency_id uuid not null,
      granted_at timestamptz not null,
      revoked_at timestamptz,
      constraint grants_pkey primary key (id),
      constraint grants_person_fkey foreign key (person_id) references people (id) on delete cascade,
      constraint grants_agency_fkey foreign key (agency_id) references organisations (id) on delete cascade
    );
    create unique index grants_one_active on grants (person_id, agency_id) where revoked_at is null;
    create index grants_person on grants (person_id);
    create index grants_agency on grants (agency_id);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table grants, invitations, memberships, organisations');
};
