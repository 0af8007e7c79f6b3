import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatDay } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './gaps.module.css';

type Props = {
  side: 'need' | 'idea';
  id: string;
  since: string;
  nearest: { id: string; title: string; score: number } | null;
  /** The need or the idea itself. */
  children: ReactNode;
};

/** What lacks a counterpart: since when, what comes nearest, and what a broker can do. */
export const Gap = ({ side, id, since, nearest, children }: Props) => {
  const { t } = useTranslation();
  const pair = side === 'need' ? { need: id } : { idea: id };
  const both = nearest === null ? pair : { ...pair, [side === 'need' ? 'idea' : 'need']: nearest.id };
  return (
    <div className={classes.gap}>
      {children}
      <p className={classes.facts}>
        <span>{t('gaps.since', { day: formatDay(since) })}.</span>{' '}
        <span>
          {nearest === null
            ? t('gaps.nearestNone')
            : `${t('gaps.nearest', { title: nearest.title, score: nearest.score.toFixed(0) })}.`}
        </span>
      </p>
      <p className={classes.ways}>
        {nearest === null ? null : (
          <Link to="/matches/why" search={both}>
            {t('gaps.whyNot')}
          </Link>
        )}
        <Link to="/matches/new" search={pair}>
          {t('gaps.byHand')}
        </Link>
      </p>
    </div>
  );
};
