import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readConfig, settingNames } from '#server/config.ts';
import { SettingName } from '#server/settings.contract.ts';
import { saySetting } from '../../client/src/administration/say-setting.ts';

const root = new URL('../..', import.meta.url).pathname;

const earnest = {
  PUBLIC_URL: 'https://somebody:their-password@pushpull.example.org/at/?token=a-token',
  DATABASE_URL: 'postgres://owner:db-password@db.internal:5432/pushpull',
  SESSION_SECRET: 'the present secret, of thirty-two characters',
  PREVIOUS_SESSION_SECRET: 'the previous secret, of thirty-two letters',
  SMTP_URL: 'smtps://sender:mail-password@mail.internal:465',
};
const shown = (environment: Record<string, string>) =>
  Object.fromEntries(readConfig({ environment }).shown.map((one) => [one.name, one]));

/** The names in the first column of the table of settings in a document. */
const namesIn = async (path: string): Promise<string[]> => {
  const text = await readFile(join(root, path), 'utf8');
  const section = text.split(/^## Settings$/m)[1]?.split(/^## /m)[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) =>
      [...(line.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name ?? ''),
    );
};

test('every setting that is read is shown, and explained in both documents; nothing else is', async () => {
  const all = settingNames.toSorted();
  expect(SettingName.options.toSorted()).toEqual(all);
  expect(Object.keys(shown({})).toSorted()).toEqual(all);
  for (const path of ['README.md', 'docs/operate.md']) expect((await namesIn(path)).toSorted()).toEqual(all);
});

test('nothing of a secret, and no address that holds one, is shown', () => {
  const settings = shown(earnest);
  const said = JSON.stringify(settings);
  for (const secret of ['password', 'secret,', 'internal', 'owner', 'sender', 'somebody', 'a-token'])
    expect(said).not.toContain(secret);
  expect(settings.DATABASE_URL).toEqual({
    name: 'DATABASE_URL',
    stands: 'on',
    value: null,
    isDefault: false,
  });
  expect(settings.PUBLIC_URL?.value).toBe('https://pushpull.example.org/at');
});

test('what another setting leaves without effect says so, and the usual is told from what was chosen', () => {
  expect(shown(earnest)).toMatchObject({
    DEMO: { stands: 'in_vain', isDefault: true },
    DATA_DIR: { stands: 'in_vain' },
    SEARCHABLE: { stands: 'on' },
  });
  expect(shown({ PORT: '3000', EXPIRE_AFTER_DAYS: '30', DEMO: 'false', HOST: '127.0.0.1' })).toMatchObject({
    PORT: { value: 3000, isDefault: true },
    EXPIRE_AFTER_DAYS: { value: 30, isDefault: false },
    DEMO: { stands: 'off', isDefault: false },
    HOST: { stands: 'off' },
    SESSION_SECRET: { stands: 'off', value: null, isDefault: true },
    SEARCHABLE: { stands: 'on' },
  });
  expect(shown({})).toMatchObject({ DEMO: { stands: 'on' }, SEARCHABLE: { stands: 'in_vain' } });
});

test('each way in which a setting can stand has a sentence', () => {
  const ways = [
    {},
    earnest,
    { HOST: '0.0.0.0', SMTP_URL: earnest.SMTP_URL, TRUST_PROXY_HOPS: '2', LOG_LEVEL: 'silent' },
    { NODE_ENV: 'development', DEMO: 'false', SEARCHABLE: 'false', DATA_LICENCE: 'OGL 3.0' },
  ];
  for (const environment of ways) {
    for (const setting of readConfig({ environment }).shown) {
      const said = saySetting(setting);
      expect(said).toMatch(/^[A-Z].*\.$/);
      expect(said).not.toBe(setting.name);
      expect(said).not.toContain('{{');
    }
  }
});
