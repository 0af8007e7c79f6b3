import { Button } from '@mantine/core';
import { Fragment, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Message } from '#server/messages/messages.contract.ts';
import { formatClock, formatDay } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './message-list.module.css';
import { discard, sendAgain, type Waiting } from './outbox.ts';
import type { ThreadLog } from './thread-log.ts';

type Author = Message['author'];

type BubbleProps = { author: Author; mine: boolean; body: string; at: string; pending?: Waiting };

const Bubble = ({ author, mine, body, at, pending }: BubbleProps) => {
  const { t } = useTranslation();
  return (
    <div
      className={classes.message}
      data-author={author}
      data-mine={mine}
      data-state={pending?.state ?? 'sent'}
    >
      <p className={classes.head}>
        <span className={classes.badge}>{t(`messages.author.${author}`)}</span>
        {mine ? <span>{t('messages.you')}</span> : null}
        <time dateTime={at}>{formatClock(at)}</time>
      </p>
      <p className={classes.body}>{body}</p>
      {pending === undefined ? null : (
        <div className={classes.state}>
          <span>{t(`messages.state.${pending.state}`)}</span>
          {pending.state === 'failed' && pending.code !== undefined ? (
            <span>{t(`errors.${pending.code}`)}</span>
          ) : null}
          {pending.state === 'sending' ? null : (
            <span className="row">
              <Button size="compact-md" variant="default" onClick={() => sendAgain(pending.clientId)}>
                {t('messages.retry')}
              </Button>
              <Button size="compact-md" variant="subtle" onClick={() => discard(pending.clientId)}>
                {t('messages.discard')}
              </Button>
            </span>
          )}
        </div>
      )}
    </div>
  );
};

const NEAR_PX = 120;

type Props = { log: ThreadLog; waiting: readonly Waiting[]; as: Author; label: string };

/** A conversation in order, with the days between; it follows the newest unless somebody is reading further up. */
export const MessageList = ({ log, waiting, as, label }: Props) => {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const near = useRef(true);
  const [firstRead] = useState(log.read);
  const [heard, setHeard] = useState({ last: log.last, words: '' });
  const sent = new Set(log.messages.map(({ clientId }) => clientId));
  const pending = waiting.filter(({ clientId }) => !sent.has(clientId));
  const newest = log.messages.at(-1);
  const firstNew = log.messages.find(({ seq, mine }) => seq > firstRead && !mine)?.seq;

  // What came while this was open is read out; one's own words are not.
  useEffect(() => {
    if (newest === undefined || newest.seq <= heard.last) return;
    const words = newest.mine
      ? ''
      : t('messages.newFrom', { author: t(`messages.author.${newest.author}`), body: newest.body });
    setHeard({ last: newest.seq, words });
  }, [newest, heard.last, t]);

  const count = log.messages.length + pending.length;
  const drawn = useRef(-1);
  useLayoutEffect(() => {
    if (drawn.current === count) return;
    drawn.current = count;
    const own = box.current;
    if (own === null) return;
    // What scrolls must be within reach of the keyboard; what does not is no stop on its way.
    if (own.scrollHeight > own.clientHeight) own.tabIndex = 0;
    else own.removeAttribute('tabindex');
    if (near.current) own.scrollTop = own.scrollHeight;
  });

  let day = '';
  return (
    <>
      <section
        ref={box}
        className={classes.scroll}
        aria-label={label}
        onScroll={({ currentTarget: own }) => {
          near.current = own.scrollHeight - own.scrollTop - own.clientHeight < NEAR_PX;
        }}
      >
        {count === 0 ? <p className="dim">{t('messages.empty')}</p> : null}
        <ol className={classes.list}>
          {log.messages.map((message) => {
            const today = formatDay(message.at);
            const turned = today !== day;
            day = today;
            return (
              <Fragment key={message.seq}>
                {turned ? <li className={classes.day}>{today}</li> : null}
                {message.seq === firstNew ? <li className={classes.fresh}>{t('messages.newLine')}</li> : null}
                <li>
                  <Bubble author={message.author} mine={message.mine} body={message.body} at={message.at} />
                </li>
              </Fragment>
            );
          })}
          {pending.map((one) => (
            <li key={one.clientId}>
              <Bubble author={as} mine body={one.body} at={one.at} pending={one} />
            </li>
          ))}
        </ol>
      </section>
      <p className="visually-hidden" aria-live="polite">
        {heard.words}
      </p>
    </>
  );
};
