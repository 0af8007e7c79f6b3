import type { Setting, SettingName } from './settings.contract.ts';

type Value = string | number | boolean | undefined;
type Values = Readonly<Partial<Record<SettingName, Value>>>;

/** What follows from several settings together. */
interface Effect {
  readonly demo: boolean;
  readonly onlyHere: boolean;
}

type Shown = Pick<Setting, 'stands' | 'value'>;

const plain = (value: Value): Shown => ({
  stands: value === undefined ? 'off' : 'on',
  value: typeof value === 'boolean' || value === undefined ? null : value,
});
/** Of a secret, and of an address that holds a password: whether it is there, and nothing more. */
const secret = (value: Value): Shown => ({ stands: value === undefined ? 'off' : 'on', value: null });

const withoutPassword = (address: Value): Shown => {
  if (typeof address !== 'string') return plain(undefined);
  const url = new URL(address);
  return plain(`${url.origin}${url.pathname}`.replace(/\/+$/, ''));
};

/** How each may be shown: who adds a setting has to decide. */
const shown: Readonly<Record<SettingName, (value: Value, effect: Effect, all: Values) => Shown>> = {
  NODE_ENV: (value) => ({ ...plain(value), stands: value === 'production' ? 'on' : 'off' }),
  PORT: plain,
  HOST: (value, { onlyHere }) => ({ ...plain(value), stands: onlyHere ? 'off' : 'on' }),
  PUBLIC_URL: withoutPassword,
  DATABASE_URL: secret,
  DATA_DIR: (value, _effect, all) => ({
    ...plain(value),
    stands: all.DATABASE_URL === undefined ? 'on' : 'in_vain',
  }),
  SESSION_SECRET: secret,
  PREVIOUS_SESSION_SECRET: secret,
  SMTP_URL: secret,
  MAIL_FROM: plain,
  TRUST_PROXY_HOPS: (value) => ({ ...plain(value), stands: value === 0 ? 'off' : 'on' }),
  LOG_LEVEL: (value) => ({ ...plain(value), stands: value === 'silent' ? 'off' : 'on' }),
  IMPORT_LIMIT_MB: plain,
  DEMO: (value, { demo }) => ({ stands: value === false ? 'off' : demo ? 'on' : 'in_vain', value: null }),
  SEARCHABLE: (value, { demo }) => ({
    stands: value === false ? 'off' : demo ? 'in_vain' : 'on',
    value: null,
  }),
  DATA_LICENCE: plain,
  REMIND_AFTER_WORKING_DAYS: plain,
  OVERDUE_AFTER_WORKING_DAYS: plain,
  EXPIRE_AFTER_DAYS: plain,
};

/** All settings as administrators may see them, in the order in which they are said. */
export const shownSettings = (values: Values, usual: Values, effect: Effect): Setting[] =>
  (Object.keys(shown) as SettingName[]).map((name) => ({
    name,
    ...shown[name](values[name], effect, values),
    isDefault: values[name] === usual[name],
  }));
