import { useParams } from '@tanstack/react-router';
import { getMatch } from '#server/matching/matching.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { SignedIn } from '../app/signed-in.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { PairDesk } from './pair-desk.tsx';
import { UndoToast } from './undo-toast.tsx';
import { useJudge } from './use-judge.ts';

const MatchById = () => {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/matches/$id' });
  const read = useRead(getMatch, { params: { id } });
  const judge = useJudge();
  const title =
    read.data === undefined
      ? t('matching.match.kicker')
      : t('matching.match.title', { need: read.data.need.title, idea: read.data.idea.title });
  return (
    <Page title={title} width="full" back={<BackLink to="/queue">{t('matching.match.toQueue')}</BackLink>}>
      <Reading of={read}>{(match) => <PairDesk match={match} judge={judge} />}</Reading>
      <UndoToast said={judge.said} onUndo={judge.undo} onClose={judge.hush} />
    </Page>
  );
};

/** One pair by its address, as a colleague may send it. */
export const MatchPage = () => {
  const { t } = useTranslation();
  return <SignedIn title={t('matching.match.kicker')}>{() => <MatchById />}</SignedIn>;
};
