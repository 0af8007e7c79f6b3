import { getRouteApi } from '@tanstack/react-router';
import { getIdea } from '#server/ideas/ideas.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { IdeaView } from './idea-view.tsx';

const route = getRouteApi('/ideas/$id');

export const IdeaPage = () => {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { posted } = route.useSearch();
  const read = useRead(getIdea, { params: { id } });
  if (read.data !== undefined) return <IdeaView idea={read.data} posted={posted === true} />;
  return (
    <Page title={t('ideas.kind')} back={<BackLink to="/ideas">{t('ideas.back')}</BackLink>}>
      <Reading of={read}>{() => null}</Reading>
    </Page>
  );
};
