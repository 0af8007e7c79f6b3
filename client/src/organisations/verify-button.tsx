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
  // The button goes with its organisation's waiting: the keyboard goes on at the top of what it is about.
  const act = useAct(verifyOrganisation, {
    onDone: () => document.querySelector<HTMLElement>('h1')?.focus(),
  });
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
