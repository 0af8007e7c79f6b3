import type { ReactNode } from 'react';
import { SignedIn } from '../app/signed-in.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';

type Props = { title: string; lead: string; first?: boolean; children: ReactNode };

/** A page of the administration, with the way back to the `first`; anybody else is told so, and shown the way out. */
export const AdministratorsOnly = ({ title, lead, first = false, children }: Props) => {
  const { t } = useTranslation();
  return (
    <SignedIn title={title}>
      {(me) =>
        me.administrator ? (
          <Page
            title={title}
            lead={lead}
            {...(first
              ? {}
              : { back: <BackLink to="/administration">{t('administration.title')}</BackLink> })}
          >
            {children}
          </Page>
        ) : (
          <Page title={title} lead={t('administration.notYours')}>
            <div className="row">
              <ButtonLink to="/" variant="default">
                {t('administration.toStart')}
              </ButtonLink>
            </div>
          </Page>
        )
      }
    </SignedIn>
  );
};
