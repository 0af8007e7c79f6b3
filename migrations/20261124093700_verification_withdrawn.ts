import type { Knex } from 'knex';

/** When an administrator last took an organisation's verification back; gone once it is verified again. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table organisations add column verification_withdrawn_at timestamptz,
      add constraint organisations_withdrawn_is_unverified
        check (verification_withdrawn_at is null or verified_at is null);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('alter table organisations drop column verification_withdrawn_at');
};
