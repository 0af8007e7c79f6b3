import { Button } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Message } from '#server/messages/messages.contract.ts';
import { formatClock, formatMoment } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import { EditForm, WithdrawDialog } from './changing.tsx';
import { EarlierTexts } from './earlier-texts.tsx';
import { MessageBody } from './message-body.tsx';
import classes from './message-list.module.css';
import { discard, sendAgain, type Waiting } from './outbox.ts';

type Author = Message['author'];
type BubbleProps = {
  author: Author;
  mine: boolean;
  /** Whoever wrote it is not here any more. */
  left?: boolean;
  at: string;
  state?: Waiting['state'];
  beside?: ReactNode;
  children: ReactNode;
};

const Bubble = ({ author, mine, left = false, at, state, beside, children }: BubbleProps) => {
  const { t } = useTranslation();
  const side = t(`messages.author.${author}`);
  return (
    <div className={classes.message} data-author={author} data-mine={mine} data-state={state ?? 'sent'}>
      <div className={classes.head}>
        <span className={classes.badge}>{left ? t('messages.gone', { author: side }) : side}</span>
        {mine ? <span>{t('messages.you')}</span> : null}
        <time dateTime={at}>{formatClock(at)}</time>
        {beside}
      </div>
      {children}
    </div>
  );
};

/** A message of mine on its way: what becomes of it is said, and what did not go through can go again. */
export const WaitingMessage = ({ waiting, as }: { waiting: Waiting; as: Author }) => {
  const { t } = useTranslation();
  const { clientId, state, code, body, at } = waiting;
  return (
    <Bubble author={as} mine at={at} state={state}>
      <MessageBody text={body} />
      <div className={classes.state}>
        <span>{t(`messages.state.${state}`)}</span>
        {state === 'failed' && code !== undefined ? <span>{t(`errors.${code}`)}</span> : null}
        {state === 'sending' ? null : (
          <span className="row">
            <Button size="compact-md" variant="default" onClick={() => sendAgain(clientId)}>
              {t('messages.retry')}
            </Button>
            <Button size="compact-md" variant="subtle" onClick={() => discard(clientId)}>
              {t('messages.discard')}
            </Button>
          </span>
        )}
      </div>
    </Bubble>
  );
};

type Doing = 'edit' | 'withdraw' | 'choose' | undefined;

type SentProps = {
  message: Message;
  /** Whether the thread takes anything at the moment; the server has said so. */
  writable: boolean;
  /** The newest of my own: that it has arrived is worth a word, and so it was with those before it. */
  newestOwn: boolean;
};

export const SentMessage = ({ message, writable, newestOwn }: SentProps) => {
  const { t } = useTranslation();
  const { author, mine, left, at, editedAt, withdrawnAt, body } = message;
  const [doing, setDoing] = useState<Doing>();
  const [earlier, setEarlier] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const changeable = mine && writable && withdrawnAt === null;
  const rest = (): void => {
    setDoing(undefined);
    // After the form has gone, the keyboard stands where it began.
    requestAnimationFrame(() => more.current?.focus({ preventScroll: true }));
  };

  // What was withdrawn takes its button with it: the line that stays takes the focus.
  const stays = useRef<HTMLParagraphElement>(null);
  const before = useRef(withdrawnAt);
  useEffect(() => {
    if (before.current === withdrawnAt) return;
    before.current = withdrawnAt;
    if (mine && document.activeElement === document.body) stays.current?.focus({ preventScroll: true });
  }, [mine, withdrawnAt]);

  if (withdrawnAt !== null) {
    return (
      <Bubble author={author} mine={mine} left={left} at={at}>
        <p ref={stays} tabIndex={-1} className={classes.withdrawn}>
          {t('messages.withdrawn', { when: formatMoment(withdrawnAt) })}
        </p>
      </Bubble>
    );
  }
  return (
    <Bubble
      author={author}
      mine={mine}
      left={left}
      at={at}
      beside={
        changeable ? (
          <button
            ref={more}
            type="button"
            className={classes.more}
            aria-expanded={doing !== undefined}
            aria-label={t('messages.change', { time: formatClock(at) })}
            onClick={() => setDoing(doing === undefined ? 'choose' : undefined)}
          >
            <IconDots size={18} aria-hidden />
          </button>
        ) : null
      }
    >
      {doing === 'edit' && changeable ? (
        <EditForm message={message} onDone={rest} />
      ) : (
        <MessageBody text={body} />
      )}
      {newestOwn ? <div className={classes.state}>{t('messages.state.sent')}</div> : null}
      {editedAt === null ? null : (
        <button
          type="button"
          className={classes.trace}
          aria-expanded={earlier}
          onClick={() => setEarlier(!earlier)}
        >
          {t('messages.edited', { when: formatMoment(editedAt) })}
        </button>
      )}
      {earlier && editedAt !== null ? <EarlierTexts message={message} /> : null}
      {doing === 'choose' && changeable ? (
        <div className="row">
          <Button size="compact-md" variant="default" onClick={() => setDoing('edit')}>
            {t('messages.edit')}
          </Button>
          <Button size="compact-md" variant="default" onClick={() => setDoing('withdraw')}>
            {t('messages.withdraw')}
          </Button>
        </div>
      ) : null}
      {doing === 'withdraw' && changeable ? <WithdrawDialog message={message} onDone={rest} /> : null}
    </Bubble>
  );
};
