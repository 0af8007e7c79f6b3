import { describe, expect, test } from '@jest/globals';
import { backOf, listOf, oneOf } from '../../client/src/app/search-params.ts';
import { formatDay, formatMoment, formatMoney, formatMoneyRange } from '../../client/src/ui/format.ts';

const now = new Date('2026-11-23T12:00:00Z');

describe('dates and money as people read them', () => {
  test('relative only within a day, then the weekday, then the year', () => {
    expect(formatDay('2026-11-23T01:00:00Z', now)).toBe('today');
    expect(formatDay('2026-11-24', now)).toBe('tomorrow');
    expect(formatDay('2026-11-26', now)).toBe('Thursday 26 November');
    expect(formatDay('2028-02-01', now)).toBe('1 February 2028');
  });

  test('the day is the one in London, also in summer an hour before midnight', () => {
    expect(formatMoment('2026-07-01T23:30:00Z', new Date('2026-07-02T08:00:00Z'))).toBe('today at 00:30');
  });

  test('pence only where there are some', () => {
    expect(formatMoney(2_000_000)).toBe('£20,000');
    expect(formatMoney(1_250)).toBe('£12.50');
    expect(formatMoneyRange(2_000_000, 5_000_000)).toBe('£20,000 to £50,000');
    expect(formatMoneyRange(null, 5_000_000)).toBe('up to £50,000');
    expect(formatMoneyRange(null, null)).toBeUndefined();
  });
});

describe('addresses come from anybody’s hands', () => {
  test('a way back leads only to this site', () => {
    expect(backOf('/needs/new?step=check')).toBe('/needs/new?step=check');
    expect(['//evil.example', 'https://evil.example', '/\\evil.example', 7, undefined].map(backOf)).toEqual(
      Array(5).fill(undefined),
    );
  });

  test('what does not fit is left out', () => {
    expect(oneOf('closed', ['closed', 'expired'])).toBe('closed');
    expect(oneOf('anything', ['closed', 'expired'])).toBeUndefined();
    expect(listOf(['a', '', {}, 3])).toEqual(['a', '3']);
  });
});
