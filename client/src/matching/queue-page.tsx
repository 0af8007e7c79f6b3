import { SignedIn } from '../app/signed-in.tsx';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { Queue } from './queue.tsx';

export const QueuePage = () => {
  const { t } = useTranslation();
  return (
    <SignedIn title={t('matching.queue.title')}>
      {(me) =>
        me.agencyId === null ? (
          <Page title={t('matching.queue.notBroker')} lead={t('matching.queue.notBrokerBody')} />
        ) : (
          <Page title={t('matching.queue.title')} width="full">
            <Queue />
          </Page>
        )
      }
    </SignedIn>
  );
};
