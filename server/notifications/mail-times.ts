import { daysLater, instantAt, isMonday, localTime } from './local-time.ts';
import type { MailFrequency } from './settings.contract.ts';

/** When a person wants no mail, by the clock where they live: "21:30" to "07:00" goes over midnight. */
export interface Quiet {
  readonly timeZone: string;
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
}

/** Digests come at eight in the morning, those of a week on Mondays. */
const DIGEST_MINUTE = 8 * 60;

const minuteOf = (written: string): number => {
  const [hours = 0, minutes = 0] = written.split(':').map(Number);
  return hours * 60 + minutes;
};

/** The instant itself, or the end of the quiet hours that it falls into. */
export const afterQuiet = (instant: Date, { timeZone, quietFrom, quietUntil }: Quiet): Date => {
  if (quietFrom === null || quietUntil === null) return instant;
  const [from, until] = [minuteOf(quietFrom), minuteOf(quietUntil)];
  const { day, minute } = localTime(instant, timeZone);
  const overnight = from > until;
  const isQuiet = overnight ? minute >= from || minute < until : minute >= from && minute < until;
  if (!isQuiet) return instant;
  const end = overnight && minute >= from ? daysLater(day, 1) : day;
  return instantAt({ day: end, minute: until }, timeZone);
};

/** When what happened at an instant is mailed: at once, or with the next digest; quiet hours are kept in any case. */
export const mailTime = (instant: Date, frequency: Exclude<MailFrequency, 'never'>, quiet: Quiet): Date => {
  if (frequency === 'at_once') return afterQuiet(instant, quiet);
  const { timeZone } = quiet;
  const today = localTime(instant, timeZone).day;
  for (let ahead = 0; ; ahead += 1) {
    const day = daysLater(today, ahead);
    const at = instantAt({ day, minute: DIGEST_MINUTE }, timeZone);
    if (at > instant && (frequency === 'daily' || isMonday(day))) return afterQuiet(at, quiet);
  }
};
