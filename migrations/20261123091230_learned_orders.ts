import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- What an order learned from brokers' decisions adds to the place of a pair; 0 while none is switched on.
    alter table matches add column lift double precision not null default 0;

    create table learned_orders (
      id uuid not null,
      trained_at timestamptz not null,
      decisions integer not null,
      needs integer not null,
      model jsonb not null,
      report jsonb not null,
      active boolean not null default false,
      switched_at timestamptz,
      switched_by uuid,
      constraint learned_orders_pkey primary key (id),
      constraint learned_orders_switched_by_fkey foreign key (switched_by) references people (id) on delete set null
    );
    create unique index learned_orders_one_active on learned_orders (active) where active;
    create index learned_orders_switched_by on learned_orders (switched_by);

    -- How an idea fared with brokers, in points the model reads.
    create table learned_ideas (
      order_id uuid not null,
      idea_id uuid not null,
      take_up real not null,
      popularity real not null,
      constraint learned_ideas_pkey primary key (order_id, idea_id),
      constraint learned_ideas_order_fkey foreign key (order_id) references learned_orders (id) on delete cascade,
      constraint learned_ideas_idea_fkey foreign key (idea_id) references ideas (id) on delete cascade
    );
    create index learned_ideas_idea on learned_ideas (idea_id);

    -- How much an idea is taken up where another one has been.
    create table learned_company (
      order_id uuid not null,
      idea_id uuid not null,
      beside_id uuid not null,
      weight real not null,
      constraint learned_company_pkey primary key (order_id, idea_id, beside_id),
      constraint learned_company_order_fkey foreign key (order_id) references learned_orders (id) on delete cascade,
      constraint learned_company_idea_fkey foreign key (idea_id) references ideas (id) on delete cascade,
      constraint learned_company_beside_fkey foreign key (beside_id) references ideas (id) on delete cascade
    );
    create index learned_company_idea on learned_company (idea_id);
    create index learned_company_beside on learned_company (beside_id);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    drop table learned_company, learned_ideas, learned_orders;
    alter table matches drop column lift;
  `);
};
