import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { PersonKind, signUp } from '#server/accounts/accounts.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useKept } from '../posting/use-kept.ts';
import { RadioField, TextField } from '../ui/controls.tsx';
import { type Mistake, messageOf } from '../ui/error-summary.tsx';
import { Page } from '../ui/page.tsx';
import { PageForm } from '../ui/page-form.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { useAfterSignIn } from './use-after-sign-in.ts';

const route = getRouteApi('/sign-up');

export const SignUpPage = () => {
  const { t } = useTranslation();
  const { back } = route.useSearch();
  const after = useAfterSignIn();
  const [said, setSaid, forget] = useKept('sign-up', { name: '', email: '', kind: '' });
  // Nobody's password is kept anywhere but in the open page.
  const [password, setPassword] = useState('');
  const kind = PersonKind.options.find((one) => one === said.kind) ?? null;
  const person = { ...said, password, kind };
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const act = useAct(signUp, {
    onDone: () => {
      forget();
      return after(back);
    },
  });
  const { shape } = signUp.body;

  const check = (): Mistake[] => {
    const empty = (field: string): string => t('accounts.signUp.empty', { field });
    const faults: [string, boolean, string][] = [
      ['name', shape.name.safeParse(person.name).success, empty(t('accounts.name'))],
      ['email', shape.email.safeParse(person.email).success, t('accounts.signUp.badEmail')],
      ['password', shape.password.safeParse(person.password).success, t('accounts.signUp.shortPassword')],
      ['kind', person.kind !== null, t('accounts.signUp.badKind')],
    ];
    return faults.flatMap(([field, fine, message]) => (fine ? [] : [{ field, message }]));
  };
  const submit = (): void => {
    const found = check();
    setMistakes(found);
    if (found.length === 0 && kind !== null) act.mutate({ body: { ...person, kind } });
  };
  const errorOf = messageOf(mistakes);

  return (
    <Page title={t('accounts.signUp.title')} lead={t('accounts.signUp.lead')} width="prose">
      <PageForm mistakes={mistakes} act={act} submit={t('accounts.signUp.submit')} onSubmit={submit}>
        <TextField
          id="name"
          autoComplete="name"
          label={t('accounts.name')}
          help={t('accounts.signUp.nameHelp')}
          who={t('accounts.signUp.whoCard')}
          error={errorOf('name')}
          value={person.name}
          onChange={(name) => setSaid({ ...said, name })}
        />
        <TextField
          id="email"
          type="email"
          autoComplete="username"
          label={t('accounts.email')}
          help={t('accounts.signUp.emailHelp')}
          who={t('accounts.signUp.whoCard')}
          error={errorOf('email')}
          value={person.email}
          onChange={(email) => setSaid({ ...said, email })}
        />
        <TextField
          id="password"
          type="password"
          autoComplete="new-password"
          label={t('accounts.password')}
          help={t('accounts.signUp.passwordHelp')}
          who={t('accounts.signUp.whoNobody')}
          error={errorOf('password')}
          value={person.password}
          onChange={setPassword}
        />
        <RadioField
          id="kind"
          label={t('accounts.signUp.kind')}
          help={t('accounts.signUp.kindHelp')}
          error={errorOf('kind')}
          choices={PersonKind.options.map((value) => ({ value, label: t(`accounts.kinds.${value}`) }))}
          value={person.kind}
          onChange={(next) => setSaid({ ...said, kind: next })}
        />
      </PageForm>
      <p>
        {t('accounts.signUp.haveAccount')}{' '}
        <Link to="/sign-in" search={back === undefined ? {} : { back }}>
          {t('nav.signIn')}
        </Link>
      </p>
    </Page>
  );
};
