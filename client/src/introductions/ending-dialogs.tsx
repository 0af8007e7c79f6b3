import { useState } from 'react';
import {
  closeIntroduction,
  declineIntroduction,
  type Introduction,
  type Outcome,
  withdrawIntroduction,
} from '#server/introductions/introductions.contract.ts';
import { useAct } from '../api/use-act.ts';
import { AreaField, RadioField } from '../ui/controls.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';
import { useTranslation } from '../words/use-translation.ts';

type Props = { introduction: Introduction; onClose: () => void };

type ReasonProps = Props & {
  title: string;
  lead: string;
  who: string;
  submit: string;
  act: { isPending: boolean; isError: boolean; error: unknown };
  onSubmit: (reason: string) => void;
};

const ReasonDialog = ({ title, lead, who, submit, act, onSubmit, onClose }: ReasonProps) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <DialogForm
      title={title}
      submit={submit}
      ends
      act={act}
      onSubmit={() => onSubmit(reason.trim())}
      onClose={onClose}
    >
      <p>{lead}</p>
      <AreaField
        id="private-reason"
        label={t('introductions.decline.reason')}
        optional
        who={who}
        rows={3}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
};

export const DeclineDialog = (props: Props) => {
  const { t } = useTranslation();
  const { introduction, onClose } = props;
  const act = useAct(declineIntroduction, { onDone: onClose });
  return (
    <ReasonDialog
      {...props}
      title={t('introductions.decline.title')}
      lead={t('introductions.decline.lead')}
      who={t('introductions.decline.reasonWho', { agency: introduction.agency.name })}
      submit={t('introductions.decline.submit')}
      act={act}
      onSubmit={(reason) => act.mutate({ params: { id: introduction.id }, body: { reason } })}
    />
  );
};

export const WithdrawDialog = (props: Props) => {
  const { t } = useTranslation();
  const { introduction, onClose } = props;
  const act = useAct(withdrawIntroduction, { onDone: onClose });
  const broker = introduction.as === 'broker';
  return (
    <ReasonDialog
      {...props}
      title={t(broker ? 'introductions.withdraw.titleBroker' : 'introductions.withdraw.title')}
      lead={t(broker ? 'introductions.withdraw.leadBroker' : 'introductions.withdraw.lead')}
      who={
        broker
          ? t('introductions.withdraw.reasonWhoBroker')
          : t('introductions.withdraw.reasonWho', { agency: introduction.agency.name })
      }
      submit={t(broker ? 'introductions.withdraw.submitBroker' : 'introductions.withdraw.submit')}
      act={act}
      onSubmit={(reason) => act.mutate({ params: { id: introduction.id }, body: { reason } })}
    />
  );
};

const outcomes = ['piloting', 'knowledge_shared', 'no_fit', 'other'] as const satisfies readonly Outcome[];

export const CloseDialog = ({ introduction, onClose }: Props) => {
  const { t } = useTranslation();
  const act = useAct(closeIntroduction, { onDone: onClose });
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [lesson, setLesson] = useState('');
  const [asked, setAsked] = useState(false);

  const submit = (): void => {
    setAsked(true);
    if (outcome === null) document.getElementById('close-outcome')?.focus();
    else act.mutate({ params: { id: introduction.id }, body: { outcome, lesson: lesson.trim() } });
  };

  return (
    <DialogForm
      title={t('introductions.close.title')}
      submit={t('introductions.close.submit')}
      act={act}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('introductions.close.lead')}</p>
      <RadioField
        id="close-outcome"
        label={t('introductions.close.outcome')}
        choices={outcomes.map((value) => ({ value, label: t(`introductions.outcome.${value}`) }))}
        value={outcome}
        onChange={setOutcome}
        error={asked && outcome === null ? t('introductions.close.needOutcome') : undefined}
      />
      <AreaField
        id="close-lesson"
        label={t('introductions.close.lesson')}
        help={t('introductions.close.lessonHelp')}
        optional
        rows={3}
        value={lesson}
        onChange={setLesson}
      />
    </DialogForm>
  );
};
