import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create extension if not exists citext;
    create extension if not exists pg_trgm;
    create extension if not exists unaccent;

    -- Audit log and outbox in one. The sequence is the commit order: see server/events/record.ts.
    create table events (
      seq bigint generated always as identity,
      at timestamptz not null,
      actor_id uuid,
      type text not null,
      noun text not null,
      noun_id uuid not null,
      audiences text[] not null default '{}',
      data jsonb not null default '{}',
      constraint events_pkey primary key (seq)
    );
    create index events_noun on events (noun, noun_id, seq);
    create index events_audiences on events using gin (audiences);

    create table idempotency_keys (
      person_id uuid not null,
      key text not null,
      endpoint text not null,
      body_hash text not null,
      noun_id text,
      at timestamptz not null default now(),
      constraint idempotency_keys_pkey primary key (person_id, key)
    );
    create index idempotency_keys_at on idempotency_keys (at);

    create table sessions (
      sid text not null,
      sess json not null,
      expire timestamptz(6) not null,
      person_id uuid,
      revoked_at timestamptz,
      constraint sessions_pkey primary key (sid)
    );
    create index sessions_expire on sessions (expire);
    create index sessions_person on sessions (person_id);

    -- Mail that was not sent because no mail server is set: shown on the mailbox page of a demonstration.
    create table mailbox (
      id uuid not null,
      at timestamptz not null,
      recipient text not null,
      subject text not null,
      text text not null,
      html text not null,
      constraint mailbox_pkey primary key (id)
    );
    create index mailbox_at on mailbox (at desc);

    -- Mails that were handed over, so that a job that runs twice sends once.
    create table sent_mails (
      key text not null,
      at timestamptz not null,
      constraint sent_mails_pkey primary key (key)
    );
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table sent_mails, mailbox, sessions, idempotency_keys, events');
};
