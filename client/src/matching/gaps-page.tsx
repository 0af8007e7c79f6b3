import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { ForBrokers } from './for-brokers.tsx';
import { Gaps } from './gaps.tsx';

export const GapsPage = () => {
  const { t } = useTranslation();
  return (
    <ForBrokers title={t('gaps.title')} refusal={t('gaps.notBroker')}>
      <Page title={t('gaps.title')} lead={t('gaps.lead')}>
        <Gaps />
      </Page>
    </ForBrokers>
  );
};
