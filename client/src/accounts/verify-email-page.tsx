import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { verifyEmail } from '#server/accounts/accounts.contract.ts';
import { useAct } from '../api/use-act.ts';
import { KeptDrafts } from '../posting/kept-drafts.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { Fault, Loading } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { ResendButton } from './resend-button.tsx';
import { useMe } from './use-me.ts';

const route = getRouteApi('/verify-email');

/** Where the link in the mail leads. The token is used once, even where effects run twice. */
export const VerifyEmailPage = () => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const me = useMe();
  const { token } = route.useSearch();
  const { mutate, isSuccess, isError, error } = useAct(verifyEmail);
  const sent = useRef(false);
  useEffect(() => {
    if (token === undefined || sent.current) return;
    sent.current = true;
    mutate({ body: { token } });
  }, [token, mutate]);

  const already = me?.verified === true;
  if (isSuccess || (already && !isError)) {
    return (
      <Page title={t('accounts.verify.done')} lead={t('accounts.verify.doneBody')} width="prose" step="done">
        <div className="row">
          {me ? <KeptDrafts /> : null}
          <ButtonLink to={me ? '/me' : '/sign-in'}>
            {me ? t('accounts.verify.go') : t('nav.signIn')}
          </ButtonLink>
        </div>
      </Page>
    );
  }
  const failed = isError || token === undefined;
  return (
    <Page
      title={failed ? t('accounts.verify.failed') : t('accounts.verify.title')}
      width="prose"
      step={failed ? 'failed' : 'doing'}
    >
      {token === undefined ? <Fault message={t('accounts.verify.noToken')} /> : null}
      {isError ? <Fault message={sentence(error)} /> : null}
      {failed ? null : <Loading lines={1} />}
      {failed && me ? <ResendButton /> : null}
    </Page>
  );
};
