/** By their codes in the table of places. */
export const nations = {
  E92000001: 'england',
  W92000004: 'wales',
  S92000003: 'scotland',
  N92000002: 'northern_ireland',
} as const;
export type Nation = (typeof nations)[keyof typeof nations];

const DAY = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);
const weekday = (at: number): number => new Date(at).getUTCDay();

/** Easter Sunday in the Gregorian calendar: J. Meeus, "Astronomical Algorithms", 1991, chapter 8. */
const easter = (year: number): number => {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const f = Math.floor((8 * b + 13) / 25);
  const g = (19 * a + b - d - f + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - g - k) % 7;
  const m = Math.floor((a + 11 * g + 22 * l) / 451);
  const days = g + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1);
};

const firstMonday = (year: number, month: number): number => {
  const first = Date.UTC(year, month - 1, 1);
  return first + ((8 - weekday(first)) % 7) * DAY;
};
const lastMonday = (year: number, month: number): number => {
  const last = Date.UTC(year, month, 0);
  return last - ((weekday(last) + 6) % 7) * DAY;
};

/** A day that falls on a weekend, or on a day already taken, is kept on the next working day. */
const moved = (days: readonly number[]): number[] => {
  const kept: number[] = [];
  for (const day of days) {
    let at = day;
    while (weekday(at) === 0 || weekday(at) === 6 || kept.includes(at)) at += DAY;
    kept.push(at);
  }
  return kept;
};

const daysOf = (nation: Nation, year: number): number[] => {
  const on = (month: number, day: number): number => Date.UTC(year, month - 1, day);
  const scotland = nation === 'scotland';
  const sunday = easter(year);
  return [
    ...moved(scotland ? [on(1, 1), on(1, 2)] : [on(1, 1)]),
    ...(nation === 'northern_ireland' ? moved([on(3, 17)]) : []),
    sunday - 2 * DAY,
    ...(scotland ? [] : [sunday + DAY]),
    firstMonday(year, 5),
    lastMonday(year, 5),
    ...(nation === 'northern_ireland' ? moved([on(7, 12)]) : []),
    scotland ? firstMonday(year, 8) : lastMonday(year, 8),
    ...(scotland ? moved([on(11, 30)]) : []),
    ...moved([on(12, 25), on(12, 26)]),
  ];
};

/**
 * The bank holidays of a nation in a year ('YYYY-MM-DD', in order), by the rules of the Banking and Financial Dealings
 * Act 1971 and its orders. A day proclaimed once, as for a coronation, is not among them.
 */
export const bankHolidays = (nation: Nation, year: number): string[] => daysOf(nation, year).map(iso).sort();

/** Whether a day is a bank holiday in any of these nations: nobody is pressed on their own day of rest. */
export const restingIn = (resting: Iterable<Nation>): ((day: string) => boolean) => {
  const years = new Map<number, Set<string>>();
  const those = [...new Set(resting)];
  return (day) => {
    const year = Number(day.slice(0, 4));
    let days = years.get(year);
    if (!days) {
      days = new Set(those.flatMap((nation) => bankHolidays(nation, year)));
      years.set(year, days);
    }
    return days.has(day);
  };
};
