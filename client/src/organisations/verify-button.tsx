import { Button } from '@mantine/core';
import { type Organisation, verifyOrganisation } from '#server/organisations/organisations.contract.ts';
import { useAct } from '../api/use-act.ts';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';

/** For an administrator: this organisation is what it says it is. */
export const VerifyButton = ({ organisation }: { organisation: Organisation }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const act = useAct(verifyOrganisation);
  if (!organisation.moves.includes('verify')) return null;
  return (
    <div className="stack tight">
      <Button
        loading={act.isPending}
        aria-label={t('organisations.verifyWhat', { name: organisation.name })}
        onClick={() => act.mutate({ params: { id: organisation.id } })}
      >
        {t('organisations.verify')}
      </Button>
      {act.isError ? <Fault message={sentence(act.error)} /> : null}
    </div>
  );
};
