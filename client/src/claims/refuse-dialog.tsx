import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Claim, refuseClaim } from '#server/claims/claims.contract.ts';
import { useAct } from '../api/use-act.ts';
import { AreaField } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';

type Props = { claim: Claim; onClose: () => void };

/** Why not: the claimant reads it. */
export const RefuseDialog = ({ claim: { id, title }, onClose }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const act = useAct(refuseClaim, { onDone: onClose });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isShort = reason.trim().length < 3;
    setShort(isShort);
    if (isShort) document.getElementById('claim-reason')?.focus();
    else act.mutate({ params: { id }, body: { reason } });
  };
  return (
    <Dialog title={t('claims.refuseWhat', { title })} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        {act.isError ? <Fault message={sentence(act.error)} /> : null}
        <AreaField
          id="claim-reason"
          label={t('claims.reason')}
          help={t('claims.reasonHelp')}
          error={short ? t('claims.reasonShort') : undefined}
          rows={3}
          value={reason}
          onChange={setReason}
        />
        <div className="row">
          <Button type="submit" loading={act.isPending}>
            {t('claims.refuse')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
