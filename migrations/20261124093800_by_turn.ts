import type { Knex } from 'knex';

/** The order in which introductions are worked through: kept with each, so that a page of them is read off an index. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table introductions
      add column turn_rank smallint not null generated always as (
        case status when 'proposed' then 0 when 'drafted' then 1 when 'connected' then 2 else 3 end) stored,
      -- Seconds: proposals by their deadline, the soonest first; all others the last touched first.
      add column turn_at numeric not null generated always as (
        case when status = 'proposed' and overdue_at is not null
          then extract(epoch from overdue_at - timestamptz '1970-01-01Z')
          else -extract(epoch from updated_at - timestamptz '1970-01-01Z') end) stored;
    create index introductions_by_turn on introductions (agency_id, turn_rank, turn_at, id);
    drop index introductions_agency;
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create index introductions_agency on introductions (agency_id, updated_at desc, id desc);
    drop index introductions_by_turn;
    alter table introductions drop column turn_at, drop column turn_rank;
  `);
};
