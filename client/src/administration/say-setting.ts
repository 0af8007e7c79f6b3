import type { Setting, SettingName } from '#server/settings.contract.ts';
import { instance } from '../words/en/instance.ts';

const says: Readonly<Record<SettingName, Partial<Record<Setting['stands'], string>>>> = instance.says;

/** What a setting means for people; one that there are no words for yet by its name. */
export const saySetting = ({ name, stands, value }: Setting): string =>
  (says[name][stands] ?? name).replace('{{value}}', () => String(value ?? ''));
