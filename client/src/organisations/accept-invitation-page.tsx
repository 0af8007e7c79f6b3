import { Button } from '@mantine/core';
import { getRouteApi, useRouterState } from '@tanstack/react-router';
import { acceptInvitation } from '#server/organisations/organisations.contract.ts';
import { useMe } from '../accounts/use-me.ts';
import { useAct } from '../api/use-act.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { Fault, Loading } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';

const route = getRouteApi('/invitation');

/** Where the link in an invitation leads. Nothing happens before the person says so, signed in as they choose. */
export const AcceptInvitationPage = () => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const me = useMe();
  const { token } = route.useSearch();
  const here = useRouterState({ select: (state) => state.location.href });
  const act = useAct(acceptInvitation);
  if (act.data !== undefined) {
    return (
      <Page title={t('organisations.accept.done', { name: act.data.name })} width="prose" step="done">
        <div>
          <ButtonLink to="/organisations/$id" params={{ id: act.data.id }}>
            {t('organisations.accept.see')}
          </ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <Page
      title={t('organisations.accept.title')}
      lead={me === null ? t('organisations.accept.account') : t('organisations.accept.lead')}
      width="prose"
    >
      {token === undefined ? <Fault message={t('organisations.accept.noToken')} /> : null}
      {act.isError ? <Fault message={sentence(act.error)} /> : null}
      {me === undefined ? <Loading lines={1} /> : null}
      {me === null ? (
        <div className="row">
          <ButtonLink to="/sign-up" search={{ back: here }}>
            {t('nav.signUp')}
          </ButtonLink>
          <ButtonLink to="/sign-in" search={{ back: here }} variant="default">
            {t('nav.signIn')}
          </ButtonLink>
        </div>
      ) : null}
      {me && token !== undefined ? (
        <>
          <p className="dim">{t('accounts.mine.signedInAs', { email: me.email })}</p>
          <div>
            <Button loading={act.isPending} onClick={() => act.mutate({ body: { token } })}>
              {t('organisations.accept.submit')}
            </Button>
          </div>
        </>
      ) : null}
    </Page>
  );
};
