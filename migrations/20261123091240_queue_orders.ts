import type { Knex } from 'knex';

/** What the two orders of the queue stand on, and what its filters find pairs by. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create extension if not exists btree_gin;

    -- How many needs' lists hold an idea now, and what that costs each of its pairs in the order of the queue. Kept,
    -- because counting a popular idea's lists at every post would take as long as it is popular.
    create table exposures (
      idea_id uuid not null,
      needs integer not null,
      cost double precision not null,
      -- The cost is no longer what the count asks for: all pairs of the idea wait to be ranked again.
      drifted boolean not null default false,
      constraint exposures_pkey primary key (idea_id),
      constraint exposures_idea_fkey foreign key (idea_id) references ideas (id) on delete cascade
    );
    create index exposures_drifted on exposures (idea_id) where drifted;

    -- Needs whose list held an idea and no longer does: with those that hold it, what it was shown to this month.
    create table past_showings (
      idea_id uuid not null,
      need_id uuid not null,
      until timestamptz not null,
      constraint past_showings_pkey primary key (idea_id, need_id),
      constraint past_showings_idea_fkey foreign key (idea_id) references ideas (id) on delete cascade,
      constraint past_showings_need_fkey foreign key (need_id) references needs (id) on delete cascade
    );
    create index past_showings_need on past_showings (need_id);
    create index past_showings_until on past_showings (until);

    -- Where the pair stands in the need's list and in the idea's, counted from 1; null: not in that list.
    alter table matches add column need_place smallint, add column idea_place smallint;
    update matches set
      need_place = case when in_need_list then placed.in_need end,
      idea_place = case when in_idea_list then placed.in_idea end
    from (
      select id,
        row_number() over (partition by need_id order by not in_need_list, score desc, idea_id) as in_need,
        row_number() over (partition by idea_id order by not in_idea_list, score desc, need_id) as in_idea
      from matches
    ) as placed
    where placed.id = matches.id and (in_need_list or in_idea_list);

    alter table judgements
      -- The other order: how high the pair stands on both sides.
      add column mutual double precision not null default 0,
      -- What filters look for, in numbers: see server/matching/marks.ts. They find; the tests on the items decide.
      add column marks integer[] not null default '{}';

    insert into exposures (idea_id, needs, cost)
    select idea_id, count(*), .07 * ln(1 + count(*)) from matches where in_need_list group by idea_id;

    create or replace function pg_temp.mark(said text) returns integer language sql immutable as
      $$ select ('x' || substr(md5(said), 1, 8))::bit(32)::integer $$;
    update judgements set
      mutual = 2 / (1 / coalesce((21 - matches.need_place) / 20.0, .025)
        + 1 / coalesce((21 - matches.idea_place) / 20.0, .025)),
      marks = array(
        select pg_temp.mark('tag ' || tag_id) from need_tags
          where need_tags.need_id = judgements.need_id and rejected_at is null
        union select pg_temp.mark('tag ' || tag_id) from idea_tags
          where idea_tags.idea_id = judgements.idea_id and rejected_at is null
        union select pg_temp.mark('place ' || region_code) from need_regions
          where need_regions.need_id = judgements.need_id
        union select pg_temp.mark('place ' || region_code) from idea_regions
          where idea_regions.idea_id = judgements.idea_id
        union select pg_temp.mark('score ' || least(9, floor(matches.score / 10)))
        union select pg_temp.mark(case when needs.posted_by is null or ideas.posted_by is null
          then 'unclaimed' else 'claimed' end))
    from matches, needs, ideas
    where matches.need_id = judgements.need_id and matches.idea_id = judgements.idea_id
      and needs.id = judgements.need_id and ideas.id = judgements.idea_id;

    -- Along these two the queue is read, without a look at the table: what it is first asked for stands in them.
    drop index judgements_queue;
    create index judgements_queue on judgements (agency_id, status, rank desc, need_id, idea_id)
      include (snoozed_until, assignee_id);
    -- All ascending, so that one comparison of rows finds the place where a page begins.
    create index judgements_mutual on judgements (agency_id, status, (-mutual), (-rank), need_id, idea_id)
      include (mutual, rank, snoozed_until, assignee_id);
    -- Nothing is left for later: whoever wrote next would have to do it for all before.
    create index judgements_marks on judgements using gin (agency_id, marks) with (fastupdate = off);
    create index judgements_snoozed on judgements (agency_id, status, snoozed_until) where snoozed_until is not null;

    -- Most suggestions are nobody's and undecided: they need not stand in these.
    drop index judgements_idea, judgements_assignee, judgements_decided_by;
    create index judgements_idea on judgements (agency_id, idea_id);
    create index judgements_assignee on judgements (assignee_id, agency_id, status) where assignee_id is not null;
    create index judgements_decided_by on judgements (decided_by) where decided_by is not null;
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    drop index judgements_queue;
    create index judgements_queue on judgements (agency_id, status, rank desc, need_id, idea_id);
    drop index judgements_mutual, judgements_marks, judgements_snoozed, judgements_idea, judgements_assignee,
      judgements_decided_by;
    create index judgements_idea on judgements (idea_id);
    create index judgements_assignee on judgements (assignee_id);
    create index judgements_decided_by on judgements (decided_by);
    alter table judgements drop column mutual, drop column marks;
    alter table matches drop column need_place, drop column idea_place;
    drop table past_showings, exposures;
    drop extension btree_gin;
  `);
};
