import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '#server/accounts/accounts.contract.ts';
import { eraseAccount } from '#server/leaving/leaving.contract.ts';
import { codeOf } from '../api/api-error.ts';
import { useAct } from '../api/use-act.ts';
import { forgetDrafts } from '../posting/use-draft.ts';
import { BackLink } from '../ui/back-link.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { TextField } from '../ui/controls.tsx';
import type { Mistake } from '../ui/error-summary.tsx';
import { Page } from '../ui/page.tsx';
import { PageForm } from '../ui/page-form.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { forgetOthers } from './use-after-sign-in.ts';
import { WhosePassword } from './whose-password.tsx';

const going = ['person', 'card', 'labels', 'own', 'belonging', 'open'] as const;
const staying = ['messages', 'texts', 'organisation', 'record', 'received', 'backups'] as const;

/** After it: there is nobody any more whose page this could be. */
export const Erased = ({ email }: { email: string }) => {
  const { t } = useTranslation();
  return (
    <Page
      title={t('accounts.erase.gone')}
      lead={t('accounts.erase.goneBody', { email })}
      width="prose"
      step="done"
    >
      <div>
        <ButtonLink to="/">{t('accounts.erase.home')}</ButtonLink>
      </div>
    </Page>
  );
};

type Props = { me: Me; onGone: (email: string) => void };

/** What goes and what stays, before the one button that cannot be undone. */
export const EraseAccount = ({ me, onGone }: Props) => {
  const { t } = useTranslation();
  return (
    <Page
      title={t('accounts.erase.title')}
      lead={t('accounts.erase.lead')}
      width="prose"
      back={<BackLink to="/me">{t('nav.mine')}</BackLink>}
      step="erasing"
    >
      <section className="stack tight">
        <h2>{t('accounts.erase.goes')}</h2>
        <ul>
          {going.map((what) => (
            <li key={what}>{t(`accounts.erase.going.${what}`)}</li>
          ))}
        </ul>
      </section>
      <section className="stack tight">
        <h2>{t('accounts.erase.stays')}</h2>
        <ul>
          {staying.map((what) => (
            <li key={what}>{t(`accounts.erase.staying.${what}`)}</li>
          ))}
        </ul>
      </section>
      {me.agencyId === null ? null : <p>{t('accounts.erase.broker')}</p>}
      <p>
        <a href="/api/me/export" download>
          {t('accounts.erase.take')}
        </a>
      </p>
      <Confirm me={me} onGone={onGone} />
    </Page>
  );
};

const Confirm = ({ me, onGone }: Props) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const act = useAct(eraseAccount, {
    onDone: async () => {
      onGone(me.email);
      forgetDrafts();
      await forgetOthers(client);
    },
  });
  const wrong = (message: string): void => setMistakes([{ field: 'password', message }]);

  const submit = (): void => {
    setMistakes([]);
    if (password === '') {
      wrong(t('accounts.signUp.empty', { field: t('accounts.password') }));
      return;
    }
    act.mutate(
      { body: { password } },
      {
        onError: (fault) => {
          if (codeOf(fault) === 'wrong_credentials') wrong(t('accounts.erase.wrong'));
        },
      },
    );
  };

  return (
    <PageForm
      mistakes={mistakes}
      act={act}
      submit={t('accounts.erase.submit')}
      ends
      onSubmit={submit}
      beside={
        <ButtonLink to="/me" variant="default">
          {t('accounts.erase.keep')}
        </ButtonLink>
      }
    >
      <WhosePassword email={me.email} />
      <TextField
        id="password"
        type="password"
        autoComplete="current-password"
        label={t('accounts.password')}
        help={t('accounts.erase.confirm')}
        error={mistakes[0]?.message}
        value={password}
        onChange={setPassword}
      />
    </PageForm>
  );
};
