import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { getIdea } from '#server/ideas/ideas.contract.ts';
import { getMatch, type Match } from '#server/matching/matching.contract.ts';
import { getNeed } from '#server/needs/needs.contract.ts';
import { readOptions, useRead } from '../api/use-read.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Empty, Fault, Loading } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { countOf } from './count-of.ts';
import { LearnedNote } from './learned-note.tsx';
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
  const client = useQueryClient();
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
  const {
    items,
    rows,
    gone,
    first: page,
    isError,
    error,
    refetch,
    isPending,
    hasNextPage,
    isFetchingNextPage,
    fetchNextPage,
    isPlaceholderData,
    asked,
  } = useQueue(search, judge);
  const status = search.status ?? 'suggested';
  const first = useRef<{ asked: string; id: string | undefined }>({ asked, id: undefined });
  const kept = first.current.asked === asked && rows.some(({ id }) => id === first.current.id);
  const opened = kept ? first.current.id : items[0]?.id;
  const chosen = search.pair ?? opened;
  // Until somebody chooses, the pair that was opened first stays open, though a better one may come in above it.
  useEffect(() => {
    first.current = { asked, id: isPlaceholderData ? undefined : opened };
  });
  const { match, listed, alone } = useOpen(chosen, items);

  /** The nearest pair above or below that is still in this list. */
  const beside = (by: 1 | -1): Match | undefined => {
    const at = rows.findIndex(({ id }) => id === chosen);
    const way = by === 1 ? rows.slice(at + 1) : rows.slice(0, Math.max(0, at)).reverse();
    return way.find(({ id }) => !gone.has(id));
  };

  // The next pair is read ahead, so that deciding does not wait for reading.
  const following = beside(1);
  const nextNeed = following?.need.id;
  const nextIdea = following?.idea.id;
  useEffect(() => {
    if (nextNeed === undefined || nextIdea === undefined) return;
    void client.prefetchQuery({ ...readOptions(getNeed, { params: { id: nextNeed } }), staleTime: 30_000 });
    void client.prefetchQuery({ ...readOptions(getIdea, { params: { id: nextIdea } }), staleTime: 30_000 });
  }, [client, nextNeed, nextIdea]);

  const step = (by: 1 | -1): void => {
    const next = beside(by);
    if (next === undefined) {
      if (by === 1 && hasNextPage) void fetchNextPage();
      return;
    }
    go({ pair: next.id });
    const row = list.current?.querySelector<HTMLElement>(`[data-pair="${next.id}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    if (list.current?.contains(document.activeElement)) row?.focus();
  };

  /** The next pair takes the place of the one that leaves; at the end, the one before. On a phone it stays open. */
  const leaving = (): void => go({ pair: (beside(1) ?? beside(-1))?.id });

  const clear = (): void =>
    void navigate({ search: search.status === undefined ? {} : { status: search.status }, replace: true });

  const main = (() => {
    if (isError && page === undefined)
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
          <p className={classes.order}>
            {t(search.order === 'mutual' ? 'matching.queue.orderMutualNote' : 'matching.queue.order')}{' '}
            <LearnedNote />
          </p>
          <QueueList
            rows={rows}
            gone={gone}
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
              {page === undefined ? null : (
                <span className={classes.count}>{countOf(page.counts[one] ?? 0)}</span>
              )}
            </button>
          ))}
        </nav>
        <QueueFilters search={search} onChange={filter} onClear={clear} box={box} />
        <ButtonLink to="/matches/new" variant="default" size="sm" className={classes.byHand}>
          {t('matching.queue.pairByHand')}
        </ButtonLink>
        <p className={classes.ways}>
          <Link
            to="/matches/why"
            search={match === undefined ? {} : { need: match.need.id }}
            aria-keyshortcuts="w"
          >
            {t('whyNot.link')}
          </Link>
          <Link to="/gaps">{t('nav.gaps')}</Link>
        </p>
      </div>
      {main}
      <UndoToast said={judge.said} onUndo={judge.undo} onClose={judge.hush} />
    </>
  );
};
