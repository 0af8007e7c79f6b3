import { z } from 'zod';

/** Every setting that there is, by the name of its environment variable. */
export const SettingName = z.enum([
  'NODE_ENV',
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'DATABASE_URL',
  'DATA_DIR',
  'SESSION_SECRET',
  'PREVIOUS_SESSION_SECRET',
  'SMTP_URL',
  'MAIL_FROM',
  'TRUST_PROXY_HOPS',
  'LOG_LEVEL',
  'IMPORT_LIMIT_MB',
  'DEMO',
  'SEARCHABLE',
  'DATA_LICENCE',
  'REMIND_AFTER_WORKING_DAYS',
  'OVERDUE_AFTER_WORKING_DAYS',
  'EXPIRE_AFTER_DAYS',
]);
export type SettingName = z.infer<typeof SettingName>;

/** A setting as it may be shown. */
export const Setting = z
  .object({
    name: SettingName,
    /** `in_vain`: it is set to something, and another setting leaves it without effect. */
    stands: z.enum(['on', 'off', 'in_vain']),
    /** Null of a secret, of an address that holds one, and of what is not set. */
    value: z.union([z.string(), z.number()]).nullable(),
    isDefault: z.boolean(),
  })
  .meta({ id: 'Setting' });
export type Setting = z.infer<typeof Setting>;
