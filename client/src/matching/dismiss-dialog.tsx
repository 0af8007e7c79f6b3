import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { DismissReason, Match } from '#server/matching/matching.contract.ts';
import { AreaField, RadioField } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useTranslation } from '../words/use-translation.ts';

type Reason = z.infer<typeof DismissReason>;

const reasons = [
  'poor_fit',
  'wrong_place',
  'too_early',
  'already_known',
  'cost',
  'capacity',
  'other',
] as const satisfies readonly Reason[];

type Props = { match: Match; onClose: () => void; onDismiss: (reason: Reason, note: string) => void };

export const DismissDialog = ({ match, onClose, onDismiss }: Props) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (reason === null) document.getElementById('dismiss-reason')?.focus();
    else onDismiss(reason, note.trim());
  };

  return (
    <Dialog title={t('matching.dismiss.title')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p>
          {match.need.title}{' '}
          <span className="dim">{t('matching.queue.rowWith', { idea: match.idea.title })}</span>
        </p>
        <p className="dim">{t('matching.dismiss.lead')}</p>
        <RadioField
          id="dismiss-reason"
          label={t('matching.dismiss.reason')}
          choices={reasons.map((value) => ({ value, label: t(`matching.dismiss.reasonOf.${value}`) }))}
          value={reason}
          onChange={setReason}
          error={asked && reason === null ? t('matching.dismiss.needReason') : undefined}
        />
        <AreaField
          id="dismiss-note"
          label={t('matching.dismiss.note')}
          optional
          rows={2}
          value={note}
          onChange={setNote}
        />
        <div className="row">
          <Button type="submit">{t('matching.dismiss.submit')}</Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
