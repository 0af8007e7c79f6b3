import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { listNotifications, readNotifications } from '#server/notifications/notifications.contract.ts';
import { useAct } from '../api/use-act.ts';
import { usePages } from '../api/use-read.ts';
import { SignedIn } from '../app/signed-in.tsx';
import { CheckLine, SelectField } from '../ui/controls.tsx';
import { Page } from '../ui/page.tsx';
import { ShowMore } from '../ui/show-more.tsx';
import { Empty, Fault, Loading } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { NoticeList } from './notice-list.tsx';
import { groups, type NoticesSearch } from './notices-search.ts';
import classes from './notifications.module.css';

const route = getRouteApi('/notifications');

export const NotificationsPage = () => {
  const { t } = useTranslation();
  return <SignedIn title={t('notifications.title')}>{() => <Notices />}</SignedIn>;
};

const Filters = () => {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = (next: { [K in keyof NoticesSearch]: NoticesSearch[K] | undefined }): void =>
    void navigate({ search: { ...search, ...next } as NoticesSearch, replace: true, resetScroll: false });
  return (
    <search className={classes.filters}>
      <SelectField
        id="notices-group"
        label={t('notifications.filters')}
        none={t('notifications.allKinds')}
        choices={groups.map((value) => ({ value, label: t(`notifications.groups.${value}`) }))}
        value={search.group ?? ''}
        onChange={(group) => go({ group: group ?? undefined })}
      />
      <CheckLine
        label={t('notifications.unreadOnly')}
        checked={search.unread === true}
        onChange={(on) => go({ unread: on ? true : undefined })}
      />
    </search>
  );
};

const Notices = () => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const { group, unread: unreadOnly } = route.useSearch();
  const query = {
    ...(group === undefined ? {} : { group }),
    ...(unreadOnly === undefined ? {} : { unread: 'true' }),
  };
  const read = usePages(listNotifications, { query });
  const mark = useAct(readNotifications);
  const unread = read.first?.unread ?? 0;
  const filtered = group !== undefined || unreadOnly !== undefined;
  const empty = filtered ? (
    <Empty
      title={t('notifications.nothing')}
      action={
        <Link to="/notifications" search={{}}>
          {t('notifications.showAll')}
        </Link>
      }
    >
      {t('notifications.nothingBody')}
    </Empty>
  ) : (
    <Empty title={t('notifications.empty')}>{t('notifications.emptyBody')}</Empty>
  );
  return (
    <Page
      title={t('notifications.title')}
      width="prose"
      lead={
        <span className="row small">
          <Link to="/notifications/settings">{t('notifications.toSettings')}</Link>
          <Link to="/alerts">{t('notifications.toAlerts')}</Link>
        </span>
      }
      actions={
        unread > 0 ? (
          <Button variant="default" loading={mark.isPending} onClick={() => mark.mutate({ body: {} })}>
            {t('notifications.readAll')}
          </Button>
        ) : undefined
      }
    >
      <Filters />
      {read.isPending ? <Loading lines={6} /> : null}
      {read.isError ? <Fault message={sentence(read.error)} onRetry={() => void read.refetch()} /> : null}
      {read.isSuccess && read.items.length === 0 ? empty : null}
      <div aria-busy={read.isPlaceholderData}>
        <NoticeList
          notices={read.items}
          onRead={({ id, readAt }) => readAt === null && mark.mutate({ body: { ids: [id] } })}
        />
      </div>
      {mark.isError ? <Fault message={sentence(mark.error)} /> : null}
      <ShowMore read={read} />
    </Page>
  );
};
