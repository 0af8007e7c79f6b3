import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import { listIntroductions } from '#server/introductions/introductions.contract.ts';
import { usePages } from '../api/use-read.ts';
import { SignedIn } from '../app/signed-in.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Clasp } from '../ui/clasp.tsx';
import { Page } from '../ui/page.tsx';
import { ShowMore } from '../ui/show-more.tsx';
import { Empty, Fault, Loading } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { IntroductionsBoard } from './introductions-board.tsx';
import classes from './introductions-list.module.css';
import { type IntroductionsSearch, statuses } from './introductions-search.ts';
import { IntroductionsTable } from './introductions-table.tsx';
import { RequestsList } from './requests-list.tsx';

const Filters = ({ search, broker }: { search: IntroductionsSearch; broker: boolean }) => {
  const { t } = useTranslation();
  const id = useId();
  const navigate = useNavigate({ from: '/introductions' });
  const go = (changed: { [K in keyof IntroductionsSearch]: IntroductionsSearch[K] | undefined }): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }) as IntroductionsSearch, replace: true });
  return (
    <div className={classes.bar}>
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={search.waiting === true}
          onChange={({ currentTarget }) => go({ waiting: currentTarget.checked ? true : undefined })}
        />
        {t('introductions.list.waiting')}
      </label>
      {search.view === 'board' ? null : (
        <span className={classes.select}>
          <label htmlFor={id}>{t('introductions.list.state')}</label>
          <select
            id={id}
            value={search.status ?? ''}
            onChange={({ currentTarget }) =>
              go({ status: statuses.find((one) => one === currentTarget.value) })
            }
          >
            <option value="">{t('introductions.list.all')}</option>
            {statuses
              .filter((status) => broker || status !== 'drafted')
              .map((status) => (
                <option key={status} value={status}>
                  {t(`introductions.status.${status}`)}
                </option>
              ))}
          </select>
        </span>
      )}
      {broker ? (
        <fieldset className={classes.views}>
          <legend className="visually-hidden">{t('introductions.list.view')}</legend>
          {(['table', 'board'] as const).map((view) => {
            const on = (search.view ?? 'table') === view;
            return (
              <Button
                key={view}
                size="sm"
                variant={on ? 'light' : 'default'}
                aria-pressed={on}
                onClick={() => go(view === 'board' ? { view, status: undefined } : { view: undefined })}
              >
                {t(`introductions.list.${view}`)}
              </Button>
            );
          })}
        </fieldset>
      ) : null}
    </div>
  );
};

const List = ({ broker }: { broker: boolean }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const search = useSearch({ from: '/introductions' });
  const board = broker && search.view === 'board';
  const read = usePages(listIntroductions, {
    query: {
      limit: board ? 100 : 30,
      ...(search.status === undefined ? {} : { status: search.status }),
      ...(search.waiting === undefined ? {} : { waiting: 'true' }),
    },
  });
  const filtered = search.status !== undefined || search.waiting !== undefined;

  const found = (() => {
    if (read.isPending) return <Loading />;
    if (read.first === undefined)
      return <Fault message={sentence(read.error)} onRetry={() => void read.refetch()} />;
    if (read.items.length === 0) {
      return filtered ? (
        <Empty title={t('introductions.list.emptyFiltered')} />
      ) : (
        <Empty
          title={t('introductions.list.emptyTitle')}
          picture={<Clasp state="suggested" title="" size={64} />}
          action={
            broker ? (
              <ButtonLink to="/queue">{t('introductions.list.toQueue')}</ButtonLink>
            ) : (
              <ButtonLink to="/me">{t('introductions.list.toMine')}</ButtonLink>
            )
          }
        >
          {t(broker ? 'introductions.list.emptyBroker' : 'introductions.list.emptySide')}
        </Empty>
      );
    }
    return board ? (
      <IntroductionsBoard items={read.items} />
    ) : (
      <IntroductionsTable items={read.items} broker={broker} />
    );
  })();

  return (
    <>
      <Filters search={search} broker={broker} />
      {found}
      <ShowMore read={read} />
    </>
  );
};

export const IntroductionsPage = () => {
  const { t } = useTranslation();
  return (
    <SignedIn title={t('introductions.list.title')}>
      {(me) => (
        <Page title={t('introductions.list.title')} lead={t('introductions.list.lead')}>
          {me.agencyId === null ? null : (
            <p>
              <Link to="/caseload">{t('introductions.list.toCaseload')}</Link>
            </p>
          )}
          <RequestsList />
          <List broker={me.agencyId !== null} />
        </Page>
      )}
    </SignedIn>
  );
};
