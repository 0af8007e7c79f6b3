import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Me, signOut } from '#server/accounts/accounts.contract.ts';
import { useAct } from '../api/use-act.ts';
import { SignedIn } from '../app/signed-in.tsx';
import { OwnClaims } from '../claims/later.tsx';
import { KeptDrafts } from '../posting/kept-drafts.tsx';
import { forgetDrafts } from '../posting/use-draft.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { Note } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { EraseAccount, Erased } from './erase-account.tsx';
import { MyIdeas, MyNeeds } from './my-items.tsx';
import { MyWaiting } from './my-waiting.tsx';
import { ResendButton } from './resend-button.tsx';
import { forgetOthers } from './use-after-sign-in.ts';

export const MyPage = () => {
  const { t } = useTranslation();
  // No address of its own: the pages that everybody opens need not carry one more.
  const erasing = useLocation({ select: ({ hash }) => hash === 'erase' });
  const [gone, setGone] = useState<string>();
  if (gone !== undefined) return <Erased email={gone} />;
  return (
    <SignedIn title={t('accounts.mine.title')}>
      {(me) => (erasing ? <EraseAccount me={me} onGone={setGone} /> : <Mine me={me} />)}
    </SignedIn>
  );
};

const Mine = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  return (
    <Page
      title={t('accounts.mine.hello', { name: me.name })}
      kicker={t('accounts.mine.title')}
      actions={
        <>
          <KeptDrafts />
          {me.memberships.length === 0 ? null : (
            <ButtonLink to="/needs/new" color="need">
              {t('needs.post')}
            </ButtonLink>
          )}
          <ButtonLink to="/ideas/new" color="idea">
            {t('ideas.post')}
          </ButtonLink>
        </>
      }
    >
      {me.verified ? null : (
        <Note tone="warn" title={t('accounts.verify.pending')}>
          <p>{t('accounts.verify.pendingBody', { email: me.email })}</p>
          <ResendButton />
        </Note>
      )}
      <MyWaiting me={me} />
      {me.administrator || me.agencyId !== null ? (
        <p className="row">
          <Link to="/claims">{t('nav.claims')}</Link>
          {me.administrator ? <Link to="/tags">{t('nav.tags')}</Link> : null}
        </p>
      ) : null}
      <MyNeeds me={me} />
      <MyIdeas />
      <OwnClaims />
      <Belonging me={me} />
      <Account me={me} />
    </Page>
  );
};

const Belonging = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  return (
    <section className="stack tight">
      <h2>{t('accounts.mine.memberships')}</h2>
      {me.memberships.length === 0 ? <p className="dim">{t('accounts.mine.none')}</p> : null}
      <ul className="plain-list">
        {me.memberships.map(({ organisationId, organisationName, role }) => (
          <li key={`${organisationId} ${role}`}>
            <Link to="/organisations/$id" params={{ id: organisationId }}>
              {t(`accounts.mine.${role}`, { organisation: organisationName })}
            </Link>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/organisations/new">{t('organisations.register.title')}</Link>
      </p>
    </section>
  );
};

const Account = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const act = useAct(signOut, {
    onDone: async () => {
      forgetDrafts();
      await navigate({ to: '/' });
      await forgetOthers(client);
    },
  });
  return (
    <section className="stack tight">
      <h2>{t('accounts.mine.account')}</h2>
      <p className="dim">{t('accounts.mine.signedInAs', { email: me.email })}</p>
      <div className="row">
        <ButtonLink to="/me/card" variant="default">
          {t('accounts.card.title')}
        </ButtonLink>
        <ButtonLink to="/notifications/settings" variant="default">
          {t('accounts.mine.mail')}
        </ButtonLink>
        <ButtonLink to="/me/password" variant="default">
          {t('accounts.newPassword.change')}
        </ButtonLink>
        <Button variant="default" loading={act.isPending} onClick={() => act.mutate({})}>
          {t('nav.signOut')}
        </Button>
      </div>
      <p>
        <a href="/api/me/export" download>
          {t('accounts.mine.export')}
        </a>{' '}
        <span className="dim">{t('accounts.mine.exportBody')}</span>
      </p>
      <p>
        <Link to="/me" hash="erase">
          {t('accounts.erase.title')}
        </Link>
      </p>
    </section>
  );
};
