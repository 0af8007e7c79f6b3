import type { Setting, SettingName } from '#server/settings.contract.ts';
import { Badge } from '../ui/pills.tsx';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './administration.module.css';
import { saySetting } from './say-setting.ts';

const groups = ['found', 'trust', 'introductions', 'open', 'kept', 'care'] as const;

const groupOf: Readonly<Record<SettingName, (typeof groups)[number]>> = {
  PUBLIC_URL: 'found',
  HOST: 'found',
  PORT: 'found',
  TRUST_PROXY_HOPS: 'found',
  SESSION_SECRET: 'trust',
  PREVIOUS_SESSION_SECRET: 'trust',
  SMTP_URL: 'trust',
  MAIL_FROM: 'trust',
  REMIND_AFTER_WORKING_DAYS: 'introductions',
  OVERDUE_AFTER_WORKING_DAYS: 'introductions',
  EXPIRE_AFTER_DAYS: 'introductions',
  DEMO: 'open',
  SEARCHABLE: 'open',
  DATA_LICENCE: 'open',
  DATABASE_URL: 'kept',
  DATA_DIR: 'kept',
  IMPORT_LIMIT_MB: 'kept',
  LOG_LEVEL: 'care',
  NODE_ENV: 'care',
};

const SettingLine = ({ one }: { one: Setting }) => {
  const { t } = useTranslation();
  return (
    <li className={classes.setting}>
      <p className="prose">{saySetting(one)}</p>
      <p className="row">
        <code className="dim small">{one.name}</code>
        {one.isDefault ? (
          <Badge>{t('instance.usual')}</Badge>
        ) : (
          <Badge tone="match">{t('instance.chosen')}</Badge>
        )}
      </p>
    </li>
  );
};

/** Every setting in a sentence, by what it is about. */
export const SettingsList = ({ settings }: { settings: readonly Setting[] }) => {
  const { t } = useTranslation();
  if (settings.length === 0) return <Empty title={t('instance.none')}>{t('instance.noneBody')}</Empty>;
  return groups.map((group) => {
    const ours = settings.filter(({ name }) => groupOf[name] === group);
    return ours.length === 0 ? null : (
      <div key={group}>
        <h3>{t(`instance.group.${group}`)}</h3>
        <ul className={classes.lines} aria-label={t(`instance.group.${group}`)}>
          {ours.map((one) => (
            <SettingLine key={one.name} one={one} />
          ))}
        </ul>
      </div>
    );
  });
};
