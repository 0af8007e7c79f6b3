const zone = 'Europe/London';
const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: zone,
});
const shortDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: zone,
});
const dayAndYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: zone,
});
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
const isoDay = new Intl.DateTimeFormat('en-CA', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  timeZone: zone,
});
const near = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
const count = new Intl.NumberFormat('en-GB');

const DAY = 86_400_000;

/** Whole days from `now` to `date` on the London calendar: -1 is yesterday. */
const daysBetween = (date: Date, now: Date): number =>
  Math.round((Date.parse(isoDay.format(date)) - Date.parse(isoDay.format(now))) / DAY);

/** "today", "tomorrow", "Thursday 26 November", or with the year when it is not near. */
export const formatDay = (iso: string, now: Date = new Date()): string => {
  const date = new Date(iso);
  const days = daysBetween(date, now);
  if (Math.abs(days) <= 1) return near.format(days, 'day');
  return Math.abs(days) < 300 ? day.format(date) : dayAndYear.format(date);
};

/** "today", "tomorrow", "Thu 26 Nov": for a column of a table. */
export const formatDayShort = (iso: string, now: Date = new Date()): string => {
  const date = new Date(iso);
  const days = daysBetween(date, now);
  return Math.abs(days) <= 1 ? near.format(days, 'day') : shortDay.format(date);
};

/** A day with the clock: "today at 14:05". */
export const formatMoment = (iso: string, now: Date = new Date()): string =>
  `${formatDay(iso, now)} at ${clock.format(new Date(iso))}`;

/** Today on the London calendar, as a date field wants it: "2026-11-26". */
export const today = (): string => isoDay.format(new Date());

/** "14:05" */
export const formatClock = (iso: string): string => clock.format(new Date(iso));

/** "1,204" */
export const formatCount = (value: number): string => count.format(value);

/** Whole pounds unless there are pence: "£20,000", "£12.50". The amount is integer pence. */
export const formatMoney = (pence: number, currency = 'GBP'): string =>
  new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency,
    minimumFractionDigits: pence % 100 === 0 ? 0 : 2,
    maximumFractionDigits: pence % 100 === 0 ? 0 : 2,
  }).format(pence / 100);

/** "£20,000 to £50,000", "from £20,000", "up to £50,000"; undefined when neither end is known. */
export const formatMoneyRange = (
  low: number | null | undefined,
  high: number | null | undefined,
  currency = 'GBP',
): string | undefined => {
  const hasLow = low !== null && low !== undefined;
  const hasHigh = high !== null && high !== undefined;
  if (hasLow && hasHigh) {
    return low === high
      ? formatMoney(low, currency)
      : `${formatMoney(low, currency)} to ${formatMoney(high, currency)}`;
  }
  if (hasLow) return `from ${formatMoney(low, currency)}`;
  return hasHigh ? `up to ${formatMoney(high, currency)}` : undefined;
};
