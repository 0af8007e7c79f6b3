import { Button } from '@mantine/core';
import { useState } from 'react';
import { canRequest, requestIntroduction } from '#server/introductions/requests.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { AreaField } from '../ui/controls.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';
import { useTranslation } from '../words/use-translation.ts';

type Props = { needId: string; ideaId: string; title: string };

const AskDialog = ({ needId, ideaId, title, onClose }: Props & { onClose: () => void }) => {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const act = useAct(requestIntroduction, { onDone: onClose });
  return (
    <DialogForm
      title={t('introductions.ask.title')}
      submit={t('introductions.ask.submit')}
      act={act}
      onSubmit={() => act.mutate({ body: { needId, ideaId, note: note.trim() } })}
      onClose={onClose}
    >
      <p>{t('introductions.ask.lead', { title })}</p>
      <AreaField
        id="ask-note"
        label={t('introductions.ask.note')}
        who={t('introductions.ask.who')}
        optional
        rows={3}
        value={note}
        onChange={setNote}
      />
    </DialogForm>
  );
};

/** For the side of a pair whose agency lets sides ask; for everybody else there is nothing here. */
export const AskButton = (props: Props) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { data } = useRead(canRequest, { query: { need: props.needId, idea: props.ideaId } });
  if (data === undefined || data.side === null) return null;
  if (data.asked) return <p className="dim small">{t('introductions.ask.asked')}</p>;
  return (
    <div>
      <Button
        size="sm"
        variant="default"
        aria-label={t('introductions.ask.about', { title: props.title })}
        onClick={() => setAsking(true)}
      >
        {t('introductions.ask.open')}
      </Button>
      {asking ? <AskDialog {...props} onClose={() => setAsking(false)} /> : null}
    </div>
  );
};
