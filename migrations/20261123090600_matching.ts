import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- A pair and its arithmetic: a fact, the same for everybody. What an agency thinks of it is a judgement.
    create table matches (
      id uuid not null,
      need_id uuid not null,
      idea_id uuid not null,
      topic double precision not null,
      wording double precision not null,
      place double precision not null,
      score double precision not null,
      scorer_version text not null,
      reasons jsonb not null,
      origin text not null,
      reason text,
      -- Whose best twenty hold the other. Exposure is the number of needs whose list holds an idea.
      in_need_list boolean not null default false,
      in_idea_list boolean not null default false,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint matches_pkey primary key (id),
      constraint matches_one_per_pair unique (need_id, idea_id),
      constraint matches_need_fkey foreign key (need_id) references needs (id) on delete cascade,
      constraint matches_idea_fkey foreign key (idea_id) references ideas (id) on delete cascade,
      constraint matches_origin check (origin in ('scored', 'manual')),
      constraint matches_manual_says_why check (origin = 'scored' or length(trim(reason)) > 0),
      constraint matches_parts check (
        topic between 0 and 1 and wording between 0 and 1 and place between 0 and 1 and score between 0 and 100)
    );
    create index matches_idea on matches (idea_id);
    create index matches_exposure on matches (idea_id) where in_need_list;

    create table judgements (
      agency_id uuid not null,
      need_id uuid not null,
      idea_id uuid not null,
      status text not null,
      covers text not null,
      reason_code text,
      note text,
      assignee_id uuid,
      snoozed_until timestamptz,
      -- The agency's order: the score less what the idea's exposure costs it.
      rank double precision not null,
      -- Null: nobody has touched it, and it comes and goes with the match.
      decided_by uuid,
      decided_at timestamptz,
      constraint judgements_pkey primary key (agency_id, need_id, idea_id),
      constraint judgements_match_fkey foreign key (need_id, idea_id)
        references matches (need_id, idea_id) on delete cascade,
      constraint judgements_agency_fkey foreign key (agency_id) references organisations (id) on delete cascade,
      constraint judgements_assignee_fkey foreign key (assignee_id) references people (id) on delete set null,
      constraint judgements_decided_by_fkey foreign key (decided_by) references people (id) on delete set null,
      constraint judgements_status check (status in ('suggested', 'shortlisted', 'dismissed', 'introduced')),
      constraint judgements_covers check (covers in ('need', 'idea', 'both')),
      constraint judgements_reason_code check (reason_code in
        ('poor_fit', 'wrong_place', 'too_early', 'already_known', 'cost', 'capacity', 'other')),
      constraint judgements_dismissed_says_why check ((status = 'dismissed') = (reason_code is not null))
    );
    create index judgements_queue on judgements (agency_id, status, rank desc, need_id, idea_id);
    create index judgements_pair on judgements (need_id, idea_id);
    create index judgements_idea on judgements (idea_id);
    create index judgements_assignee on judgements (assignee_id);
    create index judgements_decided_by on judgements (decided_by);

    -- The frozen statistics that scores stand on; the latest one counts.
    create table scoring_epochs (
      id uuid not null,
      scorer_version text not null,
      stats jsonb not null,
      frozen_at timestamptz not null,
      -- The last event that was counted, and whether every list was then made again: work that an event up to
      -- here had asked for is done.
      seq bigint not null,
      finished_at timestamptz,
      constraint scoring_epochs_pkey primary key (id)
    );
    create index scoring_epochs_latest on scoring_epochs (frozen_at desc, id desc);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table scoring_epochs, judgements, matches');
};
