import { Button } from '@mantine/core';
import { revokeInvitation } from '#server/organisations/taking-back.contract.ts';
import { useAct } from '../api/use-act.ts';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';

type Props = { organisationId: string; invitationId: string; email: string };

/** Takes an invitation back. It asks no more: they can be invited again. */
export const RevokeInvitation = ({ organisationId, invitationId, email }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const act = useAct(revokeInvitation);
  return (
    <>
      <Button
        variant="default"
        size="sm"
        loading={act.isPending}
        aria-label={t('administration.revokeWhat', { email })}
        onClick={() => act.mutate({ params: { id: organisationId, invitationId } })}
      >
        {t('administration.revoke')}
      </Button>
      {act.isError ? <Fault message={sentence(act.error)} /> : null}
    </>
  );
};
