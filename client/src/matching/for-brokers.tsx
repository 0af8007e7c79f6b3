import type { ReactNode } from 'react';
import { SignedIn } from '../app/signed-in.tsx';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';

type Props = { title: string; refusal: string; children: ReactNode };

/** For pages of the workbench: others read whom it is for. */
export const ForBrokers = ({ title, refusal, children }: Props) => {
  const { t } = useTranslation();
  return (
    <SignedIn title={title}>
      {(me) =>
        me.agencyId === null ? <Page title={refusal} lead={t('matching.queue.notBrokerBody')} /> : children
      }
    </SignedIn>
  );
};
