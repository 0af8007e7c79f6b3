import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type FailedJob, giveJobUp, runJobAgain } from '#server/administration/jobs.contract.ts';
import { useAct } from '../api/use-act.ts';
import { formatMoment } from '../ui/format.ts';
import { Badge } from '../ui/pills.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './administration.module.css';
import { ReasonDialog } from './reason-dialog.tsx';
import { sayTask } from './say-task.ts';

const GiveUp = ({ job, onClose }: { job: FailedJob; onClose: () => void }) => {
  const { t } = useTranslation();
  const act = useAct(giveJobUp, { onDone: onClose });
  return (
    <ReasonDialog
      title={t('jobs.failed.giveUpWhat', { task: sayTask(job.task) })}
      about={t('jobs.failed.giveUpAbout')}
      act={t('jobs.failed.giveUp')}
      grave
      pending={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(reason) => act.mutate({ params: { id: job.id }, body: { reason } })}
    />
  );
};

/** One job that failed: what it said, what comes of it, and what can be done. */
export const FailedJobLine = ({ job }: { job: FailedJob }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [givingUp, setGivingUp] = useState(false);
  const again = useAct(runJobAgain);
  const task = sayTask(job.task);
  const { attempts, maxAttempts, error, failedAt, nextAt, about, moves } = job;
  return (
    <article className={classes.line}>
      <div className={classes.said}>
        <h3 className={classes.event}>
          {task}{' '}
          <Badge tone={job.state === 'given_up' ? 'bad' : 'warn'}>{t(`jobs.failed.${job.state}`)}</Badge>
        </h3>
        <p className={classes.error}>{error === '' ? t('jobs.failed.noError') : error}</p>
        <p className="dim small">
          {t('jobs.failed.attempts', { attempts, most: maxAttempts, at: formatMoment(failedAt) })}
          {nextAt === null ? null : ` · ${t('jobs.failed.nextAt', { at: formatMoment(nextAt) })}`}
        </p>
        {about === null ? null : (
          <p className="small">
            <Link to="/administration/log" search={{ id: about.id }}>
              {t('jobs.failed.about', { noun: about.noun })}
            </Link>
          </p>
        )}
        {again.isError ? <Fault message={sentence(again.error)} /> : null}
      </div>
      <div className="row">
        {moves.includes('run_again') ? (
          <Button
            variant="default"
            size="sm"
            loading={again.isPending}
            aria-label={t('jobs.failed.runAgainWhat', { task })}
            onClick={() => again.mutate({ params: { id: job.id } })}
          >
            {t('jobs.failed.runAgain')}
          </Button>
        ) : null}
        {moves.includes('give_up') ? (
          <Button
            variant="default"
            size="sm"
            aria-label={t('jobs.failed.giveUpWhat', { task })}
            onClick={() => setGivingUp(true)}
          >
            {t('jobs.failed.giveUp')}
          </Button>
        ) : null}
      </div>
      {givingUp ? <GiveUp job={job} onClose={() => setGivingUp(false)} /> : null}
    </article>
  );
};
