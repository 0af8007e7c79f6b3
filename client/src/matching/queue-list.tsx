import { Button } from '@mantine/core';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Match } from '#server/matching/matching.contract.ts';
import { Clasp, type ClaspState } from '../ui/clasp.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './queue-list.module.css';

const claspOf: Record<Match['judgement']['status'], ClaspState> = {
  suggested: 'suggested',
  shortlisted: 'shortlisted',
  introduced: 'proposed',
  dismissed: 'apart',
};

/** Keeps the chosen row where the eye left it when rows above it come or go. */
const useStill = (list: RefObject<HTMLElement | null>, chosen: string | undefined): void => {
  const stood = useRef<{ id: string; top: number }>(undefined);
  useLayoutEffect(() => {
    const box = list.current;
    const row = box?.querySelector<HTMLElement>('[aria-current="true"]');
    if (!box || !row || chosen === undefined) return;
    if (stood.current?.id === chosen) box.scrollTop += row.offsetTop - stood.current.top;
    stood.current = { id: chosen, top: row.offsetTop };
  });
};

type Props = {
  rows: readonly Match[];
  /** Those of them that a colleague has taken out of this list meanwhile. */
  gone: ReadonlySet<string>;
  chosen: string | undefined;
  onChoose: (match: Match) => void;
  list: RefObject<HTMLUListElement | null>;
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
};

const places = (of: readonly { name: string }[]): string => {
  const [first, ...rest] = of;
  if (first === undefined) return '';
  return rest.length === 0 ? first.name : `${first.name} +${rest.length}`;
};

export const QueueList = ({ rows, gone, chosen, onChoose, list, hasMore, loadingMore, onMore }: Props) => {
  const { t } = useTranslation();
  useStill(list, chosen);
  return (
    <ul ref={list} className={classes.list} aria-label={t('matching.queue.list')}>
      {rows.map((match) => (
        <li key={match.id}>
          <button
            type="button"
            className={classes.row}
            data-pair={match.id}
            aria-current={match.id === chosen}
            data-gone={gone.has(match.id)}
            onClick={() => onChoose(match)}
          >
            <Clasp state={claspOf[match.judgement.status]} title="" size={22} />
            <span className={classes.score}>{Math.round(match.score)}</span>
            <span className={classes.words}>
              <span className={classes.need}>{match.need.title}</span>
              <span className={classes.idea}>
                <span className="visually-hidden">{t('introductions.list.with')} </span>
                {match.idea.title}
              </span>
              <span className={classes.small}>
                {[
                  gone.has(match.id) ? t('matching.queue.taken') : '',
                  places(match.need.places),
                  match.need.unclaimed || match.idea.unclaimed ? t('matching.queue.unclaimed') : '',
                  match.barred === 'introduction_already_open' && match.judgement.status !== 'introduced'
                    ? t('matching.queue.elsewhere')
                    : '',
                  match.origin === 'manual' ? t('matching.queue.byHand') : '',
                  match.judgement.assigneeName ?? '',
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
            </span>
          </button>
        </li>
      ))}
      {hasMore ? (
        <li className={classes.more}>
          <Button variant="default" size="sm" loading={loadingMore} onClick={onMore}>
            {t('matching.queue.more')}
          </Button>
        </li>
      ) : null}
    </ul>
  );
};
