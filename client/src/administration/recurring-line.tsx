import type { RecurringTask } from '#server/administration/jobs.contract.ts';
import { formatMoment } from '../ui/format.ts';
import { Badge } from '../ui/pills.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './administration.module.css';
import { sayTask } from './say-task.ts';

/** Something that runs by the clock: how often, and when it last began. */
export const RecurringLine = ({ one }: { one: RecurringTask }) => {
  const { t } = useTranslation();
  const { task, everyMinutes, dailyAt, lastAt, late } = one;
  return (
    <div className={classes.line}>
      <div className={classes.said}>
        <h3 className={classes.event}>{sayTask(task)}</h3>
        <p className="dim small">
          {everyMinutes === null
            ? t('jobs.dailyAt', { time: dailyAt ?? '' })
            : t('jobs.everyMinutes', { count: everyMinutes })}
          {' · '}
          {lastAt === null ? t('jobs.neverRan') : t('jobs.lastRan', { at: formatMoment(lastAt) })}{' '}
          {late ? <Badge tone="bad">{t('jobs.late')}</Badge> : null}
        </p>
      </div>
    </div>
  );
};
