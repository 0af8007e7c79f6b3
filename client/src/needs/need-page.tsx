import { getRouteApi } from '@tanstack/react-router';
import { getNeed } from '#server/needs/needs.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { NeedView } from './need-view.tsx';

const route = getRouteApi('/needs/$id');

export const NeedPage = () => {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { posted } = route.useSearch();
  const read = useRead(getNeed, { params: { id } });
  if (read.data !== undefined) return <NeedView need={read.data} posted={posted === true} />;
  return (
    <Page title={t('needs.kind')} back={<BackLink to="/needs">{t('needs.back')}</BackLink>}>
      <Reading of={read}>{() => null}</Reading>
    </Page>
  );
};
