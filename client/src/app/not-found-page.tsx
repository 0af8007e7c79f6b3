import { ButtonLink } from '../ui/button-link.tsx';
import { Clasp } from '../ui/clasp.tsx';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';

export const NotFoundPage = () => {
  const { t } = useTranslation();
  return (
    <Page title={t('app.notFoundTitle')} lead={t('app.notFoundBody')} width="prose">
      <Clasp state="apart" title="" size={96} />
      <div>
        <ButtonLink to="/">{t('app.toHome')}</ButtonLink>
      </div>
    </Page>
  );
};
