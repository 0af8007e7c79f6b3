import type { Knex } from 'knex';

/**
 * A notice knows as what, how often and when it is mailed; without `mail` it is told in the app alone. `mail_queued_at`: a
 * job has it in hand. `since`: a notice of what is new in a list tells of what was shown after this.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table notifications
      add column mail_topic text, add column mail text, add column mail_at timestamptz, add column mail_queued_at timestamptz,
      add column mailed_at timestamptz, add column since timestamptz,
      add constraint notifications_mail_known check (mail in ('at_once', 'daily', 'weekly')),
      add constraint notifications_mail_has_time check ((mail is null) = (mail_at is null) and (mail is null or mail_topic is not null));
    create index notifications_mail_due on notifications (mail_at) where mail is not null and mailed_at is null;
    create index notifications_mail_waiting on notifications (person_id, mail_at)
      where mail is not null and mailed_at is null;

    create table notification_settings (
      person_id uuid not null,
      time_zone text not null,
      quiet_from text,
      quiet_until text,
      frequencies jsonb not null,
      -- What a person stopped from within a mail, as it was before: for the way back.
      stopped jsonb not null,
      updated_at timestamptz not null,
      constraint notification_settings_pkey primary key (person_id),
      constraint notification_settings_person_fkey foreign key (person_id) references people (id)
        on delete cascade,
      constraint notification_settings_quiet_whole check ((quiet_from is null) = (quiet_until is null))
    );

    -- Signs the links that stop mail. It is no setting: links in old mails work for as long as the database lives.
    create table stop_keys (
      id boolean not null default true,
      key text not null,
      constraint stop_keys_pkey primary key (id),
      constraint stop_keys_one check (id)
    );
    insert into stop_keys (key) values (gen_random_uuid()::text || gen_random_uuid()::text);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    drop table stop_keys, notification_settings;
    alter table notifications drop column mail_topic, drop column mail, drop column mail_at, drop column mail_queued_at,
      drop column mailed_at, drop column since;
  `);
};
