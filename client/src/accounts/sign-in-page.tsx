import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { signIn } from '#server/accounts/accounts.contract.ts';
import { useAct } from '../api/use-act.ts';
import { TextField } from '../ui/controls.tsx';
import { type Mistake, messageOf } from '../ui/error-summary.tsx';
import { Page } from '../ui/page.tsx';
import { PageForm } from '../ui/page-form.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { DemoPeople } from './demo-people.tsx';
import { useAfterSignIn } from './use-after-sign-in.ts';
import { useSession } from './use-me.ts';

const route = getRouteApi('/sign-in');

export const SignInPage = () => {
  const { t } = useTranslation();
  const { back } = route.useSearch();
  const { demo } = useSession();
  const after = useAfterSignIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const act = useAct(signIn, { onDone: () => after(back) });

  const submit = (): void => {
    const found = Object.entries({ email, password }).flatMap(([field, value]) =>
      value.trim() === ''
        ? [{ field, message: t('accounts.signUp.empty', { field: t(`accounts.${field as 'email'}`) }) }]
        : [],
    );
    setMistakes(found);
    if (found.length === 0) act.mutate({ body: { email, password } });
  };
  const errorOf = messageOf(mistakes);

  return (
    <Page title={t('accounts.signIn.title')} width="prose">
      {demo ? <DemoPeople back={back} /> : null}
      <PageForm mistakes={mistakes} act={act} submit={t('accounts.signIn.submit')} onSubmit={submit}>
        <TextField
          id="email"
          type="email"
          autoComplete="username"
          label={t('accounts.email')}
          error={errorOf('email')}
          value={email}
          onChange={setEmail}
        />
        <TextField
          id="password"
          type="password"
          autoComplete="current-password"
          label={t('accounts.password')}
          error={errorOf('password')}
          value={password}
          onChange={setPassword}
        />
      </PageForm>
      <p>
        <Link to="/password/forgot">{t('accounts.newPassword.forgot')}</Link>
      </p>
      <p>
        {t('accounts.signIn.noAccount')}{' '}
        <Link to="/sign-up" search={back === undefined ? {} : { back }}>
          {t('nav.signUp')}
        </Link>
      </p>
    </Page>
  );
};
