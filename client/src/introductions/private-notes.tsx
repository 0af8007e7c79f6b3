import { Button } from '@mantine/core';
import { IconLock, IconX } from '@tabler/icons-react';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { listNotes, writeNote } from '#server/introductions/private.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { formatMoment } from '../ui/format.ts';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { CallLog } from './call-log.tsx';
import { Handovers } from './handovers.tsx';
import classes from './private-notes.module.css';

type Props = { introductionId: string; onClose: () => void };

/** What only colleagues read. Another ground and a lock, so that nobody ever types in the wrong box. */
export const PrivateNotes = ({ introductionId, onClose }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [body, setBody] = useState('');
  const read = useRead(listNotes, { params: { id: introductionId } });
  const box = useRef<HTMLTextAreaElement>(null);
  const write = useAct(writeNote, {
    onDone: () => {
      setBody('');
      box.current?.focus();
    },
  });

  useEffect(() => {
    const from = document.activeElement;
    heading.current?.focus();
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    };
  }, []);

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) onClose();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onClose]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (body.trim() !== '') write.mutate({ params: { id: introductionId }, body: { body: body.trim() } });
  };

  return (
    <aside className={classes.drawer} aria-labelledby={`${id}-title`}>
      <header className={classes.head}>
        <h2 id={`${id}-title`} ref={heading} tabIndex={-1}>
          <IconLock size={22} aria-hidden /> {t('introductions.notes.title')}
        </h2>
        <button
          type="button"
          className={classes.close}
          onClick={onClose}
          aria-label={t('introductions.notes.close')}
        >
          <IconX size={20} aria-hidden />
        </button>
      </header>
      <p className={classes.who}>{t('introductions.notes.who')}</p>
      <form className={classes.form} onSubmit={submit}>
        <label htmlFor={`${id}-body`}>{t('introductions.notes.label')}</label>
        <textarea
          ref={box}
          id={`${id}-body`}
          rows={3}
          maxLength={4_000}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        {write.isError ? (
          <p role="alert" className={classes.fault}>
            {sentence(write.error)}
          </p>
        ) : null}
        <div>
          <Button type="submit" variant="default" loading={write.isPending}>
            {t('introductions.notes.submit')}
          </Button>
        </div>
      </form>
      <Reading of={read} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.who}>{t('introductions.notes.empty')}</p>
          ) : (
            <ul className={classes.notes}>
              {items.map((note) => (
                <li key={note.id}>
                  <p className={classes.by}>
                    {note.authorName}, {formatMoment(note.createdAt)}
                  </p>
                  <p className={classes.body}>{note.body}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
      <CallLog introductionId={introductionId} />
      <Handovers introductionId={introductionId} />
    </aside>
  );
};
