import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { resetPassword } from '#server/accounts/password.contract.ts';
import { codeOf } from '../api/api-error.ts';
import { useAct } from '../api/use-act.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { TextField } from '../ui/controls.tsx';
import type { Mistake } from '../ui/error-summary.tsx';
import { Page } from '../ui/page.tsx';
import { PageForm } from '../ui/page-form.tsx';
import { Fault } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { forgetOthers } from './use-after-sign-in.ts';
import { usePasswordFault } from './use-password-fault.ts';

const route = getRouteApi('/password');

/** Where the link in the mail leads. Nothing is sent before the person says so: mail scanners open links, too. */
export const ChoosePasswordPage = () => {
  const { t } = useTranslation();
  const { token } = route.useSearch();
  return token === undefined ? (
    <NoUse message={t('accounts.verify.noToken')} />
  ) : (
    <ChoosePassword key={token} token={token} />
  );
};

const NoUse = ({ message }: { message: string }) => {
  const { t } = useTranslation();
  return (
    <Page title={t('accounts.verify.failed')} width="prose" step="failed">
      <Fault message={message} />
      <div>
        <ButtonLink to="/password/forgot">{t('accounts.newPassword.askNew')}</ButtonLink>
      </div>
    </Page>
  );
};

const ChoosePassword = ({ token }: { token: string }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const faultOf = usePasswordFault();
  const [password, setPassword] = useState('');
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const act = useAct(resetPassword, { onDone: () => forgetOthers(client) });
  const code = act.isError ? codeOf(act.error) : undefined;

  const submit = (): void => {
    const message = faultOf(password);
    setMistakes(message === undefined ? [] : [{ field: 'password', message }]);
    if (message === undefined) act.mutate({ body: { token, password } });
  };

  if (act.isSuccess) {
    return (
      <Page
        title={t('accounts.newPassword.chosen')}
        lead={t('accounts.newPassword.chosenBody')}
        width="prose"
        step="done"
      >
        <div>
          <ButtonLink to="/sign-in">{t('nav.signIn')}</ButtonLink>
        </div>
      </Page>
    );
  }
  // A token cut short on its way is no token either.
  if (code === 'token_invalid' || code === 'invalid_input')
    return <NoUse message={t('errors.token_invalid')} />;
  return (
    <Page
      title={t('accounts.newPassword.choose')}
      lead={t('accounts.newPassword.chooseLead')}
      width="prose"
      step="choosing"
    >
      <PageForm mistakes={mistakes} act={act} submit={t('accounts.newPassword.submit')} onSubmit={submit}>
        <TextField
          id="password"
          type="password"
          autoComplete="new-password"
          label={t('accounts.newPassword.label')}
          help={t('accounts.signUp.passwordHelp')}
          error={mistakes[0]?.message}
          value={password}
          onChange={setPassword}
        />
      </PageForm>
    </Page>
  );
};
