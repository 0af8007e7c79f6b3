import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bankHolidays, type Nation, nations, restingIn } from '#server/introductions/bank-holidays.ts';

const year = fc.integer({ min: 1990, max: 2200 });
const nation = fc.constantFrom<Nation>(...Object.values(nations));

describe('bank holidays', () => {
  it.each<[Nation, number, string[]]>([
    ['england', 2021, ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28']],
    ['england', 2026, ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']],
    ['wales', 2027, ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28']],
    ['scotland', 2025, ['01-01', '01-02', '04-18', '05-05', '05-26', '08-04', '12-01', '12-25', '12-26']],
    ['scotland', 2028, ['01-03', '01-04', '04-14', '05-01', '05-29', '08-07', '11-30', '12-25', '12-26']],
    [
      'northern_ireland',
      2026,
      ['01-01', '03-17', '04-03', '04-06', '05-04', '05-25', '07-13', '08-31', '12-25', '12-28'],
    ],
  ])('of %s in %i are those of the calendar', (where, when, days) => {
    expect(bankHolidays(where, when)).toEqual(days.map((day) => `${when}-${day}`));
  });

  it('are days of the week that one would work on, each once', () => {
    fc.assert(
      fc.property(nation, year, (where, when) => {
        const days = bankHolidays(where, when);
        expect(new Set(days).size).toBe(days.length);
        for (const day of days) expect([0, 6]).not.toContain(new Date(day).getUTCDay());
      }),
    );
  });

  it('of several nations are those of any', () => {
    const both = restingIn(['scotland', 'northern_ireland']);
    expect(both('2026-11-30')).toBe(true);
    expect(both('2026-03-17')).toBe(true);
    expect(restingIn(['england'])('2026-11-30')).toBe(false);
  });
});
