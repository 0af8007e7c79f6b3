import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconSend2 } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { keep } from '../app/keep.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './composer.module.css';
import { lengthLeft } from './length.ts';

type Props = {
  /** Where an unsent text is kept over a reload. */
  draftKey: string;
  /** Who reads what is written here. */
  who: string;
  onSend: (body: string) => void;
  onWriting: () => void;
};

const store = (key: string, text: string): void => {
  if (text === '') sessionStorage.removeItem(key);
  else keep(sessionStorage, key, text);
};

/** Enter sends where there is a keyboard; on a phone Enter is a new line and the button sends. */
export const Composer = ({ draftKey, who, onSend, onWriting }: Props) => {
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => sessionStorage.getItem(draftKey) ?? '');
  const keyboard = useMediaQuery('(hover: hover) and (pointer: fine)', true, {
    getInitialValueInEffect: false,
  });
  const left = lengthLeft(text);

  const write = (next: string): void => {
    setText(next);
    store(draftKey, next);
  };

  const send = (): void => {
    const body = text.trim();
    if (body === '' || left < 0) return;
    onSend(body);
    write('');
    box.current?.focus();
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    // While a letter is being composed (Welsh accents, other scripts) Enter belongs to the input method.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || !keyboard) return;
    event.preventDefault();
    send();
  };

  return (
    <form className={classes.composer} onSubmit={submit}>
      <label htmlFor={id} className={classes.label}>
        {t('messages.label')} <span className={classes.who}>{who}</span>
      </label>
      <div className={classes.line}>
        <textarea
          ref={box}
          id={id}
          rows={2}
          className={classes.text}
          value={text}
          aria-describedby={`${id}-hint`}
          aria-invalid={left < 0}
          onChange={(event) => {
            write(event.currentTarget.value);
            onWriting();
          }}
          onKeyDown={onKeyDown}
        />
        <Button type="submit" leftSection={<IconSend2 size={18} aria-hidden />}>
          {t('messages.send')}
        </Button>
      </div>
      <p id={`${id}-hint`} className={classes.hint}>
        {left < 0
          ? t('messages.tooLong', { count: -left })
          : left < 500
            ? t('messages.left', { count: left })
            : keyboard
              ? t('messages.hintDesk')
              : ''}
      </p>
    </form>
  );
};
