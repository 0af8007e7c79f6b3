import { useState } from 'react';
import { handOver } from '#server/introductions/caseload.contract.ts';
import { useAct } from '../api/use-act.ts';
import type { Colleague } from '../matching/use-colleagues.ts';
import { AreaField, SelectField } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';
import { useTranslation } from '../words/use-translation.ts';

type Props = {
  ids: readonly string[];
  /** Known before the dialog opens, so that the focus finds its first field. */
  colleagues: readonly Colleague[];
  /** Who has it now, when that is one person: not offered again. */
  fromId?: string | null;
  onClose: () => void;
  onDone?: (to: string, count: number) => void;
};

/** One introduction or many to a colleague, with a word between the two. */
export const HandOverDialog = ({ ids, colleagues: brokers, fromId = null, onClose, onDone }: Props) => {
  const { t } = useTranslation();
  const colleagues = brokers.filter(({ personId }) => personId !== fromId);
  const [toId, setToId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const act = useAct(handOver, {
    onDone: () => {
      onDone?.(colleagues.find(({ personId }) => personId === toId)?.name ?? '', ids.length);
      onClose();
    },
  });

  const submit = (): void => {
    setAsked(true);
    if (toId === null) document.getElementById('hand-over-to')?.focus();
    else act.mutate({ body: { ids: [...ids], toId, note: note.trim() } });
  };

  const title = t('mediation.handOver.title');
  if (colleagues.length === 0) {
    return (
      <Dialog title={title} onClose={onClose}>
        <p>{t('mediation.handOver.alone')}</p>
      </Dialog>
    );
  }
  return (
    <DialogForm
      title={title}
      submit={t('mediation.handOver.submit')}
      act={act}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('mediation.handOver.lead', { count: ids.length })}</p>
      <SelectField
        id="hand-over-to"
        label={t('mediation.handOver.to')}
        none={t('mediation.handOver.choose')}
        choices={colleagues.map(({ personId, name, me }) => ({
          value: personId,
          label: me ? `${name} (${t('mediation.caseload.mine')})` : name,
        }))}
        value={toId ?? ''}
        onChange={setToId}
        error={asked && toId === null ? t('mediation.handOver.needColleague') : undefined}
      />
      <AreaField
        id="hand-over-note"
        label={t('mediation.handOver.note')}
        who={t('mediation.handOver.noteWho')}
        optional
        rows={3}
        value={note}
        onChange={setNote}
      />
    </DialogForm>
  );
};
