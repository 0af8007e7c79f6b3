import { useState } from 'react';
import { type Claim, refuseClaim } from '#server/claims/claims.contract.ts';
import { useAct } from '../api/use-act.ts';
import { AreaField } from '../ui/controls.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';
import { useTranslation } from '../words/use-translation.ts';

type Props = { claim: Claim; onClose: () => void };

/** Why not: the claimant reads it. */
export const RefuseDialog = ({ claim: { id, title }, onClose }: Props) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const act = useAct(refuseClaim, { onDone: onClose });
  const submit = (): void => {
    const isShort = reason.trim().length < 3;
    setShort(isShort);
    if (isShort) document.getElementById('claim-reason')?.focus();
    else act.mutate({ params: { id }, body: { reason } });
  };
  return (
    <DialogForm
      title={t('claims.refuseWhat', { title })}
      submit={t('claims.refuse')}
      act={act}
      onSubmit={submit}
      onClose={onClose}
    >
      <AreaField
        id="claim-reason"
        label={t('claims.reason')}
        help={t('claims.reasonHelp')}
        error={short ? t('claims.reasonShort') : undefined}
        rows={3}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
};
