import { getRouteApi } from '@tanstack/react-router';
import { listClaims } from '#server/claims/claims.contract.ts';
import { usePages } from '../api/use-read.ts';
import { SignedIn } from '../app/signed-in.tsx';
import { ItemList } from '../items/item-list.tsx';
import { Page } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { ClaimLine } from './claim-line.tsx';
import { shownClaims } from './claims-search.ts';

const route = getRouteApi('/claims');

/** What people say is theirs, for those who answer for it. */
export const ClaimsPage = () => {
  const { t } = useTranslation();
  return (
    <SignedIn title={t('claims.title')}>
      {(me) =>
        me.administrator || me.agencyId !== null ? (
          <Queue />
        ) : (
          <Page title={t('claims.title')} lead={t('claims.notYours')} />
        )
      }
    </SignedIn>
  );
};

const Queue = () => {
  const { t } = useTranslation();
  const { status = 'requested' } = route.useSearch();
  const navigate = route.useNavigate();
  const read = usePages(listClaims, { query: { status } });
  return (
    <Page title={t('claims.title')} lead={t('claims.lead')} width="prose">
      <Tabs
        label={t('claims.show')}
        tabs={shownClaims.map((id) => ({ id, label: t(`claims.shown.${id}`) }))}
        chosen={status}
        onChoose={(chosen) => void navigate({ search: chosen === 'requested' ? {} : { status: chosen } })}
      >
        <ItemList
          read={read}
          lined
          label={t('claims.title')}
          empty={<Empty title={t('claims.none')}>{t('claims.noneBody')}</Empty>}
        >
          {(claim) => <ClaimLine claim={claim} />}
        </ItemList>
      </Tabs>
    </Page>
  );
};
