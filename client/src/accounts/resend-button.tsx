import { Button } from '@mantine/core';
import { resendVerification } from '#server/accounts/accounts.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';

/** Sends the verification mail again, and says that it did. */
export const ResendButton = () => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const resend = useAct(resendVerification);
  return (
    <div className="row">
      <Button variant="default" loading={resend.isPending} onClick={() => resend.mutate({})}>
        {t('accounts.verify.resend')}
      </Button>
      <span role="status">
        {resend.isSuccess ? t('accounts.verify.resent') : null}
        {resend.isError ? sentence(resend.error) : null}
      </span>
    </div>
  );
};
