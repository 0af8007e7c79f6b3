import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { restingIn } from '#server/introductions/bank-holidays.ts';
import { addWorkingDays, clocksFrom, usualTerms } from '#server/introductions/working-days.ts';

const day = (at: Date): string => at.toISOString().slice(0, 10);
const moment = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2040-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('working days', () => {
  it('leave out the weekend', () => {
    // 20 November 2026 is a Friday.
    expect(day(addWorkingDays(new Date('2026-11-20T15:00:00Z'), 1))).toBe('2026-11-23');
    expect(day(addWorkingDays(new Date('2026-11-23T15:00:00Z'), 4))).toBe('2026-11-27');
    expect(day(addWorkingDays(new Date('2026-11-23T15:00:00Z'), 5))).toBe('2026-11-30');
    expect(day(addWorkingDays(new Date('2026-11-21T15:00:00Z'), 1))).toBe('2026-11-23');
  });

  it('leave out holidays', () => {
    const christmas = (date: string): boolean => date === '2026-12-25' || date === '2026-12-28';
    expect(day(addWorkingDays(new Date('2026-12-24T09:00:00Z'), 1, christmas))).toBe('2026-12-29');
  });

  it('keep the time of day and never end on a weekend', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const to = addWorkingDays(from, days);
        expect(to.toISOString().slice(10)).toBe(from.toISOString().slice(10));
        expect([0, 6]).not.toContain(to.getUTCDay());
      }),
    );
  });

  it('add up', () => {
    fc.assert(
      fc.property(moment, fc.nat({ max: 20 }), fc.nat({ max: 20 }), (from, some, more) => {
        expect(addWorkingDays(addWorkingDays(from, some), more)).toEqual(addWorkingDays(from, some + more));
      }),
    );
  });
});

describe('the clocks of a proposal', () => {
  it('let nobody be pressed over Christmas, nor by the rest of one nation alone', () => {
    const proposed = new Date('2026-12-23T10:00:00Z');
    const both = clocksFrom(proposed, usualTerms, restingIn(['england', 'scotland']));
    expect(both.remindAt.slice(0, 10)).toBe('2026-12-31');
    expect(clocksFrom(proposed, usualTerms, restingIn(['scotland'])).overdueAt.slice(0, 10)).toBe(
      '2027-01-06',
    );
    expect(clocksFrom(proposed, usualTerms, restingIn(['england'])).overdueAt.slice(0, 10)).toBe(
      '2027-01-05',
    );
  });

  it('run in order', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const { remindAt, overdueAt, expiresAt } = clocksFrom(at);
        expect([at.toISOString(), remindAt, overdueAt, expiresAt].toSorted()).toEqual([
          at.toISOString(),
          remindAt,
          overdueAt,
          expiresAt,
        ]);
      }),
    );
  });

  it('remind after 4 working days, are overdue after 6, and run out after 21 days', () => {
    expect(clocksFrom(new Date('2026-11-23T10:00:00Z'))).toEqual({
      remindAt: '2026-11-27T10:00:00.000Z',
      overdueAt: '2026-12-01T10:00:00.000Z',
      expiresAt: '2026-12-14T10:00:00.000Z',
    });
  });
});
