import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import type { Notification } from '#server/notifications/notifications.contract.ts';
import { formatClock, formatDay } from '../ui/format.ts';
import { Badge } from '../ui/pills.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './notifications.module.css';

type Props = { notices: readonly Notification[]; onRead: (notice: Notification) => void };

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Notices under their days. The arrows move between them as they do in a mail program. */
export const NoticeList = ({ notices, onRead }: Props) => {
  const { t } = useTranslation();
  const days = Map.groupBy(notices, ({ at }) => formatDay(at));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, notice: Notification): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const list = event.currentTarget.closest('[data-notices]');
    const links = [...(list?.querySelectorAll<HTMLElement>('a[data-notice]') ?? [])];
    const at = links.indexOf(event.currentTarget);
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
    } else if (event.key === 'r' || event.key === 'R') onRead(notice);
  };

  if (notices.length === 0) return null;
  return (
    <div className="stack" data-notices>
      <p className={`dim small ${classes.keys}`}>{t('notifications.keys')}</p>
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h2 className={classes.day}>{day}</h2>
          <ul className={classes.list}>
            {ofDay.map((notice) => (
              <li key={notice.id}>
                <Notice
                  notice={notice}
                  onRead={() => onRead(notice)}
                  onKeyDown={(event) => onKeyDown(event, notice)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
};

/** Where a notice leads: to the thing it is about. */
const linkOf = ({ kind, noun, nounId }: Notification) => {
  if (kind === 'introduction_requested') return { to: '/introductions' } as const;
  if (noun === 'introduction') return { to: '/introductions/$id', params: { id: nounId } } as const;
  if (noun === 'claim')
    return kind === 'claim_requested' ? ({ to: '/claims' } as const) : ({ to: '/me' } as const);
  if (noun === 'organisation') return { to: '/organisations/$id', params: { id: nounId } } as const;
  if (noun === 'need') return { to: '/needs/$id', params: { id: nounId } } as const;
  if (noun === 'idea') return { to: '/ideas/$id', params: { id: nounId } } as const;
  if (noun === 'alert') return { to: '/alerts' } as const;
  return { to: '/queue' } as const;
};

type NoticeProps = {
  notice: Notification;
  onRead: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

const Notice = ({ notice, onRead, onKeyDown }: NoticeProps) => {
  const { t } = useTranslation();
  const { kind, about, at, readAt } = notice;
  return (
    <article className={classes.notice} data-new={readAt === null}>
      <div>
        <p>
          {readAt === null ? <Badge tone="match">{t('notifications.new')}</Badge> : null}{' '}
          <Link {...linkOf(notice)} data-notice onKeyDown={onKeyDown} onClick={onRead}>
            {t(`notifications.kinds.${kind}`)}
          </Link>
        </p>
        <p>{about}</p>
        <p className="dim small">{formatClock(at)}</p>
      </div>
      {readAt === null ? (
        <Button variant="default" size="sm" onClick={onRead}>
          {t('notifications.read')}
          <span className="visually-hidden">
            : {t(`notifications.kinds.${kind}`)} {about}
          </span>
        </Button>
      ) : null}
    </article>
  );
};
