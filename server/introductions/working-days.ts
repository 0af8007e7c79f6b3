/** Says of a day ('YYYY-MM-DD') whether nobody works on it, though it is no weekend. */
export type Holidays = (day: string) => boolean;

const DAY = 86_400_000;

const rests = (at: Date, holidays: Holidays): boolean =>
  at.getUTCDay() === 0 || at.getUTCDay() === 6 || holidays(at.toISOString().slice(0, 10));

/**
 * The same time of day, `days` working days later. Days are counted in UTC. What begins on a day of rest is
 * counted from the next working day on: Saturday plus one is Monday.
 */
export const addWorkingDays = (from: Date, days: number, holidays: Holidays = () => false): Date => {
  let at = from;
  for (let left = days; left > 0; ) {
    at = new Date(at.getTime() + DAY);
    if (!rests(at, holidays)) left -= 1;
  }
  return at;
};

/** When a side that has not answered is reminded, when the broker sees it overdue, and when it expires. */
export interface Clocks {
  readonly remindAt: string;
  readonly overdueAt: string;
  readonly expiresAt: string;
}

/** After how many days each falls due: reminder and overdue in working days, expiry in days of the calendar. */
export interface Terms {
  readonly remindAfter: number;
  readonly overdueAfter: number;
  readonly expireAfter: number;
}
export const usualTerms: Terms = { remindAfter: 4, overdueAfter: 6, expireAfter: 21 };

/** The clocks of what is proposed at that moment; days on which anybody concerned rests do not count. */
export const clocksFrom = (proposedAt: Date, terms: Terms = usualTerms, holidays?: Holidays): Clocks => ({
  remindAt: addWorkingDays(proposedAt, terms.remindAfter, holidays).toISOString(),
  overdueAt: addWorkingDays(proposedAt, terms.overdueAfter, holidays).toISOString(),
  expiresAt: new Date(proposedAt.getTime() + terms.expireAfter * DAY).toISOString(),
});
