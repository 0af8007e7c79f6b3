import { resolve } from 'node:path';
import { z } from 'zod';
import type { Setting, SettingName } from './settings.contract.ts';
import { shownSettings } from './shown-settings.ts';

/** The only reader of process.env. A bad setting stops the start by its name; it never becomes a default. */
const Settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().default('.data'),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  PREVIOUS_SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Pushpull <no-reply@localhost>'),
  TRUST_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  IMPORT_LIMIT_MB: z.coerce.number().int().min(1).max(10_000).default(250),
  DEMO: z.stringbool().default(true),
  SEARCHABLE: z.stringbool().default(true),
  DATA_LICENCE: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .regex(/^[^\r\n]*$/, 'must be one line')
    .optional(),
  REMIND_AFTER_WORKING_DAYS: z.coerce.number().int().min(1).max(60).default(4),
  OVERDUE_AFTER_WORKING_DAYS: z.coerce.number().int().min(1).max(60).default(6),
  EXPIRE_AFTER_DAYS: z.coerce.number().int().min(2).max(365).default(21),
} satisfies Record<SettingName, z.ZodType>);

/** Every setting that there is. */
export const settingNames = Object.keys(Settings.shape);

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/** Nobody but the people at this machine can reach it: it listens on loopback, and no proxy makes it public. */
const isPrivate = ({ HOST, PUBLIC_URL }: z.output<typeof Settings>): boolean =>
  loopback.test(HOST) && (PUBLIC_URL === undefined || loopback.test(new URL(PUBLIC_URL).hostname));

/** What a server needs to know of an instance with its own database; a command beside it does not. */
const ServerSettings = Settings.superRefine((settings, context) => {
  const need = (name: string, why: string): void => {
    context.addIssue({ code: 'custom', path: [name], message: why });
  };
  const ownDatabase = settings.DATABASE_URL !== undefined;
  if (ownDatabase && settings.SESSION_SECRET === undefined)
    need('SESSION_SECRET', 'is needed when DATABASE_URL is set');
  if (settings.OVERDUE_AFTER_WORKING_DAYS < settings.REMIND_AFTER_WORKING_DAYS)
    need('OVERDUE_AFTER_WORKING_DAYS', 'must not be less than REMIND_AFTER_WORKING_DAYS');
  // Without a mail server, mail is on a page that anybody may read: links that verify and invite among it.
  if (settings.SMTP_URL === undefined && settings.NODE_ENV === 'production') {
    if (ownDatabase || !isPrivate(settings))
      need(
        'SMTP_URL',
        `is needed when ${ownDatabase ? 'DATABASE_URL is set' : 'HOST or PUBLIC_URL let others in'} (or set NODE_ENV=development to keep mail in a mailbox page)`,
      );
  }
});

export interface Config {
  readonly mode: 'development' | 'production' | 'test';
  readonly port: number;
  readonly host: string;
  /** Set only when the settings say so; else it follows from the port that is really listened on. */
  readonly publicUrl: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly sessionSecret: string | undefined;
  /** Signs nothing any more; cookies that it signed are still believed. */
  readonly previousSessionSecret: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly trustedProxies: number;
  readonly logLevel: string;
  /** The largest file that an administrator may import from the browser, in bytes. */
  readonly importLimit: number;
  /** A demo world and "try as": only ever on the embedded database, and only where nobody else can reach it. */
  readonly demo: boolean;
  /** Search engines may keep what is public: never of a demo world, whose people and places nobody should look for. */
  readonly searchable: boolean;
  /** Under which licence others may use what is public, as text or address; said wherever data is given out. */
  readonly dataLicence: string | undefined;
  /** When an introduction that waits for an answer is brought to mind, stands out, and is over. */
  readonly terms: {
    readonly remindAfter: number;
    readonly overdueAfter: number;
    readonly expireAfter: number;
  };
  /** Every setting as administrators may see it: without secrets. */
  readonly shown: readonly Setting[];
}

export class BadSettings extends Error {}

interface Reading {
  /** A server needs more than a command does. */
  readonly serves?: boolean;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Reads every setting, or throws naming every fault. */
export const readConfig = ({ serves = true, environment = process.env }: Reading = {}): Config => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = (serves ? ServerSettings : Settings).safeParse(given);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `  ${name} ${issue.message}${given[name] === undefined || /SECRET|URL/.test(name) ? '' : ` (it is "${given[name]}")`}`;
    });
    throw new BadSettings(`These settings are wrong:\n${faults.join('\n')}`);
  }
  const settings = result.data;
  const onlyHere = loopback.test(settings.HOST);
  const demo = settings.DEMO && settings.DATABASE_URL === undefined && isPrivate(settings);
  return {
    mode: settings.NODE_ENV,
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, ''),
    databaseUrl: settings.DATABASE_URL,
    dataFolder: resolve(settings.DATA_DIR),
    sessionSecret: settings.SESSION_SECRET,
    previousSessionSecret: settings.PREVIOUS_SESSION_SECRET,
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    trustedProxies: settings.TRUST_PROXY_HOPS,
    logLevel: settings.LOG_LEVEL,
    demo,
    searchable: settings.SEARCHABLE && !demo,
    dataLicence: settings.DATA_LICENCE,
    importLimit: settings.IMPORT_LIMIT_MB * 1_000_000,
    terms: {
      remindAfter: settings.REMIND_AFTER_WORKING_DAYS,
      overdueAfter: settings.OVERDUE_AFTER_WORKING_DAYS,
      expireAfter: settings.EXPIRE_AFTER_DAYS,
    },
    shown: shownSettings(settings, Settings.parse({}), { demo, onlyHere }),
  };
};
