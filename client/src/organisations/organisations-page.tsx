import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';

export const OrganisationsPage = () => {
  const { t } = useTranslation();
  return <Page title={t('nav.organisations')} />;
};
