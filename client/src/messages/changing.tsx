import { Button } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { editMessage, type Message, withdrawMessage } from '#server/messages/messages.contract.ts';
import { useAct } from '../api/use-act.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './composer.module.css';
import { lengthLeft } from './length.ts';

type Props = { message: Message; onDone: () => void };

const whichOf = ({ introductionId, seq }: Message) => ({ id: introductionId, seq: String(seq) });

/** Escape leaves the text as it was; the form stays open where the server refused, with what was written in it. */
export const EditForm = ({ message, onDone }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(message.body);
  const act = useAct(editMessage, { onDone });
  const left = lengthLeft(text);
  // The version that is edited is the one that was there when editing began.
  const [version] = useState(message.version);

  useEffect(() => {
    const own = box.current;
    own?.focus();
    own?.setSelectionRange(own.value.length, own.value.length);
  }, []);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    const body = text.trim();
    if (body === '' || left < 0) return;
    act.mutate({ params: whichOf(message), body: { thread: message.thread, body }, ifMatch: version });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onDone();
  };

  return (
    <form className={classes.editing} onSubmit={save}>
      <label htmlFor={id} className={classes.label}>
        {t('messages.editLabel')}
      </label>
      <textarea
        ref={box}
        id={id}
        rows={3}
        className={classes.text}
        value={text}
        aria-invalid={left < 0}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-hint`} className={classes.hint}>
        {left < 0 ? t('messages.tooLong', { count: -left }) : t('messages.editHint')}
      </p>
      {act.isError ? <Fault message={sentence(act.error)} /> : null}
      <div className="row">
        <Button type="submit" size="compact-md" loading={act.isPending}>
          {t('messages.save')}
        </Button>
        <Button size="compact-md" variant="default" onClick={onDone}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
};

export const WithdrawDialog = ({ message, onDone }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const act = useAct(withdrawMessage, { onDone });
  return (
    <Dialog title={t('messages.withdrawTitle')} onClose={onDone}>
      <div className="stack">
        <p>{t('messages.withdrawLead')}</p>
        {act.isError ? <Fault message={sentence(act.error)} /> : null}
        <div className="row">
          <Button
            color="bad"
            loading={act.isPending}
            onClick={() => act.mutate({ params: whichOf(message), body: { thread: message.thread } })}
          >
            {t('messages.withdraw')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('messages.keepIt')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};
