import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Message } from '#server/messages/messages.contract.ts';
import { addTo, emptyLog, wholeUpTo } from '../../client/src/messages/thread-log.ts';

const message = (seq: number): Message => ({
  introductionId: '00000000-0000-4000-8000-000000000001',
  thread: 'all',
  seq,
  clientId: `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`,
  author: 'need',
  mine: false,
  body: `message ${seq}`,
  at: '2026-11-23T09:00:00Z',
});

describe('the messages that are known here', () => {
  test('whatever comes, in whatever order and however often, stands once and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 30 }))), (batches) => {
        const log = batches.reduce((before, batch) => addTo(before, batch.map(message)), emptyLog);
        const expected = [...new Set(batches.flat())].sort((one, other) => one - other);
        expect(log.messages.map(({ seq }) => seq)).toEqual(expected);
      }),
    );
  });

  test('reading goes on from before the first hole', () => {
    expect(wholeUpTo(emptyLog)).toBe(0);
    expect(wholeUpTo(addTo(emptyLog, [1, 2, 3].map(message)))).toBe(3);
    expect(wholeUpTo(addTo(emptyLog, [1, 2, 5, 6].map(message)))).toBe(2);
    expect(wholeUpTo(addTo(emptyLog, [4].map(message)))).toBe(0);
  });
});
