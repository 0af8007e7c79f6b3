import { getRouteApi } from '@tanstack/react-router';
import { listFailedJobs, type TaskInQueue } from '#server/administration/jobs.contract.ts';
import { usePages } from '../api/use-read.ts';
import { present } from '../app/search-params.ts';
import { ItemList } from '../items/item-list.tsx';
import { SelectField } from '../ui/controls.tsx';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './administration.module.css';
import { FailedJobLine } from './failed-job-line.tsx';
import { sayTask } from './say-task.ts';

const route = getRouteApi('/administration/jobs');
const states = ['given_up', 'retrying'] as const;

/** Jobs that fail, those that were given up among them. */
export const FailedJobs = ({ tasks }: { tasks: readonly TaskInQueue[] }) => {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { state, task } = route.useSearch();
  const read = usePages(listFailedJobs, { query: present({ state, task }) });
  const failing = tasks.filter((one) => one.retrying + one.givenUp > 0).map((one) => one.task);
  const choices = [...new Set([...failing, ...(task === undefined ? [] : [task])])];
  const filtered = state !== undefined || task !== undefined;
  return (
    <section className="stack tight">
      <h2>{t('jobs.failed.title')}</h2>
      {!filtered && read.items.length === 0 ? null : (
        <search className={classes.find}>
          <SelectField
            id="state"
            label={t('jobs.failed.state')}
            none={t('jobs.failed.all')}
            value={state ?? ''}
            choices={states.map((value) => ({ value, label: t(`jobs.failed.${value}`) }))}
            onChange={(chosen) =>
              void navigate({
                search: ({ state: _old, ...rest }) => (chosen === null ? rest : { ...rest, state: chosen }),
              })
            }
          />
          <SelectField
            id="task"
            label={t('jobs.failed.task')}
            none={t('jobs.failed.anyTask')}
            value={task ?? ''}
            choices={choices.map((value) => ({ value, label: sayTask(value) }))}
            onChange={(chosen) =>
              void navigate({
                search: ({ task: _old, ...rest }) => (chosen === null ? rest : { ...rest, task: chosen }),
              })
            }
          />
        </search>
      )}
      <ItemList
        read={read}
        lined
        label={t('jobs.failed.title')}
        empty={
          <Empty title={t(filtered ? 'jobs.failed.noneSuch' : 'jobs.failed.none')}>
            {filtered ? t('jobs.failed.noneSuchBody') : t('jobs.failed.noneBody')}
          </Empty>
        }
      >
        {(job) => <FailedJobLine job={job} />}
      </ItemList>
    </section>
  );
};
