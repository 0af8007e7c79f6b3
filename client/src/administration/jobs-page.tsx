import { surveyJobs } from '#server/administration/jobs.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { Empty, Note } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './administration.module.css';
import { AdministratorsOnly } from './administrators-only.tsx';
import { FailedJobs } from './failed-jobs.tsx';
import { RecurringLine } from './recurring-line.tsx';
import { TaskLine } from './task-line.tsx';

/** Work moves by itself, and nobody is told of each job: so the page looks again. */
const LOOK_AGAIN = 5_000;

export const JobsPage = () => {
  const { t } = useTranslation();
  return (
    <AdministratorsOnly title={t('jobs.title')} lead={t('jobs.lead')}>
      <Jobs />
    </AdministratorsOnly>
  );
};

const Jobs = () => {
  const { t } = useTranslation();
  const read = useRead(surveyJobs, {}, { refetchEvery: LOOK_AGAIN });
  return (
    <>
      <Reading of={read}>
        {({ runners, tasks }) => (
          <>
            {runners === 0 ? (
              <Note tone="bad" title={t('jobs.nobody')}>
                <p>{t('jobs.nobodyBody')}</p>
              </Note>
            ) : (
              <p>{t('jobs.runners', { count: runners })}</p>
            )}
            <section className="stack tight">
              <h2>{t('jobs.queue')}</h2>
              {tasks.length === 0 ? (
                <Empty title={t('jobs.none')}>{t('jobs.noneBody')}</Empty>
              ) : (
                <ul className={classes.lines} aria-label={t('jobs.queue')}>
                  {tasks.map((one) => (
                    <li key={one.task}>
                      <TaskLine one={one} />
                    </li>
                  ))}
                </ul>
              )}
            </section>
          </>
        )}
      </Reading>
      <FailedJobs tasks={read.data?.tasks ?? []} />
      {read.data === undefined ? null : (
        <section className="stack tight">
          <h2>{t('jobs.byTheClock')}</h2>
          <ul className={classes.lines} aria-label={t('jobs.byTheClock')}>
            {read.data.recurring.map((one) => (
              <li key={one.task}>
                <RecurringLine one={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
