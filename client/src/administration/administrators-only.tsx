import type { ReactNode } from 'react';
import { SignedIn } from '../app/signed-in.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';

type Props = { title: string; lead: string; children: ReactNode };

/** A page of the administration; anybody else is told so, and shown the way out. */
export const AdministratorsOnly = ({ title, lead, children }: Props) => {
  const { t } = useTranslation();
  return (
    <SignedIn title={title}>
      {(me) =>
        me.administrator ? (
          <Page title={title} lead={lead}>
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
