import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { digestOf, MOST_LINES } from '#server/notifications/digest.ts';
import { instantAt, localTime } from '#server/notifications/local-time.ts';
import { afterQuiet, mailTime } from '#server/notifications/mail-times.ts';
import { readStopToken, stopTokenOf } from '#server/notifications/stop-token.ts';

const zones = ['Europe/London', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia', 'Australia/Lord_Howe'];
const zone = fc.constantFrom(...zones);
const instant = fc.date({ min: new Date('2024-01-01'), max: new Date('2032-01-01'), noInvalidDate: true });
const minute = fc.integer({ min: 0, max: 1_439 });
const written = (at: number): string =>
  `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;

describe('when a mail goes out', () => {
  it('is reckoned on the wall of where the person lives, also when the clocks change', () => {
    const london = 'Europe/London';
    const day = Date.UTC(2026, 2, 29);
    // At one in the morning it is two.
    expect(instantAt({ day, minute: 90 }, london).toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(instantAt({ day, minute: 480 }, london).toISOString()).toBe('2026-03-29T07:00:00.000Z');
    fc.assert(
      fc.property(instant, zone, (at, place) => {
        const local = localTime(at, place);
        const back = instantAt(local, place).getTime();
        // The same minute, or the same reading of the clock an hour or half an hour apart where it is put back.
        expect(localTime(new Date(back), place)).toEqual(local);
        expect(Math.abs(back - at.getTime())).toBeLessThan(60 * 60_000 + 60_000);
      }),
    );
  });

  it('is never in quiet hours, never earlier, and never a whole day later', () => {
    fc.assert(
      fc.property(instant, zone, minute, minute, (at, timeZone, from, until) => {
        fc.pre(from !== until);
        const quiet = { timeZone, quietFrom: written(from), quietUntil: written(until) };
        const after = afterQuiet(at, quiet);
        expect(after.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(after.getTime() - at.getTime()).toBeLessThanOrEqual(25 * 60 * 60_000);
        if (after.getTime() === at.getTime()) return;
        // It ends at the minute that was said, or just after a jump of the clock over it.
        const shown = localTime(after, timeZone).minute;
        expect((shown - until + 1_440) % 1_440).toBeLessThanOrEqual(60);
      }),
    );
  });

  it('of a digest is eight in the morning, of a week’s on a Monday', () => {
    const none = { quietFrom: null, quietUntil: null };
    fc.assert(
      fc.property(
        instant,
        zone,
        fc.constantFrom('daily' as const, 'weekly' as const),
        (at, timeZone, how) => {
          const next = mailTime(at, how, { timeZone, ...none });
          expect(next.getTime()).toBeGreaterThan(at.getTime());
          expect(next.getTime() - at.getTime()).toBeLessThanOrEqual((how === 'daily' ? 2 : 8) * 86_400_000);
          const local = localTime(next, timeZone);
          expect(local.minute).toBe(480);
          if (how === 'weekly') expect(new Date(local.day).getUTCDay()).toBe(1);
        },
      ),
    );
    const late = { timeZone: 'Europe/London', quietFrom: '22:00', quietUntil: '09:30' };
    expect(mailTime(new Date('2026-07-01T12:00:00Z'), 'daily', late).toISOString()).toBe(
      '2026-07-02T08:30:00.000Z',
    );
  });
});

test('a digest is at most thirty lines, newest first in its groups, says how many more, and is none when empty', () => {
  const footer = { lines: [], actions: [] };
  expect(digestOf([], footer)).toBeUndefined();
  const lines = Array.from({ length: 40 }, (_, place) => ({
    group: place % 2 === 0 ? ('messages' as const) : ('introductions' as const),
    text: `Line ${place}`,
    about: '',
    path: '/notifications',
    at: new Date(Date.UTC(2026, 0, 1, 0, place)).toISOString(),
  }));
  const letter = digestOf(lines, footer);
  const told = letter?.sections?.flatMap(({ items }) => items.map(({ text }) => Number(text.slice(5)))) ?? [];
  expect(told).toHaveLength(MOST_LINES);
  expect(Math.min(...told)).toBe(10);
  expect(letter?.sections?.map(({ title }) => title)).toEqual(['Introductions', 'Messages']);
  expect(told.slice(0, 15)).toEqual(told.slice(0, 15).toSorted((a, b) => b - a));
  expect(letter?.action?.label).toContain('And 10 more');
});

test('a link that stops mail is ours or it is nothing', () => {
  const person = '01900000-0000-7000-8000-000000000000';
  const token = stopTokenOf([person, 'messages'], 'a key');
  expect(readStopToken(token, 'a key')).toEqual([person, 'messages']);
  expect(readStopToken(stopTokenOf([person, 'alert', person], 'a key'), 'a key')).toHaveLength(3);
  expect(readStopToken(token, 'another key')).toBeUndefined();
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom('a', 'b', 'Z', '.', '-', ' '), (place, other) => {
      const changed = token.slice(0, place) + other + token.slice(place + 1);
      if (changed !== token) expect(readStopToken(changed, 'a key')).toBeUndefined();
    }),
  );
  expect(readStopToken('', 'a key')).toBeUndefined();
});
