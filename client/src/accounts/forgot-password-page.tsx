import { Button } from '@mantine/core';
import { useState } from 'react';
import { forgotPassword } from '#server/accounts/password.contract.ts';
import { codeOf } from '../api/api-error.ts';
import { useAct } from '../api/use-act.ts';
import { BackLink } from '../ui/back-link.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { TextField } from '../ui/controls.tsx';
import type { Mistake } from '../ui/error-summary.tsx';
import { Page } from '../ui/page.tsx';
import { PageForm } from '../ui/page-form.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { useSession } from './use-me.ts';

/** The answer is the same for every address: whether somebody has an account is nobody else's business. */
export const ForgotPasswordPage = () => {
  const { t } = useTranslation();
  const { mailbox } = useSession();
  const [email, setEmail] = useState('');
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const act = useAct(forgotPassword, { changesNothing: true });
  const back = <BackLink to="/sign-in">{t('nav.signIn')}</BackLink>;

  const submit = (): void => {
    const fine = forgotPassword.body.shape.email.safeParse(email).success;
    setMistakes(fine ? [] : [{ field: 'email', message: t('accounts.signUp.badEmail') }]);
    if (fine) act.mutate({ body: { email } });
  };

  if (act.isSuccess) {
    return (
      <Page
        title={t('accounts.newPassword.asked')}
        lead={t('accounts.newPassword.askedBody', { email: email.trim() })}
        width="prose"
        back={back}
        step="done"
      >
        <div className="row">
          {mailbox ? <ButtonLink to="/mailbox">{t('accounts.mailbox.title')}</ButtonLink> : null}
          <Button variant="default" onClick={() => act.reset()}>
            {t('accounts.newPassword.askAgain')}
          </Button>
        </div>
      </Page>
    );
  }
  return (
    <Page
      title={t('accounts.newPassword.forgot')}
      lead={t('accounts.newPassword.forgotLead')}
      width="prose"
      back={back}
      step="asking"
    >
      <PageForm
        mistakes={mistakes}
        act={act}
        refusal={codeOf(act.error) === 'too_many_requests' ? t('accounts.newPassword.askedOften') : undefined}
        submit={t('accounts.newPassword.ask')}
        onSubmit={submit}
      >
        <TextField
          id="email"
          type="email"
          autoComplete="username"
          label={t('accounts.email')}
          help={t('accounts.newPassword.emailHelp')}
          error={mistakes[0]?.message}
          value={email}
          onChange={setEmail}
        />
      </PageForm>
    </Page>
  );
};
