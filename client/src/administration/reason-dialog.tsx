import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { AreaField } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';

type Props = {
  title: string;
  about: string;
  /** What the button says: the act itself. */
  act: string;
  grave: boolean;
  pending: boolean;
  error: unknown;
  onClose: () => void;
  onSubmit: (reason: string) => void;
};

/** No act without its reason. What was typed stays when the act is refused. */
export const ReasonDialog = ({ title, about, act, grave, pending, error, onClose, onSubmit }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const lacking = reason.trim().length < 3;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (lacking) document.getElementById('reason')?.focus();
    else onSubmit(reason);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p>{about}</p>
        <AreaField
          id="reason"
          rows={3}
          label={t('administration.reason.label')}
          help={t('administration.reason.help')}
          value={reason}
          onChange={(typed) => setReason(typed.slice(0, 1_000))}
          error={asked && lacking ? t('administration.reason.needed') : undefined}
        />
        {error === null ? null : <Fault message={sentence(error)} />}
        <div className="row">
          <Button type="submit" loading={pending} {...(grave ? { color: 'bad' } : {})}>
            {act}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
