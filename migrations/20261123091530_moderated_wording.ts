import type { Knex } from 'knex';

/** Where all goes through the broker no card opens to the other side, and the words agreed to say so. */
const moderated = {
  id: '01997d00-0000-7000-8000-000000000002',
  text: [
    'If I accept, and the other side accepts too, the brokers of this agency see the details that I have ticked here. The other side never sees them, nor I theirs.',
    'Everything that we say to each other goes through the broker, who passes it on.',
    'I can take my consent back at any time, and so can they. My details then close at once and nobody can write any more. What has already been read cannot be unread.',
  ].join('\n\n'),
};

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table consent_wordings
      add column moderated boolean not null default false,
      drop constraint consent_wordings_one_per_version,
      add constraint consent_wordings_one_per_version unique (version, locale, moderated);
  `);
  await knex.raw(
    `insert into consent_wordings (id, version, locale, text, moderated) values (?, 1, 'en', ?, true)`,
    [moderated.id, moderated.text],
  );
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(
    'update answers set wording_id = (select id from consent_wordings where not moderated limit 1) where wording_id = ?',
    [moderated.id],
  );
  await knex.raw(`
    delete from consent_wordings where moderated;
    alter table consent_wordings
      drop constraint consent_wordings_one_per_version,
      drop column moderated,
      add constraint consent_wordings_one_per_version unique (version, locale);
  `);
};
