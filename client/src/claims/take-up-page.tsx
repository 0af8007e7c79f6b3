import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouterState } from '@tanstack/react-router';
import { type Claim, readClaimInvitation, takeUpClaim } from '#server/claims/claims.contract.ts';
import { useMe } from '../accounts/use-me.ts';
import { useAct } from '../api/use-act.ts';
import { readOptions } from '../api/use-read.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { Badge } from '../ui/pills.tsx';
import { Fault, Loading } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { claimedPath } from './claimed-path.ts';
import { useNounLine } from './noun-line.ts';

const route = getRouteApi('/claim');

/** Where the link of an invitation to claim leads. Nothing happens before the person says so. */
export const TakeUpPage = () => {
  const { t } = useTranslation();
  const { token } = route.useSearch();
  const act = useAct(takeUpClaim);
  if (act.data !== undefined) return <Taken claim={act.data} />;
  if (token !== undefined) return <Offered token={token} act={act} />;
  return (
    <Page title={t('claims.invitation.title')} width="prose">
      <Fault message={t('claims.invitation.noToken')} />
    </Page>
  );
};

const Taken = ({ claim }: { claim: Claim }) => {
  const { t } = useTranslation();
  return (
    <Page
      title={t('claims.invitation.done')}
      lead={t('claims.invitation.doneBody')}
      width="prose"
      step="done"
    >
      <p>{claim.title}</p>
      <div>
        <ButtonLink {...claimedPath(claim)}>{t('claims.invitation.open')}</ButtonLink>
      </div>
    </Page>
  );
};

type OfferedProps = { token: string; act: ReturnType<typeof useAct<typeof takeUpClaim>> };

const Offered = ({ token, act }: OfferedProps) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const me = useMe();
  const nounLine = useNounLine();
  const here = useRouterState({ select: (state) => state.location.href });
  const read = useQuery(readOptions(readClaimInvitation, { body: { token } }));
  const about = read.data;
  return (
    <Page
      title={about?.title ?? t('claims.invitation.title')}
      kicker={about === undefined ? undefined : <Badge>{nounLine(about)}</Badge>}
      lead={t(me === null ? 'claims.invitation.account' : 'claims.invitation.lead')}
      width="prose"
    >
      {read.isError ? <Fault message={sentence(read.error)} /> : null}
      {act.isError ? <Fault message={sentence(act.error)} /> : null}
      {me === undefined || read.isPending ? <Loading lines={1} /> : null}
      {about !== undefined && me === null ? (
        <div className="row">
          <ButtonLink to="/sign-up" search={{ back: here }}>
            {t('nav.signUp')}
          </ButtonLink>
          <ButtonLink to="/sign-in" search={{ back: here }} variant="default">
            {t('nav.signIn')}
          </ButtonLink>
        </div>
      ) : null}
      {about !== undefined && me ? (
        <>
          <p className="dim">{t('accounts.mine.signedInAs', { email: me.email })}</p>
          <div>
            <Button loading={act.isPending} onClick={() => act.mutate({ body: { token } })}>
              {t('claims.invitation.submit')}
            </Button>
          </div>
        </>
      ) : null}
    </Page>
  );
};
