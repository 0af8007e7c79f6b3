import type { Knex } from 'knex';

/** Who says that an imported need, idea or organisation is theirs, and what became of it. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table claims (
      id uuid not null,
      need_id uuid,
      idea_id uuid,
      organisation_id uuid,
      status text not null,
      -- Null until somebody takes an invitation up.
      claimant_id uuid,
      -- What the claimant says: who they are, and why it is theirs. Read by those who decide, and by nobody else.
      who text,
      why text,
      -- Where an invitation was sent; forgotten once it was taken up or has run out.
      email citext,
      token_hash text,
      expires_at timestamptz,
      invited_by uuid,
      decided_by uuid,
      decided_at timestamptz,
      reason text,
      created_at timestamptz not null,
      constraint claims_pkey primary key (id),
      constraint claims_need_fkey foreign key (need_id) references needs (id) on delete cascade,
      constraint claims_idea_fkey foreign key (idea_id) references ideas (id) on delete cascade,
      constraint claims_organisation_fkey foreign key (organisation_id) references organisations (id) on delete cascade,
      constraint claims_claimant_fkey foreign key (claimant_id) references people (id) on delete cascade,
      constraint claims_invited_by_fkey foreign key (invited_by) references people (id) on delete set null,
      constraint claims_decided_by_fkey foreign key (decided_by) references people (id) on delete set null,
      constraint claims_one_thing check (num_nonnulls(need_id, idea_id, organisation_id) = 1),
      constraint claims_status_known check
        (status in ('invited', 'requested', 'accepted', 'refused', 'withdrawn')),
      constraint claims_invited_or_claimed check (claimant_id is not null or token_hash is not null),
      constraint claims_invitation_ends check ((token_hash is null) = (expires_at is null)),
      constraint claims_one_token unique (token_hash)
    );
    create unique index claims_one_request on claims (claimant_id, coalesce(need_id, idea_id, organisation_id))
      where status = 'requested';
    create unique index claims_one_invitation on claims (email, coalesce(need_id, idea_id, organisation_id))
      where status = 'invited' and email is not null;
    create index claims_waiting on claims (status, created_at, id);
    create index claims_need on claims (need_id);
    create index claims_idea on claims (idea_id);
    create index claims_organisation on claims (organisation_id);
    create index claims_claimant on claims (claimant_id, created_at desc, id desc);
    create index claims_invited_by on claims (invited_by);
    create index claims_decided_by on claims (decided_by);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table claims');
};
