import { useId } from 'react';
import type { Match } from '#server/matching/matching.contract.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './act-bar.module.css';
import { useColleagues } from './use-colleagues.ts';

type Props = { match: Match; onAssign: (assigneeId: string | null, name: string) => void };

/** Which colleague looks after a pair. */
export const AssigneeSelect = ({ match, onAssign }: Props) => {
  const { t } = useTranslation();
  const id = useId();
  const colleagues = useColleagues();
  const { assigneeId, assigneeName } = match.judgement;
  const known = assigneeId === null || colleagues.some(({ personId }) => personId === assigneeId);
  return (
    <span className={classes.assignee}>
      <label htmlFor={id}>{t('matching.act.assign')}</label>
      <select
        id={id}
        value={assigneeId ?? ''}
        onChange={({ currentTarget }) => {
          const chosen = colleagues.find(({ personId }) => personId === currentTarget.value);
          onAssign(chosen?.personId ?? null, chosen?.name ?? '');
        }}
      >
        <option value="">{t('matching.queue.nobody')}</option>
        {known ? null : <option value={assigneeId}>{assigneeName}</option>}
        {colleagues.map(({ personId, name, me }) => (
          <option key={personId} value={personId}>
            {me ? `${name} (${t('matching.queue.mine').toLocaleLowerCase('en-GB')})` : name}
          </option>
        ))}
      </select>
    </span>
  );
};
