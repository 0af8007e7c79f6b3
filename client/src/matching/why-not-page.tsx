import { useNavigate, useSearch } from '@tanstack/react-router';
import { BackLink } from '../ui/back-link.tsx';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { ForBrokers } from './for-brokers.tsx';
import { PairSides } from './pair-sides.tsx';
import type { PairSearch } from './queue-search.ts';
import { WhyNot } from './why-not.tsx';

const Asking = () => {
  const { t } = useTranslation();
  const { need, idea } = useSearch({ from: '/matches/why' });
  const navigate = useNavigate({ from: '/matches/why' });
  return (
    <PairSides
      answerFirst
      need={need}
      idea={idea}
      choose={(chosen) => void navigate({ search: (before) => ({ ...before, ...chosen }) as PairSearch })}
    >
      {need === undefined || idea === undefined ? (
        <p className="dim">{t('whyNot.choose')}</p>
      ) : (
        <WhyNot need={need} idea={idea} />
      )}
    </PairSides>
  );
};

export const WhyNotPage = () => {
  const { t } = useTranslation();
  return (
    <ForBrokers title={t('whyNot.title')} refusal={t('gaps.notBroker')}>
      <Page
        title={t('whyNot.title')}
        lead={t('whyNot.lead')}
        back={<BackLink to="/queue">{t('matching.match.toQueue')}</BackLink>}
      >
        <Asking />
      </Page>
    </ForBrokers>
  );
};
