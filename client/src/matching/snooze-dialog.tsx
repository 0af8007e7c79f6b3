import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Match } from '#server/matching/matching.contract.ts';
import { TextField } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatDay } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';

type Props = { match: Match; onClose: () => void; onSnooze: (until: string) => void };

const choices = [
  ['tomorrow', 1],
  ['week', 7],
  ['month', 30],
] as const;

/** Seven in the morning of that day, so that the pair is there when work begins. */
const morning = (date: Date): string => {
  const at = new Date(date);
  at.setHours(7, 0, 0, 0);
  return at.toISOString();
};

const inDays = (days: number): string => {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return morning(date);
};

export const SnoozeDialog = ({ match, onClose, onSnooze }: Props) => {
  const { t } = useTranslation();
  const [day, setDay] = useState('');
  const [asked, setAsked] = useState(false);
  const chosen = day === '' ? undefined : morning(new Date(`${day}T12:00:00`));
  const usable = chosen !== undefined && Date.parse(chosen) > Date.now();

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (usable) onSnooze(chosen);
  };

  return (
    <Dialog title={t('matching.snooze.title')} onClose={onClose}>
      <p>
        {match.need.title}{' '}
        <span className="dim">{t('matching.queue.rowWith', { idea: match.idea.title })}</span>
      </p>
      <p className="dim">{t('matching.snooze.lead')}</p>
      <div className="stack tight">
        {choices.map(([name, days]) => (
          <Button
            key={name}
            variant="default"
            justify="space-between"
            data-first={days === 1 ? true : undefined}
            onClick={() => onSnooze(inDays(days))}
          >
            {t(`matching.snooze.${name}`)}
            <span className="dim">&nbsp;{days === 1 ? null : formatDay(inDays(days))}</span>
          </Button>
        ))}
      </div>
      <form className="stack tight" onSubmit={submit} noValidate>
        <TextField
          id="snooze-day"
          type="date"
          narrow
          label={t('matching.snooze.other')}
          value={day}
          onChange={setDay}
          error={asked && !usable ? t('matching.snooze.needDay') : undefined}
        />
        <div className="row">
          <Button type="submit" variant="outline">
            {t('matching.snooze.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
