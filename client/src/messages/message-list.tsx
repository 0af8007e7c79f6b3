import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import type { Message } from '#server/messages/messages.contract.ts';
import { formatDay } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import { SentMessage, WaitingMessage } from './message-bubble.tsx';
import classes from './message-list.module.css';
import type { Waiting } from './outbox.ts';
import type { ThreadLog } from './thread-log.ts';

type Author = Message['author'];

const NEAR_PX = 120;

type Props = {
  log: ThreadLog;
  waiting: readonly Waiting[];
  as: Author;
  label: string;
  writable: boolean;
};

/** A talk in order, with the days between; it follows the newest unless somebody is reading further up. */
export const MessageList = ({ log, waiting, as, label, writable }: Props) => {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const near = useRef(true);
  const [firstRead] = useState(log.read);
  const [lastAtFirst] = useState(log.messages.at(-1)?.seq ?? 0);
  const sent = new Set(log.messages.map(({ clientId }) => clientId));
  const pending = waiting.filter(({ clientId }) => !sent.has(clientId));
  const newest = log.messages.at(-1);
  const newestOwn = log.messages.findLast(({ mine }) => mine)?.seq;
  const firstNew = log.messages.find(({ seq, mine }) => seq > firstRead && !mine)?.seq;

  // What came while this was open is read out; one's own words are not, and what was withdrawn is gone here, too.
  const heard =
    newest === undefined || newest.seq <= lastAtFirst || newest.mine || newest.withdrawnAt !== null
      ? ''
      : t('messages.newFrom', { author: t(`messages.author.${newest.author}`), body: newest.body });

  // What did not go through is said at once, wherever the keyboard is.
  const failed = pending.findLast(({ state }) => state === 'failed');

  const count = log.messages.length + pending.length;
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    const own = box.current;
    if (own === null || list.current === null) return;
    const settle = (): void => {
      // What scrolls must be within reach of the keyboard; what does not is no stop on its way.
      if (own.scrollHeight > own.clientHeight) own.tabIndex = 0;
      else own.removeAttribute('tabindex');
      if (near.current) own.scrollTop = own.scrollHeight;
    };
    settle();
    // Grows with each message, and with each that is edited or opened.
    const growing = new ResizeObserver(settle);
    growing.observe(list.current);
    return () => growing.disconnect();
  }, []);

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
        <ol ref={list} className={classes.list}>
          {log.messages.map((message) => {
            const today = formatDay(message.at);
            const turned = today !== day;
            day = today;
            return (
              <Fragment key={message.seq}>
                {turned ? <li className={classes.day}>{today}</li> : null}
                {message.seq === firstNew ? <li className={classes.fresh}>{t('messages.newLine')}</li> : null}
                <li>
                  <SentMessage message={message} writable={writable} newestOwn={message.seq === newestOwn} />
                </li>
              </Fragment>
            );
          })}
          {pending.map((one) => (
            <li key={one.clientId}>
              <WaitingMessage waiting={one} as={as} />
            </li>
          ))}
        </ol>
      </section>
      <p className="visually-hidden" aria-live="polite">
        {heard}
      </p>
      <p className="visually-hidden" role="status">
        {failed === undefined ? '' : t('messages.notSent', { body: failed.body })}
      </p>
    </>
  );
};
