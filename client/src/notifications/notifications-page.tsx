import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import {
  listNotifications,
  type Notification,
  readNotifications,
} from '#server/notifications/notifications.contract.ts';
import { useAct } from '../api/use-act.ts';
import { usePages } from '../api/use-read.ts';
import { SignedIn } from '../app/signed-in.tsx';
import { ItemList } from '../items/item-list.tsx';
import { formatMoment } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { Badge } from '../ui/pills.tsx';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './notifications.module.css';

export const NotificationsPage = () => {
  const { t } = useTranslation();
  return <SignedIn title={t('notifications.title')}>{() => <Notices />}</SignedIn>;
};

const Notices = () => {
  const { t } = useTranslation();
  const read = usePages(listNotifications, { query: {} });
  const mark = useAct(readNotifications);
  const unread = read.first?.unread ?? 0;
  return (
    <Page
      title={t('notifications.title')}
      width="prose"
      actions={
        unread > 0 ? (
          <Button variant="default" loading={mark.isPending} onClick={() => mark.mutate({ body: {} })}>
            {t('notifications.readAll')}
          </Button>
        ) : undefined
      }
    >
      <ItemList
        read={read}
        lined
        label={t('notifications.title')}
        empty={<Empty title={t('notifications.empty')}>{t('notifications.emptyBody')}</Empty>}
      >
        {(notice) => (
          <Notice
            notice={notice}
            onOpen={() => notice.readAt === null && mark.mutate({ body: { ids: [notice.id] } })}
          />
        )}
      </ItemList>
    </Page>
  );
};

/** Where a notice leads: to the thing it is about. */
const linkOf = ({ kind, noun, nounId }: Notification) => {
  if (noun === 'introduction') return { to: '/introductions/$id', params: { id: nounId } } as const;
  if (noun === 'message') return { to: '/introductions/$id', params: { id: nounId } } as const;
  if (noun === 'claim')
    return kind === 'claim_requested' ? ({ to: '/claims' } as const) : ({ to: '/me' } as const);
  if (noun === 'organisation') return { to: '/organisations/$id', params: { id: nounId } } as const;
  if (noun === 'need') return { to: '/needs/$id', params: { id: nounId } } as const;
  if (noun === 'idea') return { to: '/ideas/$id', params: { id: nounId } } as const;
  return { to: '/queue' } as const;
};

const Notice = ({ notice, onOpen }: { notice: Notification; onOpen: () => void }) => {
  const { t } = useTranslation();
  return (
    <article className={classes.notice} data-new={notice.readAt === null}>
      <p>
        {notice.readAt === null ? <Badge tone="match">{t('notifications.new')}</Badge> : null}{' '}
        <Link {...linkOf(notice)} onClick={onOpen}>
          {t(`notifications.kinds.${notice.kind}`)}
        </Link>
      </p>
      <p>{notice.about}</p>
      <p className="dim small">{formatMoment(notice.at)}</p>
    </article>
  );
};
