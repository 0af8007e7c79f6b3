import { listAlerts } from '#server/alerts/alerts.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { SignedIn } from '../app/signed-in.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { AlertLine } from './alert-line.tsx';
import classes from './alerts.module.css';

export const AlertsPage = () => {
  const { t } = useTranslation();
  return <SignedIn title={t('alerts.title')}>{() => <Alerts />}</SignedIn>;
};

const Alerts = () => {
  const { t } = useTranslation();
  const read = useRead(listAlerts, {});
  return (
    <Page
      title={t('alerts.title')}
      lead={t('alerts.lead')}
      width="prose"
      back={<BackLink to="/notifications">{t('nav.notices')}</BackLink>}
    >
      <Reading of={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              title={t('alerts.empty')}
              action={
                <div className="row">
                  <ButtonLink to="/needs" variant="default">
                    {t('nav.needs')}
                  </ButtonLink>
                  <ButtonLink to="/ideas" variant="default">
                    {t('nav.ideas')}
                  </ButtonLink>
                </div>
              }
            >
              {t('alerts.emptyBody')}
            </Empty>
          ) : (
            <ul className={classes.list} aria-label={t('alerts.title')}>
              {items.map((alert) => (
                <li key={alert.id}>
                  <AlertLine alert={alert} />
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
    </Page>
  );
};
