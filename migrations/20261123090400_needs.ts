import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- Words are compared without accents, so that "dwr" finds "dŵr".
    create text search configuration plain_english (copy = english);
    alter text search configuration plain_english
      alter mapping for hword, hword_part, word with unaccent, english_stem;

    create table needs (
      id uuid not null,
      -- What its author wrote, whole, tags and places too: a version is then one value, and what the platform,
      -- a model or a broker adds stands apart in need_tags. Columns that are searched are derived from it.
      body jsonb not null,
      version integer not null default 1,
      status text not null,
      posted_by uuid,
      organisation_id uuid,
      unclaimed boolean not null default false,
      on_behalf_agency_id uuid,
      on_behalf_consent text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      published_at timestamptz,
      expires_at timestamptz,
      -- An imported row as it came, so that nothing of it is lost, and the hash that tells whether it changed.
      external_id text,
      source jsonb,
      source_hash text,
      title text not null generated always as (body ->> 'title') stored,
      local_only boolean not null generated always as ((body ->> 'localOnly')::boolean) stored,
      listed_at timestamptz not null generated always as (coalesce(published_at, created_at)) stored,
      search tsvector not null generated always as (
        setweight(to_tsvector('plain_english', coalesce(body ->> 'title', '')), 'A') ||
        setweight(to_tsvector('plain_english', coalesce(body ->> 'whoFor', '')), 'B') ||
        setweight(to_tsvector('plain_english', coalesce(body ->> 'problem', '')), 'C') ||
        setweight(to_tsvector('plain_english',
          coalesce(body ->> 'outcome', '') || ' ' || coalesce(body ->> 'evidence', '')), 'D')
      ) stored,
      constraint needs_pkey primary key (id),
      constraint needs_external_id_unique unique (external_id),
      constraint needs_posted_by_fkey foreign key (posted_by) references people (id) on delete restrict,
      constraint needs_organisation_fkey foreign key (organisation_id)
        references organisations (id) on delete restrict,
      constraint needs_on_behalf_agency_fkey foreign key (on_behalf_agency_id)
        references organisations (id) on delete restrict,
      constraint needs_status_known check (status in ('draft', 'published', 'paused', 'closed', 'expired')),
      constraint needs_version_positive check (version > 0),
      constraint needs_body_is_object check (jsonb_typeof(body) = 'object'),
      constraint needs_somebody_or_unclaimed check (posted_by is not null or unclaimed),
      constraint needs_consent_with_agency check ((on_behalf_agency_id is null) = (on_behalf_consent is null)),
      constraint needs_published_once_open check (status in ('draft', 'closed') or published_at is not null)
    );
    create index needs_listed on needs (status, listed_at desc, id desc);
    create index needs_posted_by on needs (posted_by, listed_at desc, id desc);
    create index needs_organisation on needs (organisation_id, listed_at desc, id desc);
    create index needs_on_behalf_agency on needs (on_behalf_agency_id, listed_at desc, id desc);
    create index needs_expiring on needs (expires_at) where status in ('published', 'paused');
    create index needs_search on needs using gin (search);

    create table need_versions (
      need_id uuid not null,
      version integer not null,
      body jsonb not null,
      edited_by uuid,
      at timestamptz not null,
      constraint need_versions_pkey primary key (need_id, version),
      constraint need_versions_need_fkey foreign key (need_id) references needs (id) on delete cascade,
      constraint need_versions_edited_by_fkey foreign key (edited_by) references people (id) on delete restrict
    );
    create index need_versions_edited_by on need_versions (edited_by);

    create table need_tags (
      need_id uuid not null,
      tag_id uuid not null,
      origin text not null,
      confidence real not null,
      decided_by uuid,
      rejected_at timestamptz,
      constraint need_tags_pkey primary key (need_id, tag_id),
      constraint need_tags_need_fkey foreign key (need_id) references needs (id) on delete cascade,
      constraint need_tags_tag_fkey foreign key (tag_id) references tags (id) on delete restrict,
      constraint need_tags_decided_by_fkey foreign key (decided_by) references people (id) on delete restrict,
      constraint need_tags_origin_known check (origin in ('author', 'pattern', 'model', 'broker')),
      constraint need_tags_confidence_range check (confidence > 0 and confidence <= 1)
    );
    create index need_tags_tag on need_tags (tag_id, need_id) where rejected_at is null;
    create index need_tags_tag_fk on need_tags (tag_id);
    create index need_tags_decided_by on need_tags (decided_by);

    create table need_regions (
      need_id uuid not null,
      region_code text not null,
      constraint need_regions_pkey primary key (need_id, region_code),
      constraint need_regions_need_fkey foreign key (need_id) references needs (id) on delete cascade,
      constraint need_regions_region_fkey foreign key (region_code) references regions (code) on delete restrict
    );
    create index need_regions_region on need_regions (region_code, need_id);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    drop table need_regions, need_tags, need_versions, needs;
    drop text search configuration plain_english;
  `);
};
