import type { TaskInQueue } from '#server/administration/jobs.contract.ts';
import { formatMoment } from '../ui/format.ts';
import { Badge } from '../ui/pills.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './administration.module.css';
import { sayTask } from './say-task.ts';

/** What is queued of one task; what needs somebody to look stands out. */
export const TaskLine = ({ one }: { one: TaskInQueue }) => {
  const { t } = useTranslation();
  const { waiting, waitingSince, planned, running, retrying, givenUp, nextAt } = one;
  return (
    <div className={classes.line}>
      <div className={classes.said}>
        <h3 className={classes.event}>{sayTask(one.task)}</h3>
        <p className="dim small">
          {waitingSince === null ? null : t('jobs.since', { at: formatMoment(waitingSince) })}{' '}
          {nextAt === null ? null : t('jobs.next', { at: formatMoment(nextAt) })}
        </p>
      </div>
      <p className={classes.counts}>
        {running === 0 ? null : <Badge tone="match">{t('jobs.count.running', { count: running })}</Badge>}
        {waiting === 0 ? null : <Badge>{t('jobs.count.waiting', { count: waiting })}</Badge>}
        {planned === 0 ? null : <Badge>{t('jobs.count.planned', { count: planned })}</Badge>}
        {retrying === 0 ? null : <Badge tone="warn">{t('jobs.count.retrying', { count: retrying })}</Badge>}
        {givenUp === 0 ? null : <Badge tone="bad">{t('jobs.count.givenUp', { count: givenUp })}</Badge>}
      </p>
    </div>
  );
};
