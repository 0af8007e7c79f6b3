import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Me } from '#server/accounts/accounts.contract.ts';
import { changePassword } from '#server/accounts/password.contract.ts';
import { codeOf } from '../api/api-error.ts';
import { useAct } from '../api/use-act.ts';
import { SignedIn } from '../app/signed-in.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { TextField } from '../ui/controls.tsx';
import { type Mistake, messageOf } from '../ui/error-summary.tsx';
import { Page } from '../ui/page.tsx';
import { PageForm } from '../ui/page-form.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { usePasswordFault } from './use-password-fault.ts';
import { WhosePassword } from './whose-password.tsx';

export const ChangePasswordPage = () => {
  const { t } = useTranslation();
  return <SignedIn title={t('accounts.newPassword.change')}>{(me) => <ChangePassword me={me} />}</SignedIn>;
};

const ChangePassword = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const faultOf = usePasswordFault();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const act = useAct(changePassword);

  const refused = (fault: Error): void => {
    if (codeOf(fault) === 'wrong_credentials')
      setMistakes([{ field: 'current', message: t('accounts.newPassword.wrongCurrent') }]);
  };

  const submit = (): void => {
    const faults = {
      current:
        current === '' ? t('accounts.signUp.empty', { field: t('accounts.newPassword.current') }) : undefined,
      password: faultOf(password),
    };
    const next = Object.entries(faults).flatMap(([field, message]) =>
      message === undefined ? [] : [{ field, message }],
    );
    setMistakes(next);
    if (next.length === 0) act.mutate({ body: { current, password } }, { onError: refused });
  };
  const errorOf = messageOf(mistakes);
  const back = <BackLink to="/me">{t('nav.mine')}</BackLink>;

  if (act.isSuccess) {
    return (
      <Page
        title={t('accounts.newPassword.changed')}
        lead={t('accounts.newPassword.changedBody')}
        width="prose"
        step="done"
      >
        <div>
          <ButtonLink to="/me">{t('accounts.verify.go')}</ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <Page
      title={t('accounts.newPassword.change')}
      lead={t('accounts.newPassword.changeLead')}
      width="prose"
      back={back}
      step="changing"
    >
      <PageForm mistakes={mistakes} act={act} submit={t('accounts.newPassword.change')} onSubmit={submit}>
        <WhosePassword email={me.email} />
        <TextField
          id="current"
          type="password"
          autoComplete="current-password"
          label={t('accounts.newPassword.current')}
          error={errorOf('current')}
          value={current}
          onChange={setCurrent}
        />
        <TextField
          id="password"
          type="password"
          autoComplete="new-password"
          label={t('accounts.newPassword.label')}
          help={t('accounts.signUp.passwordHelp')}
          error={errorOf('password')}
          value={password}
          onChange={setPassword}
        />
      </PageForm>
      <p>
        <Link to="/password/forgot">{t('accounts.newPassword.forgot')}</Link>
      </p>
    </Page>
  );
};
