import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventTypes } from '#server/events/events.contract.ts';
import { AnswerStatus, IntroductionStatus } from '#server/introductions/introductions.contract.ts';
import type { StoredAnswer, StoredIntroduction } from '#server/introductions/stored-introduction.ts';
import { isReceipt, recipientsOf } from '#server/notifications/recipients.ts';

const answer = (personId: string): fc.Arbitrary<StoredAnswer> =>
  fc.record({
    personId: fc.constant(personId),
    status: fc.constantFrom(...AnswerStatus.options),
    fields: fc.constant([]),
    answeredAt: fc.constant(null),
    moderated: fc.constant(false),
    privateReason: fc.constant(null),
  });
const introduction = fc
  .record({
    status: fc.constantFrom(...IntroductionStatus.options),
    answers: fc.option(fc.record({ need: answer('commissioner'), idea: answer('nurse') })),
  })
  .map((found) => found as StoredIntroduction);
const happened = fc.record({
  type: fc.constantFrom(...eventTypes),
  actorId: fc.constantFrom(null, 'commissioner', 'nurse', 'broker'),
  data: fc.record({
    thread: fc.constantFrom('all', 'need', 'idea'),
    side: fc.constantFrom('need', 'idea'),
    connects: fc.boolean(),
    by: fc.constantFrom('need', 'idea', 'broker'),
  }),
});

describe('who is told', () => {
  it('is never whoever did it, but for receipts and that both sides hear that they are introduced, nor anybody twice', () => {
    fc.assert(
      fc.property(happened, introduction, (event, found) => {
        const all = recipientsOf(event, found, ['broker', 'colleague']);
        const told = all.map(({ personId }) => personId);
        const others = all.flatMap(({ personId, kind }) => (isReceipt(kind) ? [] : personId));
        if (event.type !== 'introduction.connected') expect(others).not.toContain(event.actorId);
        expect(new Set(told).size).toBe(told.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is both sides when they are introduced, with a letter each, whoever answered last', () => {
    fc.assert(
      fc.property(happened, introduction, (event, found) => {
        fc.pre(found.answers !== null);
        const connected = { ...found, status: 'connected' as const };
        const told = recipientsOf({ ...event, type: 'introduction.connected' }, connected, ['broker']);
        expect(told.filter(({ letter }) => letter === 'introduction_connected').map(({ as }) => as)).toEqual([
          'need',
          'idea',
        ]);
      }),
    );
  });

  it('is a side as a side alone, even if it works for the agency', () => {
    fc.assert(
      fc.property(happened, introduction, (event, found) => {
        fc.pre(found.answers !== null);
        const told = recipientsOf(event, found, ['nurse', 'broker']);
        expect(told.filter(({ personId, as }) => personId === 'nurse' && as !== 'idea')).toEqual([]);
        if (event.type === 'message.sent' && event.data.thread === 'need')
          expect(told.map(({ personId }) => personId)).not.toContain('nurse');
      }),
    );
  });

  it('is in writing whoever agreed or took it back, and nobody else', () => {
    fc.assert(
      fc.property(happened, introduction, (event, found) => {
        fc.pre(found.answers !== null);
        const receipts = (type: 'introduction.accepted' | 'introduction.withdrawn') =>
          recipientsOf({ ...event, type }, found, ['broker'])
            .filter(({ kind }) => isReceipt(kind))
            .map(({ as, letter }) => [as, letter]);
        expect(receipts('introduction.accepted')).toEqual([[event.data.side, 'introduction_receipt']]);
        expect(receipts('introduction.withdrawn')).toEqual(
          event.data.by === 'broker' ? [] : [[event.data.by, 'introduction_withdrawal_receipt']],
        );
      }),
    );
  });

  it('is no side while nobody was asked', () => {
    fc.assert(
      fc.property(happened, introduction, (event, found) => {
        const told = recipientsOf(event, { ...found, answers: null }, ['broker']);
        expect(told.every(({ as }) => as === 'broker')).toBe(true);
      }),
    );
  });

  it('is not the other side of a talk apart', () => {
    fc.assert(
      fc.property(happened, introduction, (event, found) => {
        const message = { ...event, type: 'message.sent' as const, data: { thread: 'need' } };
        expect(recipientsOf(message, found, []).some(({ as }) => as === 'idea')).toBe(false);
      }),
    );
  });

  it('is asked for an answer only while one is still wanted', () => {
    fc.assert(
      fc.property(introduction, (found) => {
        for (const type of ['introduction.proposed', 'introduction.reminded'] as const) {
          for (const { as } of recipientsOf({ type, actorId: null }, found, ['broker'])) {
            expect(as).not.toBe('broker');
            expect(found.status).toBe('proposed');
            if (as !== 'broker') expect(found.answers?.[as].status).toBe('waiting');
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
