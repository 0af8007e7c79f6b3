import { Button } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ApiError } from '../api/api-error.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';

export const ErrorPage = ({ error, reset }: ErrorComponentProps) => {
  const { t } = useTranslation();
  const router = useRouter();
  const sentence = useSentence();
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <Page
      title={t('app.errorTitle')}
      lead={error instanceof ApiError ? sentence(error) : t('app.errorBody')}
      width="prose"
    >
      <div className="row">
        <Button onClick={again}>{t('app.retry')}</Button>
        <ButtonLink to="/" variant="default">
          {t('app.toHome')}
        </ButtonLink>
      </div>
    </Page>
  );
};
