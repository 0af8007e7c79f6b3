import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { signIn } from '#server/accounts/accounts.contract.ts';
import { useAct } from '../api/use-act.ts';
import { TextField } from '../ui/controls.tsx';
import { ErrorSummary, type Mistake } from '../ui/error-summary.tsx';
import { Page } from '../ui/page.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { DemoPeople } from './demo-people.tsx';
import { useAfterSignIn } from './use-after-sign-in.ts';
import { useSession } from './use-me.ts';

const route = getRouteApi('/sign-in');

export const SignInPage = () => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const { back } = route.useSearch();
  const { demo } = useSession();
  const after = useAfterSignIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const act = useAct(signIn, { onDone: () => after(back) });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = Object.entries({ email, password }).flatMap(([field, value]) =>
      value.trim() === ''
        ? [{ field, message: t('accounts.signUp.empty', { field: t(`accounts.${field as 'email'}`) }) }]
        : [],
    );
    setMistakes(found);
    if (found.length === 0) act.mutate({ body: { email, password } });
  };
  const errorOf = (field: string): string | undefined => mistakes.find((one) => one.field === field)?.message;

  return (
    <Page title={t('accounts.signIn.title')} width="prose">
      {demo ? <DemoPeople back={back} /> : null}
      <form className="stack" onSubmit={submit} noValidate>
        <ErrorSummary mistakes={mistakes} />
        {act.isError && mistakes.length === 0 ? <Fault message={sentence(act.error)} /> : null}
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
        <div>
          <Button type="submit" loading={act.isPending}>
            {t('accounts.signIn.submit')}
          </Button>
        </div>
      </form>
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
