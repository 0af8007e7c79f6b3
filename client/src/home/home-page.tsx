import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';

export const HomePage = () => {
  const { t } = useTranslation();
  return <Page title={t('app.name')} />;
};
