import type { Knex } from 'knex';

/** A mailed link does one thing: the one that verifies an address sets no password, nor the other way round. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table email_tokens add column purpose text not null default 'verify_email';
    alter table email_tokens alter column purpose drop default;
    alter table email_tokens add constraint email_tokens_purpose
      check (purpose in ('verify_email', 'reset_password'));
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    delete from email_tokens where purpose <> 'verify_email';
    alter table email_tokens drop column purpose;
  `);
};
