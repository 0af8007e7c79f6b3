import type { ReactNode } from 'react';
import { SignedIn } from '../app/signed-in.tsx';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';

/** For pages of those who look after the taxonomies: others read whom it is for. */
export const ForAdministrators = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation();
  return (
    <SignedIn title={t('tags.title')}>
      {(me) => (me.administrator ? children : <Page title={t('tags.title')} lead={t('tags.notYours')} />)}
    </SignedIn>
  );
};
