import { readSettings } from '#server/administration/instance.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './administration.module.css';
import { AdministratorsOnly } from './administrators-only.tsx';
import { HealthGlance } from './health-glance.tsx';
import { SettingsList } from './settings-list.tsx';

export const SettingsPage = () => {
  const { t } = useTranslation();
  return (
    <AdministratorsOnly title={t('instance.title')} lead={t('instance.lead')}>
      <Beside />
    </AdministratorsOnly>
  );
};

/** How it does comes first, on a telephone above and on a desk to the right of what it is set to. */
const Beside = () => {
  const { t } = useTranslation();
  const read = useRead(readSettings, {});
  return (
    <div className={classes.beside}>
      <section className={`${classes.health} stack`} aria-labelledby="health">
        <h2 id="health">{t('instance.health')}</h2>
        <HealthGlance />
      </section>
      <section className={`${classes.settings} stack`} aria-labelledby="settings">
        <h2 id="settings">{t('instance.settings')}</h2>
        <Reading of={read} lines={8}>
          {({ settings }) => <SettingsList settings={settings} />}
        </Reading>
      </section>
    </div>
  );
};
