import { Button } from '@mantine/core';
import type { MailSettings } from '#server/notifications/settings.contract.ts';
import { CheckLine, SelectField } from '../ui/controls.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './notifications.module.css';

type Props = {
  quiet: MailSettings['quiet'];
  timeZone: string;
  error: string | undefined;
  onChange: (part: Partial<MailSettings>) => void;
};

const clocks = Array.from({ length: 48 }, (_, half) => {
  const value = `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;
  return { value, label: value };
});

const knownZones = Intl.supportedValuesOf('timeZone');

/** When no mail is wanted, by the clock where the person lives. */
export const QuietHours = ({ quiet, timeZone, error, onChange }: Props) => {
  const { t } = useTranslation();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([timeZone, ...knownZones])].sort();
  /** Set by another program to the minute: it stays choosable. */
  const times = (chosen: string) =>
    clocks.some(({ value }) => value === chosen) ? clocks : [{ value: chosen, label: chosen }, ...clocks];
  return (
    <fieldset className={`stack ${classes.quiet}`}>
      <legend>
        <h2>{t('mailing.quiet')}</h2>
      </legend>
      <p className="dim">{t('mailing.quietHelp')}</p>
      <CheckLine
        label={t('mailing.quietOn')}
        checked={quiet !== null}
        onChange={(on) => onChange({ quiet: on ? { from: '21:00', until: '07:00' } : null })}
      />
      {quiet === null ? null : (
        <div className="row">
          <SelectField
            id="quiet-from"
            label={t('mailing.from')}
            choices={times(quiet.from)}
            value={quiet.from}
            onChange={(from) => onChange({ quiet: { ...quiet, from: from ?? quiet.from } })}
          />
          <SelectField
            id="quiet-until"
            label={t('mailing.until')}
            choices={times(quiet.until)}
            value={quiet.until}
            error={error}
            onChange={(until) => onChange({ quiet: { ...quiet, until: until ?? quiet.until } })}
          />
        </div>
      )}
      <SelectField
        id="time-zone"
        label={t('mailing.zone')}
        choices={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        value={timeZone}
        onChange={(zone) => onChange({ timeZone: zone ?? timeZone })}
      />
      {here === timeZone || !zones.includes(here) ? null : (
        <p className="row">
          <span className="dim">{t('mailing.hereZone', { zone: here })}</span>
          <Button variant="subtle" size="sm" onClick={() => onChange({ timeZone: here })}>
            {t('mailing.useHere', { zone: here })}
          </Button>
        </p>
      )}
    </fieldset>
  );
};
