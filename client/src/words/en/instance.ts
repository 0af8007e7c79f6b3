import type { Setting, SettingName } from '#server/settings.contract.ts';

/** For administrators: what this instance is set to, and how it does. */
export const instance = {
  title: 'Settings',
  lead: 'What this instance is set to, and how it does. Nothing can be changed here: settings are environment variables, and whoever runs the server changes them and starts it again.',
  settings: 'What it is set to',
  usual: 'The default',
  chosen: 'Set here',
  none: 'No settings are known',
  noneBody: 'The process that answered names none. Ask whoever runs the server.',
  group: {
    found: 'Where people find it',
    kept: 'What it keeps, and where',
    trust: 'Signing in, and mail',
    introductions: 'When an introduction waits',
    open: 'What everybody sees',
    care: 'For whoever runs it',
  },
  health: 'How it does',
  healthLead: 'Looked at again every 15 seconds.',
  lost: 'It does not answer any more. What you see is from {{at}}.',
  well: 'All is well',
  unwell: 'Somebody should look',
  worry: {
    market: 'The market is still being read: nothing is matched until it is.',
    behind:
      'The market has not taken up what has happened since {{at}}: new needs and ideas are not matched.',
    runners: 'Nobody takes jobs: nothing is matched and no mail goes out. Nothing is lost, it waits.',
    waiting: 'A job has waited since {{at}}. More than five minutes is too long.',
    givenUp_one: 'One job was given up. You can run it again from Jobs.',
    givenUp_other: '{{count}} jobs were given up. You can run them again from Jobs.',
    migrations_one: 'The database has not had one change that this version needs.',
    migrations_other: 'The database has not had {{count}} changes that this version needs.',
    connections: 'Nearly all connections that the database allows are in use. New ones will be refused.',
  },
  toJobs: 'Jobs',
  fact: {
    market: 'Market',
    marketReady: '{{needs}} needs and {{ideas}} ideas, up to event {{event}} of {{newest}}',
    marketReading: 'being read',
    runners: 'Processes that take jobs',
    waiting: 'The longest waiting job',
    waitingSince: 'since {{at}}',
    waitingNone: 'none waits',
    mail: 'Mail that waits',
    mailNone: 'none',
    mailSome_one: '{{count}} mail',
    mailSome_other: '{{count}} mails',
    events: 'Events in the last hour',
    eventsMany: 'more than {{events}}',
    database: 'Database',
    databaseIs: 'PostgreSQL {{version}}, {{size}}',
    connections: 'Connections to it',
    connectionsOf: '{{open}} of {{most}}',
    migrations: 'Its structure',
    migrationsDone: 'up to date, last changed by {{name}}',
    migrationsNone: 'up to date',
    migrationsWait_one: 'one change is missing',
    migrationsWait_other: '{{count}} changes are missing',
    version: 'This version',
    started: 'Running since',
  },
  megabytes: '{{amount}} MB',
  gigabytes: '{{amount}} GB',
  says: {
    PUBLIC_URL: {
      on: 'Links in mail, in feeds and on shared pages lead to {{value}}.',
      off: 'Links in mail, in feeds and on shared pages lead to the address that it listens on.',
    },
    HOST: {
      on: 'Other machines can reach it directly, at {{value}}.',
      off: 'Only the machine that it runs on reaches it directly, at {{value}}; anybody else comes through a proxy, if there is one.',
    },
    PORT: { on: 'It listens on port {{value}}.' },
    TRUST_PROXY_HOPS: {
      on: 'Proxies that stand in front and are believed about who calls: {{value}}.',
      off: 'No proxy is believed about who calls: limits count by the address that connects.',
    },
    DATABASE_URL: {
      on: 'Everything is kept in a PostgreSQL of your own.',
      off: 'Everything is kept in the embedded database, which is for trying out.',
    },
    DATA_DIR: {
      on: 'The embedded database is in the folder {{value}}.',
      in_vain: 'The folder {{value}} is not used, since there is a PostgreSQL of your own.',
    },
    IMPORT_LIMIT_MB: { on: 'A file imported from the browser may have up to {{value}} MB.' },
    SESSION_SECRET: {
      on: 'A secret of your own keeps people signed in. It is set, and never shown.',
      off: 'A secret that was made at the first start keeps people signed in. It is kept in the data folder, and never shown.',
    },
    PREVIOUS_SESSION_SECRET: {
      on: 'Whoever signed in under the secret before this one stays signed in. It is set, and can be taken away 14 days after the change.',
      off: 'Not set: only sign-ins under the present secret are believed.',
    },
    SMTP_URL: {
      on: 'Mail goes out through a mail server. Its address is set, and never shown.',
      off: 'No mail goes out: it is kept on the mailbox page, for anybody to read.',
    },
    MAIL_FROM: { on: 'Mail comes from {{value}}.' },
    REMIND_AFTER_WORKING_DAYS: {
      on: 'On working day {{value}} without an answer, a side is reminded of an introduction.',
    },
    OVERDUE_AFTER_WORKING_DAYS: {
      on: 'On working day {{value}} without an answer, the broker sees an introduction as overdue.',
    },
    EXPIRE_AFTER_DAYS: {
      on: 'On day {{value}} without an answer, an introduction is over. Days of any kind count.',
    },
    DEMO: {
      on: 'There is a demo world, and anybody at this machine can try it as one of its people.',
      off: 'There is no demo world.',
      in_vain:
        'There is no demo world: it comes only with the embedded database, where nobody else can reach it.',
    },
    SEARCHABLE: {
      on: 'Search engines may keep what is public.',
      off: 'Search engines are told to keep nothing.',
      in_vain: 'Search engines are told to keep nothing, as always of a demo world.',
    },
    DATA_LICENCE: {
      on: 'Others may use the public data under: {{value}}.',
      off: 'It is not said under which licence others may use the public data.',
    },
    LOG_LEVEL: {
      on: 'Its log for whoever runs it keeps what is as grave as “{{value}}”, or graver.',
      off: 'It keeps no log for whoever runs it.',
    },
    NODE_ENV: {
      on: 'It runs in earnest: pages are built once.',
      off: 'It runs for those who work on it ({{value}}), and may keep mail on the mailbox page.',
    },
  } satisfies Record<SettingName, Partial<Record<Setting['stands'], string>>>,
} as const;
