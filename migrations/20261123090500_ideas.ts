import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table ideas (
      id uuid not null,
      -- What its author wrote, whole, tags and places too: a version is then one value, and what the platform,
      -- a model or a broker adds stands apart in idea_tags. Columns that are searched are derived from it.
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
      reach text not null generated always as (body ->> 'reach') stored,
      -- How many introductions stand open: changed by introductions, through the ideas' service only.
      taken_places integer not null default 0,
      open_places integer generated always as
        (case when body ->> 'openPlaces' is not null
           then greatest((body ->> 'openPlaces')::integer - taken_places, 0) end) stored,
      listed_at timestamptz not null generated always as (coalesce(published_at, created_at)) stored,
      search tsvector not null generated always as (
        setweight(to_tsvector('plain_english', coalesce(body ->> 'title', '')), 'A') ||
        setweight(to_tsvector('plain_english', coalesce(body ->> 'summary', '')), 'B') ||
        setweight(to_tsvector('plain_english', coalesce(body ->> 'how', '')), 'C')
      ) stored,
      constraint ideas_pkey primary key (id),
      constraint ideas_external_id_unique unique (external_id),
      constraint ideas_posted_by_fkey foreign key (posted_by) references people (id) on delete restrict,
      constraint ideas_organisation_fkey foreign key (organisation_id)
        references organisations (id) on delete restrict,
      constraint ideas_on_behalf_agency_fkey foreign key (on_behalf_agency_id)
        references organisations (id) on delete restrict,
      constraint ideas_status_known check (status in ('draft', 'published', 'paused', 'closed', 'expired')),
      constraint ideas_reach_known check (reach in ('here', 'nearby', 'anywhere')),
      constraint ideas_taken_places_range check (taken_places >= 0),
      constraint ideas_version_positive check (version > 0),
      constraint ideas_body_is_object check (jsonb_typeof(body) = 'object'),
      constraint ideas_somebody_or_unclaimed check (posted_by is not null or unclaimed),
      constraint ideas_consent_with_agency check ((on_behalf_agency_id is null) = (on_behalf_consent is null)),
      constraint ideas_published_once_open check (status in ('draft', 'closed') or published_at is not null)
    );
    create index ideas_listed on ideas (status, listed_at desc, id desc);
    create index ideas_posted_by on ideas (posted_by, listed_at desc, id desc);
    create index ideas_organisation on ideas (organisation_id, listed_at desc, id desc);
    create index ideas_on_behalf_agency on ideas (on_behalf_agency_id, listed_at desc, id desc);
    create index ideas_expiring on ideas (expires_at) where status in ('published', 'paused');
    create index ideas_search on ideas using gin (search);

    create table idea_versions (
      idea_id uuid not null,
      version integer not null,
      body jsonb not null,
      edited_by uuid,
      at timestamptz not null,
      constraint idea_versions_pkey primary key (idea_id, version),
      constraint idea_versions_idea_fkey foreign key (idea_id) references ideas (id) on delete cascade,
      constraint idea_versions_edited_by_fkey foreign key (edited_by) references people (id) on delete restrict
    );
    create index idea_versions_edited_by on idea_versions (edited_by);

    create table idea_tags (
      idea_id uuid not null,
      tag_id uuid not null,
      origin text not null,
      confidence real not null,
      decided_by uuid,
      rejected_at timestamptz,
      constraint idea_tags_pkey primary key (idea_id, tag_id),
      constraint idea_tags_idea_fkey foreign key (idea_id) references ideas (id) on delete cascade,
      constraint idea_tags_tag_fkey foreign key (tag_id) references tags (id) on delete restrict,
      constraint idea_tags_decided_by_fkey foreign key (decided_by) references people (id) on delete restrict,
      constraint idea_tags_origin_known check (origin in ('author', 'pattern', 'model', 'broker')),
      constraint idea_tags_confidence_range check (confidence > 0 and confidence <= 1)
    );
    create index idea_tags_tag on idea_tags (tag_id, idea_id) where rejected_at is null;
    create index idea_tags_tag_fk on idea_tags (tag_id);
    create index idea_tags_decided_by on idea_tags (decided_by);

    create table idea_regions (
      idea_id uuid not null,
      region_code text not null,
      constraint idea_regions_pkey primary key (idea_id, region_code),
      constraint idea_regions_idea_fkey foreign key (idea_id) references ideas (id) on delete cascade,
      constraint idea_regions_region_fkey foreign key (region_code) references regions (code) on delete restrict
    );
    create index idea_regions_region on idea_regions (region_code, idea_id);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    drop table idea_regions, idea_tags, idea_versions, ideas;
  `);
};
