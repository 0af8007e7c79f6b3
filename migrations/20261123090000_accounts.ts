import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table people (
      id uuid not null,
      kind text not null,
      administrator boolean not null default false,
      created_at timestamptz not null,
      erased_at timestamptz,
      constraint people_pkey primary key (id),
      constraint people_kind check (kind in ('frontline_worker', 'service_user', 'carer', 'officer', 'other'))
    );

    -- What a person signs in with. Not a contact card: the address they want to be reached at may be another.
    create table credentials (
      person_id uuid not null,
      email citext not null,
      password_hash text not null,
      email_verified_at timestamptz,
      constraint credentials_pkey primary key (person_id),
      constraint credentials_person_fkey foreign key (person_id) references people (id) on delete cascade,
      constraint credentials_email_unique unique (email)
    );

    -- Only the hash is kept: whoever reads this table can verify nobody's address.
    create table email_tokens (
      token_hash text not null,
      person_id uuid not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      constraint email_tokens_pkey primary key (token_hash),
      constraint email_tokens_person_fkey foreign key (person_id) references people (id) on delete cascade
    );
    create index email_tokens_person on email_tokens (person_id);
    create index email_tokens_expires on email_tokens (expires_at);

    -- The one home of names, addresses and telephone numbers. Who may see one: server/introductions/cards.policy.ts.
    create table contact_cards (
      person_id uuid not null,
      name text not null,
      email text not null,
      telephone text,
      constraint contact_cards_pkey primary key (person_id),
      constraint contact_cards_person_fkey foreign key (person_id) references people (id) on delete cascade
    );

    -- Counters of the rate limits. Unlogged: losing them in a crash forgives a few attempts and costs nothing.
    create unlogged table rate_limits (
      key varchar(255) not null,
      points integer not null default 0,
      expire bigint,
      constraint rate_limits_pkey primary key (key)
    );
    create index rate_limits_expire on rate_limits (expire);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table rate_limits, contact_cards, email_tokens, credentials, people');
};
