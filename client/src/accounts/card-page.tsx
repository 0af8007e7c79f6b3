import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type ContactCard, getMyCard, putMyCard } from '#server/accounts/accounts.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { SignedIn } from '../app/signed-in.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { TextField } from '../ui/controls.tsx';
import { type Mistake, messageOf } from '../ui/error-summary.tsx';
import { Page } from '../ui/page.tsx';
import { PageForm } from '../ui/page-form.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { GrantChoice } from './grant-choice.tsx';

const route = getRouteApi('/me/card');

export const CardPage = () => {
  const { t } = useTranslation();
  const { back } = route.useSearch();
  return (
    <SignedIn title={t('accounts.card.title')}>
      {() => (
        <Page
          title={t('accounts.card.title')}
          lead={t('accounts.card.lead')}
          width="prose"
          back={<BackLink to={back ?? '/me'}>{back === undefined ? t('nav.mine') : t('app.back')}</BackLink>}
        >
          <Card back={back} />
          <GrantChoice />
        </Page>
      )}
    </SignedIn>
  );
};

const Card = ({ back }: { back: string | undefined }) => {
  const read = useRead(getMyCard, {});
  return <Reading of={read}>{(card) => <CardForm card={card} back={back} />}</Reading>;
};

const CardForm = ({ card, back }: { card: ContactCard; back: string | undefined }) => {
  const { t } = useTranslation();
  const [mine, setMine] = useState({ ...card, telephone: card.telephone ?? '' });
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const put = useAct(putMyCard);
  const { shape } = putMyCard.body;

  const submit = (): void => {
    const telephone = mine.telephone.trim() === '' ? null : mine.telephone.trim();
    const faults: [string, boolean, string][] = [
      [
        'name',
        shape.name.safeParse(mine.name).success,
        t('accounts.signUp.empty', { field: t('accounts.name') }),
      ],
      ['email', shape.email.safeParse(mine.email).success, t('accounts.signUp.badEmail')],
      ['telephone', shape.telephone.safeParse(telephone).success, t('accounts.card.badTelephone')],
    ];
    const found = faults.flatMap(([field, fine, message]) => (fine ? [] : [{ field, message }]));
    setMistakes(found);
    if (found.length === 0) put.mutate({ body: { ...mine, telephone } });
  };
  const errorOf = messageOf(mistakes);
  const who = t('accounts.card.who');

  return (
    <PageForm
      mistakes={mistakes}
      act={put}
      submit={t('accounts.card.submit')}
      onSubmit={submit}
      beside={
        <>
          <span role="status">{put.isSuccess ? t('accounts.card.saved') : null}</span>
          {put.isSuccess && back !== undefined ? (
            <ButtonLink to={back} variant="default">
              {t('accounts.verify.goOn')}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <TextField
        id="name"
        autoComplete="name"
        label={t('accounts.name')}
        who={who}
        error={errorOf('name')}
        value={mine.name}
        onChange={(name) => setMine({ ...mine, name })}
      />
      <TextField
        id="email"
        type="email"
        autoComplete="email"
        label={t('accounts.email')}
        who={who}
        error={errorOf('email')}
        value={mine.email}
        onChange={(email) => setMine({ ...mine, email })}
      />
      <TextField
        id="telephone"
        type="tel"
        autoComplete="tel"
        optional
        label={t('accounts.telephone')}
        help={t('accounts.card.telephoneHelp')}
        who={who}
        error={errorOf('telephone')}
        value={mine.telephone}
        onChange={(telephone) => setMine({ ...mine, telephone })}
      />
    </PageForm>
  );
};
