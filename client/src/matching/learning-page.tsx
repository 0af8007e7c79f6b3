import { SignedIn } from '../app/signed-in.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { LearnedOrders } from './learned-orders.tsx';
import { LearnedTaggers } from './learned-taggers.tsx';
import classes from './learning.module.css';

/** What was learned from decisions, and its switches: for administrators. */
export const LearningPage = () => {
  const { t } = useTranslation();
  return (
    <SignedIn title={t('learning.title')}>
      {(me) =>
        me.administrator ? (
          <Page
            title={t('learning.title')}
            lead={t('learning.lead')}
            back={<BackLink to="/administration">{t('learning.back')}</BackLink>}
          >
            <div className={classes.sections}>
              <LearnedOrders />
              <LearnedTaggers />
            </div>
          </Page>
        ) : (
          <Page title={t('learning.title')} lead={t('learning.notYours')}>
            <div className="row">
              <ButtonLink to="/organisations" variant="default">
                {t('learning.toOrganisations')}
              </ButtonLink>
            </div>
          </Page>
        )
      }
    </SignedIn>
  );
};
