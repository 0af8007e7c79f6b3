import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Me } from '#server/accounts/accounts.contract.ts';
import { createOrganisation, OrganisationKind } from '#server/organisations/organisations.contract.ts';
import { ResendButton } from '../accounts/resend-button.tsx';
import { useAct } from '../api/use-act.ts';
import { SignedIn } from '../app/signed-in.tsx';
import { useKept } from '../posting/use-kept.ts';
import { BackLink } from '../ui/back-link.tsx';
import { AreaField, SelectField, TextField } from '../ui/controls.tsx';
import { type Mistake, messageOf } from '../ui/error-summary.tsx';
import { Page } from '../ui/page.tsx';
import { PageForm } from '../ui/page-form.tsx';
import { Note } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';

export const RegisterOrganisationPage = () => {
  const { t } = useTranslation();
  return (
    <SignedIn title={t('organisations.register.title')}>
      {(me) => (
        <Page
          title={t('organisations.register.title')}
          lead={t('organisations.register.lead')}
          width="prose"
          back={<BackLink to="/organisations">{t('organisations.back')}</BackLink>}
        >
          <Form me={me} />
        </Page>
      )}
    </SignedIn>
  );
};

/** People write www.example.org; a link needs the rest. */
const withScheme = (written: string): string | null => {
  const address = written.trim();
  return address === '' || /^[a-z]+:/i.test(address) ? address || null : `https://${address}`;
};

const Form = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [mine, setMine, forget] = useKept('organisation', { name: '', kind: '', website: '', about: '' });
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const act = useAct(createOrganisation, {
    onDone: (made) => {
      forget();
      return navigate({ to: '/organisations/$id', params: { id: made.id } });
    },
  });
  const { shape } = createOrganisation.body;
  const errorOf = messageOf(mistakes);

  const submit = (): void => {
    const website = withScheme(mine.website);
    const kind = OrganisationKind.options.find((one) => one === mine.kind);
    const about = mine.about.trim() === '' ? null : mine.about.trim().replace(/\s+/g, ' ');
    const faults: [string, boolean, string][] = [
      ['name', shape.name.safeParse(mine.name).success, t('organisations.register.badName')],
      ['kind', kind !== undefined, t('organisations.register.badKind')],
      ['website', shape.website.safeParse(website).success, t('organisations.register.badWebsite')],
    ];
    const found = faults.flatMap(([field, fine, message]) => (fine ? [] : [{ field, message }]));
    setMistakes(found);
    const { name } = mine;
    if (found.length === 0 && kind !== undefined) act.mutate({ body: { name, kind, website, about } });
  };

  if (!me.verified) {
    return (
      <Note tone="warn" title={t('accounts.verify.pending')}>
        <p>{t('accounts.verify.pendingBody', { email: me.email })}</p>
        <ResendButton />
      </Note>
    );
  }
  return (
    <PageForm mistakes={mistakes} act={act} submit={t('organisations.register.submit')} onSubmit={submit}>
      <TextField
        id="name"
        autoComplete="organization"
        label={t('organisations.register.name')}
        who={t('posting.who.public')}
        error={errorOf('name')}
        value={mine.name}
        onChange={(name) => setMine({ ...mine, name })}
      />
      <SelectField
        id="kind"
        label={t('organisations.kind')}
        error={errorOf('kind')}
        none=""
        choices={OrganisationKind.options.map((value) => ({
          value,
          label: t(`organisations.kinds.${value}`),
        }))}
        value={mine.kind}
        onChange={(kind) => setMine({ ...mine, kind: kind ?? '' })}
      />
      <TextField
        id="website"
        type="url"
        inputMode="url"
        optional
        label={t('organisations.website')}
        error={errorOf('website')}
        value={mine.website}
        onChange={(website) => setMine({ ...mine, website })}
      />
      <AreaField
        id="about"
        optional
        rows={3}
        max={500}
        label={t('organisations.register.aboutLabel')}
        who={t('posting.who.public')}
        value={mine.about}
        onChange={(about) => setMine({ ...mine, about })}
      />
    </PageForm>
  );
};
