import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { getMatch, type Match } from '#server/matching/matching.contract.ts';
import { useRead } from '../api/use-read.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Empty, Fault, Loading } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { PairDesk } from './pair-desk.tsx';
import classes from './queue.module.css';
import { QueueFilters } from './queue-filters.tsx';
import { QueueList } from './queue-list.tsx';
import { filtersOn, type QueueSearch, statuses } from './queue-search.ts';
import { UndoToast } from './undo-toast.tsx';
import { useJudge } from './use-judge.ts';
import { useQueue } from './use-queue.ts';

/** The pair that is open: as the list has it, or read by itself when it has left the list. */
const useOpen = (id: string | undefined, items: readonly Match[]) => {
  const listed = items.find((match) => match.id === id);
  const alone = useRead(
    getMatch,
    { params: { id: id ?? '' } },
    { enabled: id !== undefined && listed === undefined },
  );
  return {
    match: listed ?? (id === undefined ? undefined : alone.data),
    listed: listed !== undefined,
    alone,
  };
};

export const Queue = () => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const search = useSearch({ from: '/queue' });
  const navigate = useNavigate({ from: '/queue' });
  const list = useRef<HTMLUListElement>(null);
  const box = useRef<HTMLInputElement>(null);

  const go = useCallback(
    (changed: Partial<Record<keyof QueueSearch, unknown>>, replace = true) =>
      void navigate({ search: (before) => ({ ...before, ...changed }) as QueueSearch, replace }),
    [navigate],
  );
  const filter = useCallback(
    (changed: Partial<Record<keyof QueueSearch, unknown>>) => go({ ...changed, pair: undefined }),
    [go],
  );

  const judge = useJudge((match) => go({ pair: match.id }));
  const { items, first, isError, error, refetch, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useQueue(search, judge.left);
  const status = search.status ?? 'suggested';
  const chosen = search.pair ?? items[0]?.id;
  const { match, listed, alone } = useOpen(chosen, items);

  const step = (by: 1 | -1): void => {
    const at = items.findIndex(({ id }) => id === chosen);
    const next = items[at === -1 ? 0 : at + by];
    if (next === undefined) {
      if (by === 1 && hasNextPage) void fetchNextPage();
      return;
    }
    go({ pair: next.id });
    const row = list.current?.querySelector<HTMLElement>(`[data-pair="${next.id}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    if (list.current?.contains(document.activeElement)) row?.focus();
  };

  /** The next pair takes the place of the one that leaves; at the end, the one before. */
  const leaving = (): void => {
    const at = items.findIndex(({ id }) => id === chosen);
    const next = items[at + 1] ?? items[at - 1];
    // On a phone an open pair stays open: the next one; an unset pair would bring the list back.
    go({ pair: next?.id });
  };

  const clear = (): void =>
    void navigate({ search: search.status === undefined ? {} : { status: search.status }, replace: true });

  const main = (() => {
    if (isError && first === undefined)
      return <Fault message={sentence(error)} onRetry={() => void refetch()} />;
    if (isPending) return <Loading lines={6} />;
    if (items.length === 0 && search.pair === undefined) {
      return filtersOn(search) > 0 ? (
        <Empty title={t('matching.queue.emptyFiltered')}>{t('matching.queue.emptyFilteredBody')}</Empty>
      ) : (
        <Empty title={t(`matching.queue.emptyTitle.${status}`)}>
          {t(`matching.queue.emptyBody.${status}`)}
        </Empty>
      );
    }
    return (
      <div className={classes.desk} data-open={search.pair !== undefined}>
        <div className={classes.listSide}>
          <QueueList
            items={items}
            chosen={chosen}
            onChoose={(chosenMatch) => go({ pair: chosenMatch.id }, search.pair !== undefined)}
            list={list}
            hasMore={hasNextPage}
            loadingMore={isFetchingNextPage}
            onMore={() => void fetchNextPage()}
          />
        </div>
        <div className={classes.pairSide}>
          <button type="button" className={classes.back} onClick={() => go({ pair: undefined })}>
            {t('matching.queue.backToList')}
          </button>
          {match === undefined ? (
            alone.isError ? (
              <Fault message={sentence(alone.error)} />
            ) : chosen === undefined ? (
              <p className="dim">{t('matching.queue.pick')}</p>
            ) : (
              <Loading lines={5} />
            )
          ) : (
            <PairDesk
              key={match.id}
              match={match}
              judge={judge}
              onLeaving={leaving}
              onStep={step}
              onSearch={() => box.current?.focus()}
              note={
                listed || match.judgement.status === status
                  ? undefined
                  : t('matching.queue.moved', {
                      status: t(`matching.queue.status.${match.judgement.status}`).toLocaleLowerCase('en-GB'),
                    })
              }
            />
          )}
        </div>
      </div>
    );
  })();

  return (
    <>
      <div className={classes.top} data-open={search.pair !== undefined}>
        <nav className={classes.statuses} aria-label={t('matching.queue.statusLabel')}>
          {statuses.map((one) => (
            <button
              key={one}
              type="button"
              className={classes.status}
              aria-current={one === status ? 'true' : undefined}
              onClick={() => filter({ status: one === 'suggested' ? undefined : one })}
            >
              {t(`matching.queue.status.${one}`)}
              {first === undefined ? null : <span className={classes.count}>{first.counts[one] ?? 0}</span>}
            </button>
          ))}
        </nav>
        <QueueFilters search={search} onChange={filter} onClear={clear} box={box} />
        <ButtonLink to="/matches/new" variant="default" size="sm" className={classes.byHand}>
          {t('matching.queue.pairByHand')}
        </ButtonLink>
      </div>
      {main}
      <UndoToast said={judge.said} onUndo={judge.undo} onClose={judge.hush} />
    </>
  );
};
