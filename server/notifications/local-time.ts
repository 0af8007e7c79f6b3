const MINUTE = 60_000;
const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const numeric = 'numeric';
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
  });
  formats.set(zone, made);
  return made;
};

/** What the clock on the wall shows, written as if it were UTC: milliseconds. */
const wallOf = (instant: number, zone: string): number => {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
};

const offsetAt = (instant: number, zone: string): number =>
  wallOf(instant, zone) - Math.floor(instant / 1_000) * 1_000;

export interface LocalTime {
  /** Milliseconds of the day's midnight, written as if it were UTC. */
  readonly day: number;
  /** Whole minutes since midnight. */
  readonly minute: number;
}

/** The day and the minute of the day on the wall of a place. */
export const localTime = (instant: Date, zone: string): LocalTime => {
  const wall = wallOf(instant.getTime(), zone);
  const day = Math.floor(wall / DAY) * DAY;
  return { day, minute: Math.floor((wall - day) / MINUTE) };
};

/**
 * The instant at which the wall of a place shows a day and a minute; where the clocks jump over it, the instant that
 * is as long after the jump.
 */
export const instantAt = ({ day, minute }: LocalTime, zone: string): Date => {
  const wanted = day + minute * MINUTE;
  const first = wanted - offsetAt(wanted, zone);
  const second = wanted - offsetAt(first, zone);
  return new Date(wallOf(second, zone) === wanted ? second : Math.max(first, second));
};

/** The day so many days later. */
export const daysLater = (day: number, days: number): number => day + days * DAY;

/** Whether a local day is a Monday. */
export const isMonday = (day: number): boolean => new Date(day).getUTCDay() === 1;
