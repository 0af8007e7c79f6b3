import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- What ties the broker to a side, in the broker's words: both sides read it before they answer.
    alter table introductions
      add column interest text,
      add column interest_of uuid,
      add column interest_at timestamptz,
      add constraint introductions_interest_of_fkey
        foreign key (interest_of) references people (id) on delete set null,
      add constraint introductions_interest_has_words check (interest <> ''),
      add constraint introductions_interest_declared_when check ((interest is null) = (interest_at is null)),
      add constraint introductions_interest_of_somebody check (interest_of is null or interest is not null);
    create index introductions_interest_of on introductions (interest_of);

    -- What both sides have read when they answered is not changed afterwards.
    create function keep_declared_interest() returns trigger language plpgsql as $$
    begin
      if old.status <> 'drafted'
         and (new.interest is distinct from old.interest or new.interest_at is distinct from old.interest_at) then
        raise exception 'a declared interest is kept as the sides have read it';
      end if;
      return new;
    end $$;
    create trigger introductions_keep_interest before update of interest, interest_at on introductions
      for each row execute function keep_declared_interest();
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    drop trigger introductions_keep_interest on introductions;
    drop function keep_declared_interest();
    alter table introductions drop column interest, drop column interest_of, drop column interest_at;
  `);
};
