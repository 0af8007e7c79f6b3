import type { Knex } from 'knex';

/**
 * What can be found, in one narrow table beside the wide ones: a row per published need and idea, and per organisation.
 * Words and filters are lexemes of one vector, so that "dementia, in Wales, claimed" is one question to one index.
 * Triggers keep it in the transaction of the change: what is paused or withdrawn is not found from that instant.
 */
const nouns = ['need', 'idea'] as const;

/** A place and all that it lies in; four levels is what the country has. */
const lineage = (from: string): string => `
  ${from}
  left join regions a on a.code = r.parent
  left join regions b on b.code = a.parent
  left join regions c on c.code = b.parent
  cross join lateral (values (r.code, r.name, r.kind), (a.code, a.name, a.kind), (b.code, b.name, b.kind),
    (c.code, c.name, c.kind)) around (code, name, kind)`;

const refreshItems = (noun: string): string => `
  create function refresh_search_${noun}s(given uuid[]) returns void language plpgsql as $$
  begin
    if coalesce(cardinality(given), 0) = 0 then return; end if;
    -- Whoever else changes them waits, and then reads what we wrote: else the later refresh would lose the earlier's.
    perform from ${noun}s i where i.id = any(given) order by i.id for no key update;
    delete from search_${noun}s d where d.id = any(given)
      and not exists (select from ${noun}s i where i.id = d.id and i.status = 'published');
    insert into search_${noun}s as d (noun, id, listed_at, expires_at, title, places, title_words, words)
    select '${noun}', i.id, i.listed_at, i.expires_at, search_fold(i.title), coalesce(p.codes, '{}'),
      to_tsvector('plain_english', i.title),
      i.search || to_tsvector('plain_english', coalesce(p.names, '')) || array_to_tsvector(
        array(select '~' || code from unnest(p.codes) code)
        || array(select '#' || g.tag_id from ${noun}_tags g where g.${noun}_id = i.id and g.rejected_at is null)
        || case when i.unclaimed then '{}' else array['!claimed'] end)
    from ${noun}s i
    left join lateral (
      select array_agg(distinct around.code) as codes,
        string_agg(distinct around.name, ' ') filter (where around.kind <> 'country') as names
      from ${lineage(`${noun}_regions n join regions r on r.code = n.region_code`)}
      where n.${noun}_id = i.id and around.code is not null
    ) p on true
    where i.id = any(given) and i.status = 'published'
    on conflict (id, noun) do update set listed_at = excluded.listed_at, expires_at = excluded.expires_at,
      title = excluded.title, places = excluded.places, title_words = excluded.title_words, words = excluded.words;
    insert into search_unread (noun, id) select '${noun}', d.id from search_${noun}s d where d.id = any(given)
    on conflict do nothing;
  end $$;

  create function ${noun}s_are_found() returns trigger language plpgsql as $$
  begin
    perform refresh_search_${noun}s(array(select id from new_rows where status = 'published'));
    return null;
  end $$;
  create function ${noun}s_are_found_anew() returns trigger language plpgsql as $$
  begin
    perform refresh_search_${noun}s(array(
      select n.id from new_rows n join old_rows o on o.id = n.id
      where (n.status, n.body, n.expires_at, n.unclaimed, n.published_at)
        is distinct from (o.status, o.body, o.expires_at, o.unclaimed, o.published_at)
        and 'published' in (n.status, o.status)));
    return null;
  end $$;
  create function ${noun}s_are_found_by() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      perform refresh_search_${noun}s(array(select distinct ${noun}_id from new_rows));
    elsif tg_op = 'DELETE' then
      perform refresh_search_${noun}s(array(select distinct ${noun}_id from old_rows));
    else
      perform refresh_search_${noun}s(array(select ${noun}_id from new_rows union select ${noun}_id from old_rows));
    end if;
    return null;
  end $$;
  create trigger ${noun}s_found after insert on ${noun}s
    referencing new table as new_rows for each statement execute function ${noun}s_are_found();
  create trigger ${noun}s_found_anew after update on ${noun}s
    referencing old table as old_rows new table as new_rows
    for each statement execute function ${noun}s_are_found_anew();
  ${['tags', 'regions']
    .map(
      (marks) => `
  create trigger ${noun}_${marks}_found after insert on ${noun}_${marks}
    referencing new table as new_rows for each statement execute function ${noun}s_are_found_by();
  create trigger ${noun}_${marks}_unfound after delete on ${noun}_${marks}
    referencing old table as old_rows for each statement execute function ${noun}s_are_found_by();
  create trigger ${noun}_${marks}_found_anew after update on ${noun}_${marks}
    referencing old table as old_rows new table as new_rows
    for each statement execute function ${noun}s_are_found_by();`,
    )
    .join('\n')}
`;

const refreshOrganisations = `
  create function refresh_search_organisations(given uuid[]) returns void language plpgsql as $$
  begin
    insert into search_organisations as d (noun, id, listed_at, title, places, title_words, words)
    select 'organisation', o.id, o.created_at, search_fold(o.name), coalesce(p.codes, '{}'),
      to_tsvector('plain_english', o.name),
      setweight(to_tsvector('plain_english', o.name), 'A')
        || to_tsvector('plain_english', coalesce(o.about, ''))
        || to_tsvector('plain_english', coalesce(p.names, ''))
        || array_to_tsvector(
          array(select '~' || code from unnest(p.codes) code)
          -- Until it is verified only its members and administrators know of it.
          || array['@' || o.id]
          || case when o.verified_at is null then '{}' else array['!verified'] end)
    from organisations o
    left join lateral (
      select array_agg(distinct around.code) as codes,
        string_agg(distinct around.name, ' ') filter (where around.kind <> 'country') as names
      from ${lineage('regions r')}
      where r.code = o.region_code and around.code is not null
    ) p on true
    where o.id = any(given)
    on conflict (id, noun) do update set listed_at = excluded.listed_at, title = excluded.title,
      places = excluded.places, title_words = excluded.title_words, words = excluded.words;
    insert into search_unread (noun, id) select 'organisation', unnest(given) on conflict do nothing;
  end $$;
  create function organisations_are_found() returns trigger language plpgsql as $$
  begin
    perform refresh_search_organisations(array(select id from new_rows));
    return null;
  end $$;
  create function organisations_are_found_anew() returns trigger language plpgsql as $$
  begin
    perform refresh_search_organisations(array(
      select n.id from new_rows n join old_rows o on o.id = n.id
      where (n.name, n.about, n.region_code, n.verified_at)
        is distinct from (o.name, o.about, o.region_code, o.verified_at)));
    return null;
  end $$;
  create trigger organisations_found after insert on organisations
    referencing new table as new_rows for each statement execute function organisations_are_found();
  create trigger organisations_found_anew after update on organisations
    referencing old table as old_rows new table as new_rows
    for each statement execute function organisations_are_found_anew();
`;

const partition = (noun: string): string => `
  create table search_${noun}s partition of search_documents for values in ('${noun}');
  alter table search_${noun}s add constraint search_${noun}s_${noun}_fkey
    foreign key (id) references ${noun}s (id) on delete cascade;
  -- A vector that is looked at row by row is read where it stands, not fetched and unpacked from elsewhere.
  alter table search_${noun}s set (toast_tuple_target = 8160);
`;

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- Words as they are written, without accents: what a spelling is put right to.
    create text search configuration plain_simple (copy = simple);
    alter text search configuration plain_simple alter mapping for hword, hword_part, word with unaccent, simple;

    create function search_fold(said text) returns text language sql stable parallel safe
      return lower(unaccent(regexp_replace(btrim(said), '[[:space:]]+', ' ', 'g')));

    create table search_documents (
      noun text not null,
      id uuid not null,
      listed_at timestamptz not null,
      expires_at timestamptz,
      title text not null,
      -- Every place it names and all that these lie in.
      places text[] not null,
      title_words tsvector not null,
      -- The words; and as marks that no word can be: ~place, #tag, !claimed, !verified, @organisation.
      words tsvector not null,
      constraint search_documents_pkey primary key (id, noun)
    ) partition by list (noun);
    ${['need', 'idea', 'organisation'].map(partition).join('\n')}
    create index search_documents_newest on search_documents (noun, listed_at desc, id desc);
    create index search_documents_title on search_documents (title text_pattern_ops);
    -- What waits to be merged into such an index is read by every search: it is kept short.
    create index search_documents_words on search_documents using gin (words) with (gin_pending_list_limit = 256);
    create index search_documents_title_words on search_documents
      using gin (title_words) with (gin_pending_list_limit = 256);

    create table search_words (
      word text not null,
      constraint search_words_pkey primary key (word)
    );
    create index search_words_like on search_words using gin (word gin_trgm_ops);

    -- Documents whose words the dictionary has not taken in yet.
    create table search_unread (
      noun text not null,
      id uuid not null,
      constraint search_unread_pkey primary key (noun, id)
    );

    ${nouns.map(refreshItems).join('\n')}
    ${refreshOrganisations}

    select refresh_search_needs(array(select id from needs where status = 'published'));
    select refresh_search_ideas(array(select id from ideas where status = 'published'));
    select refresh_search_organisations(array(select id from organisations));
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    ${nouns
      .map(
        (noun) => `
    drop function ${noun}s_are_found, ${noun}s_are_found_anew, ${noun}s_are_found_by cascade;
    drop function refresh_search_${noun}s;`,
      )
      .join('\n')}
    drop function organisations_are_found, organisations_are_found_anew cascade;
    drop function refresh_search_organisations;
    drop table search_unread, search_words, search_documents;
    drop function search_fold;
    drop text search configuration plain_simple;
  `);
};
