import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Me } from '#server/accounts/accounts.contract.ts';
import { useMe } from '../accounts/use-me.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { Loading } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';

type Props = { title: string; children: (me: Me) => ReactNode };

/** For pages that belong to somebody: a visitor is asked to sign in, and comes back here afterwards. */
export const SignedIn = ({ title, children }: Props) => {
  const { t } = useTranslation();
  const me = useMe();
  const here = useRouterState({ select: (state) => state.location.href });
  if (me === undefined) {
    return (
      <Page title={title}>
        <Loading />
      </Page>
    );
  }
  if (me === null) {
    return (
      <Page title={title} lead={t('app.signInFirst')}>
        <div className="row">
          <ButtonLink to="/sign-in" search={{ back: here }}>
            {t('nav.signIn')}
          </ButtonLink>
          <ButtonLink to="/sign-up" search={{ back: here }} variant="default">
            {t('nav.signUp')}
          </ButtonLink>
        </div>
      </Page>
    );
  }
  return children(me);
};
