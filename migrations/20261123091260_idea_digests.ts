import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- What a reader of every idea would make of one version of its body, kept so that a million need not be read word
    -- by word again. Derived: a row of another version or maker counts for nothing and may be deleted at any time.
    create table idea_digests (
      idea_id uuid not null,
      version integer not null,
      maker text not null,
      facts text not null,
      digest bytea not null,
      constraint idea_digests_pkey primary key (idea_id),
      constraint idea_digests_idea_fkey foreign key (idea_id) references ideas (id) on delete cascade
    );

    -- Words that recur in the frozen statistics, by the numbers that digests use for them. Others stand in the digests.
    create table digest_terms (
      number integer not null generated always as identity,
      term text not null,
      constraint digest_terms_pkey primary key (number),
      constraint digest_terms_term_unique unique (term)
    );
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table digest_terms, idea_digests');
};
