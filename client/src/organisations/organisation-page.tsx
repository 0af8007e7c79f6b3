import { getRouteApi } from '@tanstack/react-router';
import { getOrganisation, type Organisation } from '#server/organisations/organisations.contract.ts';
import { useMe } from '../accounts/use-me.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { IsThisYours } from '../claims/later.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { Page } from '../ui/page.tsx';
import { Badge } from '../ui/pills.tsx';
import { Note } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { Invite } from './invite.tsx';
import { Withdrawal } from './later.tsx';
import { Members } from './members.tsx';
import { OwnItems } from './own-items.tsx';
import { PatchView } from './patch-view.tsx';
import { VerifyButton } from './verify-button.tsx';

const route = getRouteApi('/organisations/$id');

export const OrganisationPage = () => {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const read = useRead(getOrganisation, { params: { id } });
  if (read.data !== undefined) return <View organisation={read.data} />;
  return (
    <Page
      title={t('organisations.title')}
      back={<BackLink to="/organisations">{t('organisations.back')}</BackLink>}
    >
      <Reading of={read}>{() => null}</Reading>
    </Page>
  );
};

const View = ({ organisation }: { organisation: Organisation }) => {
  const { t } = useTranslation();
  const me = useMe();
  const { id, website, withdrawnAt } = organisation;
  const member = me?.memberships.some(({ organisationId }) => organisationId === id) === true;
  const mayVerify = organisation.moves.includes('verify');
  return (
    <Page
      title={organisation.name}
      width="prose"
      back={<BackLink to="/organisations">{t('organisations.back')}</BackLink>}
      kicker={
        <>
          <span>{t(`organisations.kinds.${organisation.kind}`)}</span>
          {organisation.isAgency ? <Badge tone="match">{t('organisations.agency')}</Badge> : null}
          <Badge tone={organisation.verified ? 'ok' : 'warn'}>
            {organisation.verified
              ? t('organisations.verified')
              : t(withdrawnAt === null ? 'organisations.notVerified' : 'organisations.withdrawn')}
          </Badge>
        </>
      }
      actions={<VerifyButton organisation={organisation} />}
    >
      {withdrawnAt === null ? null : <Withdrawal organisation={organisation} show="what happened" />}
      {member && !organisation.verified && withdrawnAt === null ? (
        <Note tone="warn" title={t('organisations.waitingTitle')}>
          <p>{t('organisations.waitingBody')}</p>
        </Note>
      ) : null}
      {mayVerify ? <Note>{t('organisations.verifyHelp')}</Note> : null}
      {organisation.about === null ? null : <p className="prose">{organisation.about}</p>}
      {website === null || !/^https?:\/\//i.test(website) ? null : (
        <p>
          <a href={website} rel="noopener noreferrer nofollow">
            {website.replace(/^https?:\/\//i, '')}
          </a>
        </p>
      )}
      {organisation.isAgency ? <PatchView organisation={organisation} /> : <OwnItems id={id} />}
      {organisation.imported ? <IsThisYours noun="organisation" id={id} /> : null}
      {organisation.moves.includes('invite') ? <Invite organisation={organisation} /> : null}
      {me && (member || me.administrator) ? <Members organisation={organisation} me={me} /> : null}
      {organisation.moves.includes('withdraw_verification') ? (
        <Withdrawal organisation={organisation} show="what to do" />
      ) : null}
    </Page>
  );
};
