import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AnswerStatus, IntroductionStatus } from '#server/introductions/introductions.contract.ts';
import {
  type Ending,
  endingOf,
  holdsPlace,
  type Move,
  movesOpenTo,
  type Place,
  refusalOf,
  statusOf,
} from '#server/introductions/status.ts';

const answer = fc.constantFrom(...AnswerStatus.options);
const ending = fc.constantFrom<Ending | null>(null, 'withdrawn', 'expired', 'closed');
const status = fc.constantFrom(...IntroductionStatus.options);
const place = fc.constantFrom<Place>('need', 'idea', 'broker');
const move = fc.constantFrom<Move>('propose', 'accept', 'decline', 'withdraw', 'close');

describe('the status that follows from the answers', () => {
  it('is connected exactly while both accept and nothing has ended it', () => {
    fc.assert(
      fc.property(answer, answer, ending, (need, idea, end) => {
        expect(statusOf({ need, idea }, end) === 'connected').toBe(
          need === 'accepted' && idea === 'accepted' && end === null,
        );
      }),
    );
  });

  it('treats both sides alike', () => {
    fc.assert(
      fc.property(answer, answer, ending, (one, other, end) => {
        expect(statusOf({ need: one, idea: other }, end)).toBe(statusOf({ need: other, idea: one }, end));
      }),
    );
  });

  it('never connects, nor stays closed, once a consent is taken back', () => {
    fc.assert(
      fc.property(answer, ending, (other, end) => {
        expect(statusOf({ need: 'revoked', idea: other }, end)).toBe('withdrawn');
      }),
    );
  });

  it('is declined by one refusal, whatever the other side says', () => {
    for (const other of ['waiting', 'accepted', 'declined'] as const) {
      expect(statusOf({ need: 'declined', idea: other }, null)).toBe('declined');
    }
  });

  it('is not moved by one acceptance', () => {
    expect(statusOf({ need: 'accepted', idea: 'waiting' }, null)).toBe('proposed');
  });

  it('can be read back from what is stored', () => {
    fc.assert(
      fc.property(answer, answer, ending, (need, idea, end) => {
        const stored = statusOf({ need, idea }, end);
        expect(statusOf({ need, idea }, endingOf(stored))).toBe(stored);
      }),
    );
  });
});

describe('the table of moves', () => {
  it('refuses exactly what it does not offer', () => {
    fc.assert(
      fc.property(move, status, place, answer, (name, at, as, own) => {
        expect(refusalOf(name, at, as, own) === null).toBe(movesOpenTo(at, as, own).includes(name));
      }),
      { numRuns: 2_000 },
    );
  });

  it('lets nobody answer for a side but the side, and nobody propose or close but the broker', () => {
    fc.assert(
      fc.property(status, answer, (at, own) => {
        for (const name of ['accept', 'decline'] as const) {
          expect(refusalOf(name, at, 'broker', own)).toBe('not_allowed');
        }
        for (const name of ['propose', 'close'] as const) {
          expect(refusalOf(name, at, 'need', own)).toBe('not_allowed');
          expect(refusalOf(name, at, 'idea', own)).toBe('not_allowed');
        }
      }),
    );
  });

  it('always lets a side take back a consent that still opens a card', () => {
    for (const at of ['proposed', 'connected', 'closed'] as const) {
      expect(movesOpenTo(at, 'need', 'accepted')).toContain('withdraw');
    }
  });

  it('offers nothing more once it is declined, withdrawn or expired', () => {
    fc.assert(
      fc.property(fc.constantFrom('declined', 'withdrawn', 'expired'), place, answer, (at, as, own) => {
        expect(movesOpenTo(at, as, own)).toEqual([]);
      }),
    );
  });

  it('says which way a move is refused', () => {
    expect(refusalOf('accept', 'proposed', 'need', 'accepted')).toBe('introduction_already_answered');
    expect(refusalOf('accept', 'connected', 'need', 'accepted')).toBe('introduction_already_answered');
    expect(refusalOf('accept', 'expired', 'need', 'waiting')).toBe('introduction_closed');
    expect(refusalOf('decline', 'withdrawn', 'idea', 'waiting')).toBe('introduction_closed');
    expect(refusalOf('withdraw', 'proposed', 'idea', 'waiting')).toBe('not_allowed');
    expect(refusalOf('withdraw', 'connected', 'broker', 'waiting')).toBe('already_moved');
    expect(refusalOf('withdraw', 'declined', 'broker', 'waiting')).toBe('introduction_closed');
    expect(refusalOf('propose', 'proposed', 'broker', 'waiting')).toBe('already_moved');
    expect(refusalOf('close', 'proposed', 'broker', 'waiting')).toBe('already_moved');
  });

  it('holds a place of the idea exactly while the pair may count as open', () => {
    expect(IntroductionStatus.options.filter(holdsPlace)).toEqual(['proposed', 'connected']);
  });
});
